"""The map by places through time: a panel for each home or place, with the people known there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from network.connections.kinds import Certainty, PlaceKind
from network.connections.model import Connection, Known, Place, RelationshipMap
from network.drawing import glyphs, metrics, svg, tag
from network.drawing.flow import Flow, flow
from network.drawing.picture import Addresses, Picture
from network.drawing.tag import Tag
from network.drawing.words import FELT, N_, NOT_SURE, Words

WIDE = 344.0
GAP = 36.0
EDGE = 24.0
COLUMNS = 3
PAD = 18.0
BADGE = 15.0
HEAD = 16.0
NAME_HIGH = 21.0
LINE = 18.0
TITLE = N_("My map by place")
ABOUT = N_(
    "%(places)s places in the order of my life, each with the people I knew there. "
    "The list of people says all of this in words."
)
ELSEWHERE = N_("No place yet")
NOBODY = N_("Nobody put here yet")


@dataclass(frozen=True, kw_only=True)
class _Panel:
    number: str
    heading: tuple[str, ...]
    lines: tuple[str, ...]
    paint: str
    sign: tuple[str, str] | None
    people: Flow
    href: str | None
    about: str
    width: float = WIDE

    @property
    def head_height(self) -> float:
        """The height of name and lines above the people."""
        return PAD + NAME_HIGH * len(self.heading) + LINE * len(self.lines) + 14

    @property
    def height(self) -> float:
        """The height of all of it."""
        return self.head_height + max(self.people.height, LINE) + PAD


def draw(
    whole: RelationshipMap, words: Words, addresses: Addresses | None = None, *, exact: bool = True
) -> Picture:
    """Draw one panel a place, in order, and a last one for people without a place."""
    to = addresses or Addresses()
    panels = list(_panels(whole, words, to))
    spots, height = _grid(panels)
    drawn = "".join(
        _panel(panel, x, y, to, words, exact=exact)
        for panel, (x, y) in zip(panels, spots, strict=True)
    )
    return Picture(
        title=words.say(TITLE),
        about=words.say(ABOUT, places=len(whole.places)),
        width=2 * EDGE + _whole_width(len(whole.places)),
        height=height,
        body=_way(spots[: len(whole.places)]) + drawn,
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


def _panels(whole: RelationshipMap, words: Words, to: Addresses) -> Iterator[_Panel]:
    for number, place in enumerate(in_order(whole.places), start=1):
        there = [
            _tag(one, known, whole, words)
            for one in whole.connections
            for known in _known_at(one, place)
        ]
        yield _of_place(place, str(number), there, words, to)
    known = set(whole.place_by_id)
    rest = [one for one in whole.connections if not any(k.place_id in known for k in one.known)]
    if rest:
        wide = _whole_width(len(whole.places))
        tags = [_tag(one, Known(), whole, words) for one in rest]
        heading = words.say(ELSEWHERE)
        yield _Panel(
            number="?",
            heading=(heading,),
            lines=(),
            paint="nowhere",
            sign=None,
            people=_laid(tags, wide),
            href=None,
            about=heading,
            width=wide,
        )


def _known_at(one: Connection, place: Place) -> list[Known]:
    """The owner's lines about somebody at a place, as one: a person is drawn once a place."""
    found = [known for known in one.known if known.place_id == place.id]
    return found[:1]


def _of_place(place: Place, number: str, there: list[Tag], words: Words, to: Addresses) -> _Panel:
    kind = "" if place.kind is PlaceKind.OTHER else words.label(place.kind)
    when = words.stretch(place.came, place.left)
    felt = words.say(FELT[place.feeling]) if place.feeling in FELT else ""
    sure = words.say(NOT_SURE) if place.certainty is Certainty.NOT_SURE else ""
    where = ", ".join(filter(None, (kind, place.area)))
    lines = [
        line
        for said in (where, ", ".join(filter(None, (when, sure))), felt)
        for line in metrics.few_lines(said, tag.SMALL, WIDE - 2 * PAD)
    ]
    sign = paint = None
    if place.feeling is not None and place.feeling in glyphs.OF_FEELING:
        sign = (glyphs.OF_FEELING[place.feeling], glyphs.PAINT_OF_FEELING[place.feeling])
        paint = glyphs.CLASS_OF_FEELING[place.feeling]
    return _Panel(
        number=number,
        heading=metrics.lines(metrics.shown(place.name), HEAD, WIDE - 2 * PAD - 2 * BADGE - 24),
        lines=tuple(lines),
        paint=paint or "",
        sign=sign,
        people=_laid(there),
        href=to.place(place.id),
        about=", ".join(filter(None, (place.name, where, when, sure, felt))),
    )


