"""The lines of a timeline with room: the name, and to the right of it the bar with its dates."""

from collections.abc import Sequence
from datetime import date

from network.drawing import metrics, svg, tag
from network.drawing.time_rows import Row
from network.drawing.time_scale import TICK, Scale, bars, linked, rules, years

EDGE = 24.0
NAMES = 216.0
LEAST_WIDE = 700.0
YEAR_WIDE = 26.0
MOST_WIDE = 1600.0
RIGHT = 64.0
OVER = 20.0
ROW = 36.0


def scale(rows: Sequence[Row], today: date) -> Scale:
    """As wide as the years need, up to a point."""
    first, last = years(rows, today)
    width = min(max((last - first) * YEAR_WIDE, LEAST_WIDE), MOST_WIDE)
    return Scale(first=first, last=last, left=EDGE + NAMES, width=width, over=OVER)


def lines(
    rows: Sequence[Row], on: Scale, top: float, today: date, *, exact: bool
) -> tuple[str, float]:
    """The rows one below the other over the lines of the years, and where they end."""
    bottom = top + ROW * len(rows)
    drawn = [_line(row, on, top + n * ROW, exact=exact) for n, row in enumerate(rows)]
    return rules(on, today, top - TICK, bottom) + "".join(drawn), bottom


def _line(row: Row, on: Scale, y: float, *, exact: bool) -> str:
    box = svg.element(
        "rect", class_="row", x=EDGE - 8, y=y, width=NAMES + on.width + 24, height=ROW, rx=8
    )
    parts = (
        box,
        _name(row, y, exact=exact),
        bars(row, on, y + 4),
        _dates(row, on, y),
    )
    return linked(row, *parts)


def _name(row: Row, y: float, *, exact: bool) -> str:
    held = exact and metrics.is_latin(row.name)
    return svg.element(
        "text",
        svg.text(row.name),
        class_="name",
        x=EDGE,
        y=y + 22,
        textLength=min(metrics.measure(row.name, tag.TEXT), NAMES - 12) if held else None,
        lengthAdjust="spacingAndGlyphs" if held else None,
    )


def _dates(row: Row, on: Scale, y: float) -> str:
    """The dates in the owner's words, under the bar and inside the picture."""
    said = metrics.shown_line(row.when, tag.SMALL, on.width)
    wide = metrics.measure(said, tag.SMALL)
    x = max(on.left, min(on.x(row.maybe[0]), on.right + 16 - wide))
    return svg.element("text", svg.text(said), class_="small", x=x, y=y + 30)
