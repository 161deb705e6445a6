"""The map as a timeline: places and people as bars over the years, with soft ends where unsure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from network.connections.model import Connection, RelationshipMap
from network.drawing import svg, tag, timeline_narrow, timeline_wide
from network.drawing.flow import flow
from network.drawing.picture import Addresses, Picture
from network.drawing.tag import Tag
from network.drawing.time_rows import rows as rows_of
from network.drawing.time_scale import TICK, numbers
from network.drawing.words import N_, Words

HEAD = 44.0
TITLE = N_("My map over time")
ABOUT = N_(
    "%(bars)s bars from %(first)s to %(last)s: places first, then people. Paler ends are not "
    "certain. The list of people says all of this in words."
)
NO_DATES_ABOUT = N_("Nobody here has dates yet.")
NO_DATES = N_("No dates yet")


class _Place(NamedTuple):
    edge: float
    top: float
    width: float


class _Below(NamedTuple):
    body: str
    width: float
    bottom: float


def draw(
    whole: RelationshipMap,
    words: Words,
    addresses: Addresses | None = None,
    *,
    today: date,
    exact: bool = True,
    narrow: bool = False,
) -> Picture:
    """Draw places and people that have a date as bars, and name the others below."""
    to = addresses or Addresses()
    form = timeline_narrow if narrow else timeline_wide
    rows, undated = rows_of(whole, words, to, today)
    scale = form.scale(rows, today)
    top = form.EDGE + HEAD
    lines, bottom = form.lines(rows, scale, top, today, exact=exact) if rows else ("", top)
    place = _Place(form.EDGE, bottom + 30, scale.right + form.RIGHT)
    years = numbers(scale, today, top - TICK - 10, bottom + 14, words) if rows else ""
    below = _below(_tags(undated, whole, words), place, words, to, exact=exact)
    about = words.say(ABOUT, bars=len(rows), first=scale.first, last=scale.last)
    return Picture(
        title=words.say(TITLE),
        about=about if rows else words.say(NO_DATES_ABOUT),
        width=below.width,
        height=below.bottom,
        body=years + lines + below.body,
    )


def _tags(people: Sequence[Connection], whole: RelationshipMap, words: Words) -> list[Tag]:
    ordered = sorted(people, key=lambda one: (one.called.casefold(), one.id))
    return [tag.made(one, words.person(one, whole.settings), paint="") for one in ordered]


def _below(
    tags: Sequence[Tag], place: _Place, words: Words, to: Addresses, *, exact: bool
) -> _Below:
    """Those without dates, from some height on, in rows as wide as the picture."""
    edge, top, width = place
    if not tags:
        return _Below("", width, top + edge - 10)
    laid = flow(tags, width - 2 * edge)
    drawn = "".join(
        tag.draw(one, edge + x, top + 30 + y, href=to.person(one.id), exact=exact)
        for one, x, y in laid.spots
    )
    head = svg.element("text", svg.text(words.say(NO_DATES)), class_="head", x=edge, y=top + 14)
    widest = max(one.width for one in tags) + 2 * edge
    return _Below(head + drawn, max(width, widest), top + 30 + laid.height + edge)
