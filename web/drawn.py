"""The pictures of a map, as a page shows them and as files: what the address asks for, drawn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from urllib.parse import urlencode

from flask import g, request, url_for
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from werkzeug.datastructures import MultiDict

from network.connections.model import Comparison, RelationshipMap
from network.drawing import compare, files, places, rings, sheet, timeline, tree
from network.drawing.choice import Choice, Chosen, chosen
from network.drawing.circles import Circle
from network.drawing.files import PictureFile
from network.drawing.picture import Addresses, Picture
from network.drawing.words import Words
from network.identity import ItemId
from web.wording import wording

LINES_OFF = "off"
RINGS_ASKED = frozenset("012345")


class View(StrEnum):
    """The pictures there are."""

    RINGS = "rings"
    PLACES = "places"
    TREE = "tree"
    TIMELINE = "timeline"
    THEN_AND_NOW = "then-and-now"


NAMES: dict[View, LazyString] = {
    View.RINGS: _l("Rings"),
    View.PLACES: _l("Places"),
    View.TREE: _l("Family tree"),
    View.TIMELINE: _l("Timeline"),
    View.THEN_AND_NOW: _l("Then and now"),
}


def words() -> Words:
    """What pictures say, in the language of this request. Each word is looked up once."""
    if "picture_words" not in g:
        g.picture_words = Words(
            translate=cache(gettext), label=cache(lambda member: str(wording(member)))
        )
    made: Words = g.picture_words
    return made


def asked(values: MultiDict[str, str]) -> Choice:
    """What the address wants to see. What it doesn't understand changes nothing."""
    circles = {one.value: one for one in Circle}
    return Choice(
        focus=ItemId(values["focus"]) if values.get("focus") else None,
        hidden_rings=frozenset(
            int(ring) for ring in values.getlist("hide_ring") if ring in RINGS_ASKED
        ),
        hidden_groups=frozenset(values.getlist("hide_group")),
        hidden_circles=frozenset(
            circles[name] for name in values.getlist("hide_circle") if name in circles
        ),
        lines=values.get("lines") != LINES_OFF,
    )


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A picture with what was left out of it, counted. Some have a narrow form for phones."""

    view: View
    picture: Picture
    part: Chosen
    narrow: Picture | None = None
    outside: int = 0

    @property
    def notes(self) -> list[str]:
        """What is not in the picture, in words."""
        said = []
        if self.part.hidden_people:
            said.append(_hidden_people(self.part.hidden_people))
        if self.part.hidden_lines:
            said.append(_hidden_lines(self.part.hidden_lines))
        if self.outside:
            said.append(_outside(self.outside))
        return said

    def file(self, kind: PictureFile) -> bytes:
        """The picture as a file, which says what is not in it."""
        return files.made(self.picture, kind, words(), self.notes)


def shown(
    view: View,
    found: RelationshipMap,
    choice: Choice,
    *,
    today: date,
    written_out: bool = False,
    for_page: bool = True,
) -> Shown:
    """Draw one view of the part of the map that was asked for."""
    part = chosen(found, choice)
    to = addresses() if for_page else None
    draw: dict[View, Callable[[], Picture]] = {
        View.RINGS: lambda: rings.draw(
            part.shown, words(), to, exact=for_page, written_out=written_out
        ),
        View.PLACES: lambda: places.draw(part.shown, words(), to, exact=for_page),
        View.TREE: lambda: tree.draw(part.shown, words(), to, exact=for_page),
        View.TIMELINE: lambda: timeline.draw(part.shown, words(), to, today=today, exact=for_page),
    }
    return Shown(
        view=view,
        picture=draw[view](),
        narrow=_narrow(view, part.shown, to, today) if to else None,
        part=part,
        outside=len(tree.left_out(part.shown)) if view is View.TREE else 0,
    )


def _narrow(view: View, found: RelationshipMap, to: Addresses, today: date) -> Picture | None:
    """The same picture as a phone has room for it, where that is another drawing."""
    if view is View.PLACES:
        return places.draw(found, words(), to, on=sheet.NARROW)
    if view is View.TIMELINE:
        return timeline.draw(found, words(), to, today=today, narrow=True)
    return None


def both_days(
    then: RelationshipMap,
    now: RelationshipMap,
    comparison: Comparison,
    *,
    for_page: bool = True,
) -> Shown:
    """Two days of the map in one picture."""
    to = addresses() if for_page else None
    picture = compare.draw(then, now, comparison, words(), to, exact=for_page)
    part = Chosen(shown=now, hidden_people=0, hidden_lines=0)
    return Shown(view=View.THEN_AND_NOW, picture=picture, part=part)


def one_day(found: RelationshipMap, title: str, *, now: RelationshipMap) -> Picture:
    """The rings of one day. People who are still on the map can be opened."""
    to = addresses()
    here = Addresses(person=lambda one: to.person(one) if one in now.connection_by_id else None)
    return replace(rings.draw(found, words(), here), title=title)


def query() -> str:
    """The choice as it stands in the address, for links to the same part of the map."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "done"]
    return f"?{urlencode(kept)}" if kept else ""


def addresses() -> Addresses:
    """Where a tap on somebody or on a place leads."""
    return Addresses(
        person=lambda one: url_for("connection.show", connection_id=one),
        place=lambda one: url_for("place.show", place_id=one),
    )


def _hidden_people(count: int) -> str:
    return str(
        ngettext(
            "%(num)d person is hidden from this picture.",
            "%(num)d people are hidden from this picture.",
            count,
        )
    )


def _hidden_lines(count: int) -> str:
    return str(
        ngettext(
            "%(num)d line between people is not drawn.",
            "%(num)d lines between people are not drawn.",
            count,
        )
    )


def _outside(count: int) -> str:
    return str(
        ngettext(
            "%(num)d person on my map is not family or a carer, so they are not in the tree.",
            "%(num)d people on my map are not family or carers, so they are not in the tree.",
            count,
        )
    )
