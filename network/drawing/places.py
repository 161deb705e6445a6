"""The map by places through time: a panel for each home or place, with the people known there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from network.connections.kinds import Certainty, PlaceKind
from network.connections.model import Connection, Known, Place, RelationshipMap
from network.drawing import glyphs, metrics, panel, sheet, svg, tag
from network.drawing.flow import Flow, flow
from network.drawing.panel import Panel
from network.drawing.picture import Addresses, Picture
from network.drawing.sheet import Sheet
from network.drawing.tag import Tag
from network.drawing.words import FELT, N_, NOT_SURE, Words

SIGNS_AND_PAD = 130.0
TITLE = N_("My map by place")
ABOUT = N_(
    "%(places)s places in the order of my life, each with the people I knew there. "
    "The list of people says all of this in words."
)
ELSEWHERE = N_("No place yet")
NOBODY = N_("Nobody put here yet")


def draw(
    whole: RelationshipMap,
    words: Words,
    addresses: Addresses | None = None,
    *,
    exact: bool = True,
    on: Sheet = sheet.WIDE,
) -> Picture:
    """Draw one panel a place, in order, and a last one for people without a place."""
    to = addresses or Addresses()
    tags = _Tags(whole=whole, words=words, on=on)
    room = replace(on, panel=max(on.panel, tags.widest + 2 * on.pad))
    panels = list(_panels(tags, room, to))
    spots, height = _grid(panels, room)
    drawn = "".join(
        panel.draw(one, x, y, to, exact=exact) for one, (x, y) in zip(panels, spots, strict=True)
    )
    return Picture(
        title=words.say(TITLE),
        about=words.say(ABOUT, places=len(whole.places)),
        width=2 * room.edge + _whole_width(whole, room),
        height=height,
        body=_way(spots[: len(whole.places)], room) + drawn,
    )


def in_order(places: Sequence[Place]) -> list[Place]:
    """Places in the owner's order, and by date where they gave none."""

    def key(place: Place) -> tuple[int, date, str]:
        return (
            place.order,
            place.came.middle or place.left.middle or date.max,
            place.name.casefold(),
        )

    return sorted(places, key=key)


@dataclass(frozen=True, kw_only=True)
class _Tags:
    """Who stands where."""

    whole: RelationshipMap
    words: Words
    on: Sheet

    @property
    def widest(self) -> float:
        """The width of the widest: no panel may be narrower than somebody in it."""
        everywhere = [self.at(place) for place in self.whole.places] + [self.elsewhere()]
        return max((one.width for tags in everywhere for one in tags), default=0.0)

    def at(self, place: Place) -> list[Tag]:
        """Those known at a place, each once, as the owner's first line about them says."""
        return [
            self._tag(one, known)
            for one in self.whole.connections
            for known in [known for known in one.known if known.place_id == place.id][:1]
        ]

    def elsewhere(self) -> list[Tag]:
        """Those known at no place of the map."""
        there = set(self.whole.place_by_id)
        return [
            self._tag(one, Known())
            for one in self.whole.connections
            if not any(known.place_id in there for known in one.known)
        ]

    def _tag(self, one: Connection, known: Known) -> Tag:
        when = self.words.stretch(known.since, known.until)
        felt = "" if one.feeling is None else glyphs.CLASS_OF_FEELING.get(one.feeling, "")
        about = ", ".join(filter(None, (self.words.person(one, self.whole.settings), when)))
        small = metrics.few_lines(when, tag.SMALL, self.on.inside - SIGNS_AND_PAD)
        return tag.made(one, about, paint=felt, small=small)


def _panels(tags: _Tags, on: Sheet, to: Addresses) -> Iterator[Panel]:
    for number, place in enumerate(in_order(tags.whole.places), start=1):
        yield _of_place(place, str(number), tags, on, to)
    rest = tags.elsewhere()
    if rest:
        wide = _whole_width(tags.whole, on)
        heading = tags.words.say(ELSEWHERE)
        yield Panel(
            number="?",
            heading=(heading,),
            lines=(),
            paint="nowhere",
            sign=None,
            people=_laid(rest, wide - 2 * on.pad),
            href=None,
            about=heading,
            nobody="",
            width=wide,
            pad=on.pad,
        )


def _of_place(place: Place, number: str, tags: _Tags, on: Sheet, to: Addresses) -> Panel:
    said = _said(place, tags.words)
    sign = paint = None
    if place.feeling is not None and place.feeling in glyphs.OF_FEELING:
        sign = (glyphs.OF_FEELING[place.feeling], glyphs.PAINT_OF_FEELING[place.feeling])
        paint = glyphs.CLASS_OF_FEELING[place.feeling]
    name = metrics.shown(place.name)
    return Panel(
        number=number,
        heading=metrics.lines(name, panel.HEAD, panel.room_for_name(on.inside)),
        lines=tuple(
            line for part in said for line in metrics.few_lines(part, tag.SMALL, on.inside)
        ),
        paint=paint or "",
        sign=sign,
        people=_laid(tags.at(place), on.inside),
        href=to.place(place.id),
        about=", ".join((place.name, *said)),
        nobody=tags.words.say(NOBODY),
        width=on.panel,
        pad=on.pad,
    )


def _said(place: Place, words: Words) -> list[str]:
    """What is known about a place: what it was and where, when, and how it felt."""
    kind = "" if place.kind is PlaceKind.OTHER else words.label(place.kind)
    sure = words.say(NOT_SURE) if place.certainty is Certainty.NOT_SURE else ""
    when = words.stretch(place.came, place.left)
    felt = words.say(FELT[place.feeling]) if place.feeling in FELT else ""
    parts = ((kind, place.area), (when, sure), (felt,))
    return list(filter(None, (", ".join(filter(None, part)) for part in parts)))


def _laid(tags: list[Tag], width: float) -> Flow:
    ordered = sorted(tags, key=lambda one: (one.ring or 9, " ".join(one.lines).casefold(), one.id))
    return flow(ordered, width)


def _whole_width(whole: RelationshipMap, on: Sheet) -> float:
    """As wide as the places need, and two columns at least where there is room for two."""
    return on.across(min(on.columns, max(2, len(whole.places))))


def _grid(panels: Sequence[Panel], on: Sheet) -> tuple[list[tuple[float, float]], float]:
    """Where the panels go: rows of a few, and the wide one by itself."""
    rows: list[list[Panel]] = []
    for one in panels:
        if not rows or len(rows[-1]) == on.columns or one.width > on.panel:
            rows.append([])
        rows[-1].append(one)
    spots: list[tuple[float, float]] = []
    y = on.edge
    for row in rows:
        spots += [(on.edge + n * (on.panel + on.gap), y) for n in range(len(row))]
        y += max(one.height for one in row) + on.gap
    return spots, max(y - on.gap, on.edge) + on.edge


def _way(spots: Sequence[tuple[float, float]], on: Sheet) -> str:
    """The way from one place to the next, behind the panels."""
    parts = []
    half = on.panel / 2
    for (ax, ay), (bx, by) in pairwise(spots):
        if by == ay:
            parts.append(f"M{ax + on.panel:.0f} {ay + 34:.0f}H{bx:.0f}")
        else:
            mid = by - on.gap / 2
            parts.append(f"M{ax + half:.0f} {ay + 40:.0f}V{mid:.0f}H{bx + half:.0f}V{by + 10:.0f}")
    if not parts:
        return ""
    return svg.element("path", class_="path", d="".join(parts), stroke_linejoin="round")
