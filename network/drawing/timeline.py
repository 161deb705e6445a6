"""The map as a timeline: places and people as bars over the years, with soft ends where unsure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from network.connections.model import Connection, Place, RelationshipMap
from network.drawing import metrics, svg, tag
from network.drawing.flow import flow
from network.drawing.picture import Addresses, Picture
from network.drawing.places import in_order
from network.drawing.spans import YEAR, span
from network.drawing.tag import Tag
from network.drawing.words import N_, Words

EDGE = 24.0
NAMES = 216.0
LEAST_WIDE = 700.0
YEAR_WIDE = 26.0
MOST_WIDE = 1600.0
ROW = 36.0
HEAD = 44.0
BAR = 14.0
LEAST_BAR = 7.0
TICKS = ((12, 1), (30, 5), (200, 10))
TITLE = N_("My map over time")
ABOUT = N_(
    "%(bars)s bars from %(first)s to %(last)s: places first, then people. Paler ends are not "
    "certain. The list of people says all of this in words."
)
NO_DATES_ABOUT = N_("Nobody here has dates yet.")
NO_DATES = N_("No dates yet")
TODAY = N_("Today")


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A bar: `sure` is the part that is certain, `maybe` all that it may have been."""

    name: str
    about: str
    when: str
    href: str | None
    paint: str
    maybe: tuple[date, date]
    sure: tuple[date, date] | None


@dataclass(frozen=True, kw_only=True)
class _Scale:
    first: int
    last: int
    width: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        years = (day - date(self.first, 1, 1)).days / YEAR
        whole = max(1, self.last - self.first)
        return EDGE + NAMES + self.width * min(max(years / whole, 0.0), 1.0)


class _Below(NamedTuple):
    body: str
    bottom: float


def draw(
    whole: RelationshipMap,
    words: Words,
    addresses: Addresses | None = None,
    *,
    today: date,
    exact: bool = True,
) -> Picture:
    """Draw places and people that have a date as bars, and name the others below."""
    to = addresses or Addresses()
    rows, undated = _rows(whole, words, to, today)
    scale = _scale(rows, today)
    width = EDGE * 2 + NAMES + scale.width + 40
    bottom = EDGE + HEAD + ROW * len(rows)
    bars = "".join(
        _bar(row, scale, EDGE + HEAD + n * ROW, exact=exact) for n, row in enumerate(rows)
    )
    ordered = sorted(undated, key=lambda one: (one.called.casefold(), one.id))
    tags = [tag.made(one, words.person(one, whole.settings), paint="") for one in ordered]
    below = _below(tags, bottom + 30, width, words, to)
    grid = "".join(_grid(scale, bottom, today, words)) if rows else ""
    about = words.say(ABOUT, bars=len(rows), first=scale.first, last=scale.last)
    return Picture(
        title=words.say(TITLE),
        about=about if rows else words.say(NO_DATES_ABOUT),
        width=width,
        height=below.bottom,
        body=grid + bars + below.body,
    )


def _rows(
    whole: RelationshipMap, words: Words, to: Addresses, today: date
) -> tuple[list[_Row], list[Connection]]:
    places = [_place_row(place, words, to, today) for place in in_order(whole.places)]
    rows = sorted(filter(None, places), key=lambda row: (row.maybe[0], row.name.casefold()))
    people: list[_Row] = []
    undated: list[Connection] = []
    for one in whole.connections:
        found = _person_row(one, whole, words, to, today)
        if found:
            people.append(found)
        else:
            undated.append(one)
    people.sort(key=lambda row: (row.maybe[0], row.maybe[1], row.name.casefold()))
    return rows + people, undated


def _place_row(place: Place, words: Words, to: Addresses, today: date) -> _Row | None:
    spans = span(place.came, place.left, today)
    if spans is None:
        return None
    when = words.stretch(place.came, place.left)
    return _Row(
        name=metrics.shown(place.name),
        about=f"{place.name}, {when}",
        when=when,
        href=to.place(place.id),
        paint="place",
        maybe=spans[0],
        sure=spans[1],
    )


def _person_row(
    one: Connection, whole: RelationshipMap, words: Words, to: Addresses, today: date
) -> _Row | None:
    spans = []
    said = []
    for known in one.known:
        place = whole.place_by_id.get(known.place_id) if known.place_id else None
        since, until = known.since, known.until
        if place and not since and not until:
            since, until = place.came, place.left
        found = span(since, until, today)
        if found:
            spans.append(found)
            said.append(words.stretch(since, until))
    if not spans:
        return None
    sure = [part for _, part in spans if part]
    return _Row(
        name=metrics.shown(one.called),
        about=", ".join((words.person(one, whole.settings), *dict.fromkeys(said))),
        when="; ".join(dict.fromkeys(said)),
        href=to.person(one.id),
        paint="",
        maybe=(min(part[0] for part, _ in spans), max(part[1] for part, _ in spans)),
        sure=(min(part[0] for part in sure), max(part[1] for part in sure)) if sure else None,
    )