def _laid(tags: list[Tag], width: float = WIDE) -> Flow:
    ordered = sorted(tags, key=lambda one: (one.ring or 9, " ".join(one.lines).casefold(), one.id))
    return flow(ordered, width - 2 * PAD)


def _tag(one: Connection, known: Known, whole: RelationshipMap, words: Words) -> Tag:
    when = words.stretch(known.since, known.until)
    felt = "" if one.feeling is None else glyphs.CLASS_OF_FEELING.get(one.feeling, "")
    about = ", ".join(filter(None, (words.person(one, whole.settings), when)))
    small = metrics.few_lines(when, tag.SMALL, WIDE - 2 * PAD - 130)
    return tag.made(one, about, paint=felt, small=small)


def _whole_width(places: int) -> float:
    columns = min(COLUMNS, max(2, places))
    return columns * WIDE + (columns - 1) * GAP


def _grid(panels: Sequence[_Panel]) -> tuple[list[tuple[float, float]], float]:
    """Where the panels go: rows of a few, and the wide one by itself."""
    rows: list[list[_Panel]] = []
    for panel in panels:
        if not rows or len(rows[-1]) == COLUMNS or panel.width > WIDE:
            rows.append([])
        rows[-1].append(panel)
    spots: list[tuple[float, float]] = []
    y = EDGE
    for row in rows:
        spots += [(EDGE + n * (WIDE + GAP), y) for n in range(len(row))]
        y += max(panel.height for panel in row) + GAP
    return spots, max(y - GAP, EDGE) + EDGE


def _way(spots: Sequence[tuple[float, float]]) -> str:
    """The way from one place to the next, behind the panels."""
    parts = []
    for (ax, ay), (bx, by) in pairwise(spots):
        if by == ay:
            parts.append(f"M{ax + WIDE:.0f} {ay + 34:.0f}H{bx:.0f}")
        else:
            mid = by - GAP / 2
            parts.append(
                f"M{ax + WIDE / 2:.0f} {ay + 40:.0f}V{mid:.0f}H{bx + WIDE / 2:.0f}V{by + 10:.0f}"
            )
    return (
        svg.element("path", class_="path", d="".join(parts), stroke_linejoin="round")
        if parts
        else ""
    )


def _panel(panel: _Panel, x: float, y: float, to: Addresses, words: Words, *, exact: bool) -> str:
    people = "".join(
        tag.draw(
            one, x + PAD + across, y + panel.head_height + down, href=to.person(one.id), exact=exact
        )
        for one, across, down in panel.people.spots
    )
    if not people:
        people = svg.element(
            "text",
            svg.text(words.say(NOBODY)),
            class_="small",
            x=x + PAD,
            y=y + panel.head_height + 13,
        )
    box = svg.element(
        "rect",
        class_=f"panel {panel.paint}".strip(),
        x=x,
        y=y,
        width=panel.width,
        height=panel.height,
        rx=18,
    )
    head = svg.element(
        "a" if panel.href else "g",
        svg.element("title", svg.text(panel.about)),
        _head(panel, x, y),
        href=panel.href,
        class_="place",
    )
    return svg.element("g", box, head, people, class_="panel-group")


def _head(panel: _Panel, x: float, y: float) -> str:
    left = x + PAD
    badge = svg.element("circle", class_="me", cx=left + BADGE - 2, cy=y + PAD + 12, r=BADGE)
    number = svg.element(
        "text",
        svg.text(panel.number),
        class_="badge",
        x=left + BADGE - 2,
        y=y + PAD + 17,
        text_anchor="middle",
    )
    start = y + PAD + HEAD
    rows = [
        svg.element(
            "text", svg.text(line), class_="head", x=left + 2 * BADGE + 8, y=start + n * NAME_HIGH
        )
        for n, line in enumerate(panel.heading)
    ]
    under = start + NAME_HIGH * len(panel.heading) + 1
    rows += [
        svg.element("text", svg.text(line), class_="small", x=left, y=under + 6 + n * LINE)
        for n, line in enumerate(panel.lines)
    ]
    sign = (
        glyphs.use(panel.sign[0], x + WIDE - PAD - 10, y + PAD + 11, f"{panel.sign[1]} large")
        if panel.sign
        else ""
    )
    return badge + number + "".join(rows) + sign
