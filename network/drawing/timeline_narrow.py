"""The lines of a timeline on a phone: the name, and below it the bar, as wide as the screen."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from network.drawing import metrics, svg, tag
from network.drawing.time_rows import Row
from network.drawing.time_scale import BAR, TICK, Scale, bars, linked, rules, years

EDGE = 2.0
WIDE = 286.0
SIDE = 8.0
RIGHT = SIDE + EDGE
FIRST = 19.0
NEXT = 17.0
UNDER = 9.0
BELOW = 9.0
BETWEEN = 4.0
NEAR = 4.0
APART = 12.0


class Said(NamedTuple):
    """A line of words in a row. At the right end of the scale it ends, else it begins there."""

    paint: str
    words: str
    x: float
    y: float


def scale(rows: Sequence[Row], today: date) -> Scale:
    """All the years in the width of a phone."""
    first, last = years(rows, today)
    return Scale(first=first, last=last, left=EDGE + SIDE, width=WIDE - 2 * SIDE, over=SIDE)


def lines(
    rows: Sequence[Row], on: Scale, top: float, today: date, *, exact: bool
) -> tuple[str, float]:
    """The rows one below the other, and where they end.

    The lines of the years stand behind the bars alone: there are words everywhere else.
    """
    drawn, y = [rules(on, today, top - TICK, top - BETWEEN)], top
    for row in rows:
        line, bottom = _line(row, on, y, today, exact=exact)
        drawn.append(line)
        y = bottom + BETWEEN
    return "".join(drawn), y - BETWEEN


def _line(row: Row, on: Scale, y: float, today: date, *, exact: bool) -> tuple[str, float]:
    said = _said(row, on)
    bar = y + max(one.y for one in said) + UNDER
    bottom = bar + BAR + BELOW
    parts = (
        svg.element("rect", class_="row", x=EDGE, y=y, width=WIDE, height=bottom - y, rx=8),
        *(_written(one, on, y, exact=exact) for one in said),
        rules(on, today, bar - NEAR, bottom),
        bars(row, on, bar),
    )
    return linked(row, *parts), bottom


def _said(row: Row, on: Scale) -> tuple[Said, ...]:
    """The words of a row: the dates at the end of the line of the name, if they fit there."""
    name = metrics.measure(row.name, tag.TEXT)
    when = metrics.measure(row.when, tag.SMALL)
    if name + APART + when <= on.width:
        return Said("name", row.name, on.left, FIRST), Said("small", row.when, on.right, FIRST)
    names = metrics.lines(row.name, tag.TEXT, on.width)
    dates = metrics.few_lines(row.when, tag.SMALL, on.width)
    written = [*(("name", line) for line in names), *(("small", line) for line in dates)]
    return tuple(
        Said(paint, line, on.left, FIRST + n * NEXT) for n, (paint, line) in enumerate(written)
    )


def _written(said: Said, on: Scale, y: float, *, exact: bool) -> str:
    """A line of words, held within the picture where a browser has another font."""
    held = exact and metrics.is_latin(said.words)
    size = tag.TEXT if said.paint == "name" else tag.SMALL
    return svg.element(
        "text",
        svg.text(said.words),
        class_=said.paint,
        x=said.x,
        y=y + said.y,
        text_anchor="end" if said.x == on.right else None,
        textLength=min(metrics.measure(said.words, size), on.width) if held else None,
        lengthAdjust="spacingAndGlyphs" if held else None,
    )