def _scale(rows: Sequence[_Row], today: date) -> _Scale:
    if not rows:
        return _Scale(first=today.year, last=today.year + 1, width=LEAST_WIDE)
    first = min(row.maybe[0] for row in rows).year
    last = min(max(row.maybe[1] for row in rows).year + 1, 9999)
    width = min(max((last - first) * YEAR_WIDE, LEAST_WIDE), MOST_WIDE)
    return _Scale(first=first, last=last, width=width)


def _grid(scale: _Scale, bottom: float, today: date, words: Words) -> Iterator[str]:
    years = scale.last - scale.first
    step = next((step for most, step in TICKS if years <= most), max(20, years // 10 // 10 * 10))
    for year in range(-(-scale.first // step) * step, scale.last + 1, step):
        if year > 0:
            x = scale.x(date(year, 1, 1))
            yield f'<path class="rule" d="M{x:.1f} {EDGE + 24:.0f}V{bottom:.0f}"/>'
            yield svg.element(
                "text",
                str(year),
                class_="small",
                x=x,
                y=EDGE + 14,
                text_anchor="middle",
            )
    if date(scale.first, 1, 1) <= today and today.year <= scale.last:
        x = scale.x(today)
        yield f'<path class="rule today" d="M{x:.1f} {EDGE + 24:.0f}V{bottom:.0f}"/>'
        yield svg.element(
            "text",
            svg.text(words.say(TODAY)),
            class_="small",
            x=x,
            y=bottom + 14,
            text_anchor="middle",
        )


def _bar(row: _Row, scale: _Scale, y: float, *, exact: bool) -> str:
    parts = [svg.element("title", svg.text(row.about))]
    name = metrics.measure(row.name, tag.TEXT)
    parts.append(
        svg.element(
            "rect", class_="row", x=EDGE - 8, y=y, width=NAMES + scale.width + 24, height=ROW, rx=8
        )
    )
    parts.append(
        svg.element(
            "text",
            svg.text(row.name),
            class_="name",
            x=EDGE,
            y=y + 22,
            textLength=min(name, NAMES - 12) if exact and metrics.is_latin(row.name) else None,
            lengthAdjust="spacingAndGlyphs" if exact and metrics.is_latin(row.name) else None,
        )
    )
    left, right = scale.x(row.maybe[0]), scale.x(row.maybe[1])
    right = max(right, left + LEAST_BAR)
    parts.append(_stroke(f"bar {row.paint} maybe", left, right, y))
    if row.sure:
        parts.append(_stroke(f"bar {row.paint}", scale.x(row.sure[0]), scale.x(row.sure[1]), y))
    parts.append(_dates(row.when, left, scale, y))
    return svg.element("a" if row.href else "g", *parts, href=row.href, class_="line-of-time")


def _stroke(paint: str, left: float, right: float, y: float) -> str:
    return svg.element(
        "rect",
        class_=" ".join(paint.split()),
        x=left,
        y=y + 4,
        width=max(right - left, LEAST_BAR),
        height=BAR,
        rx=BAR / 2,
    )


def _dates(when: str, left: float, scale: _Scale, y: float) -> str:
    """The dates in the owner's words, under the bar and inside the picture."""
    said = metrics.shown_line(when, tag.SMALL, scale.width)
    wide = metrics.measure(said, tag.SMALL)
    x = max(EDGE + NAMES, min(left, EDGE + NAMES + scale.width + 16 - wide))
    return svg.element("text", svg.text(said), class_="small", x=x, y=y + 30)


def _below(tags: Sequence[Tag], top: float, width: float, words: Words, to: Addresses) -> _Below:
    if not tags:
        return _Below("", top + EDGE - 10)
    laid = flow(tags, width - 2 * EDGE)
    drawn = "".join(
        tag.draw(one, EDGE + x, top + 30 + y, href=to.person(one.id), exact=True)
        for one, x, y in laid.spots
    )
    head = svg.element("text", svg.text(words.say(NO_DATES)), class_="head", x=EDGE, y=top + 14)
    return _Below(head + drawn, top + 30 + laid.height + EDGE)
