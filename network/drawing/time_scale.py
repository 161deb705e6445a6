"""Years laid out on a timeline: where a day stands, the lines of the years, and the bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from network.drawing import metrics, svg, tag
from network.drawing.spans import YEAR
from network.drawing.time_rows import Row
from network.drawing.words import N_, Words

BAR = 14.0
LEAST_BAR = 7.0
STEPS = (1, 5, 10, 20, 50, 100, 200, 500, 1000)
BETWEEN = 14.0
TICK = 20.0
TODAY = N_("Today")


@dataclass(frozen=True, kw_only=True)
class Scale:
    """The years from the beginning of `first` to that of `last`, in pixels.

    `over` is how far words may hang over its sides.
    """

    first: int
    last: int
    left: float
    width: float
    over: float = 0.0

    @property
    def right(self) -> float:
        """Where the last year stands."""
        return self.left + self.width

    @property
    def step(self) -> int:
        """How many years lie between two lines, so that their numbers never touch."""
        years = max(1, self.last - self.first)
        least = metrics.measure("0000", tag.SMALL) + BETWEEN
        return next((one for one in STEPS if one * self.width / years >= least), STEPS[-1])

    def x(self, day: date) -> float:
        """Where a day stands."""
        years = (day - date(self.first, 1, 1)).days / YEAR
        whole = max(1, self.last - self.first)
        return self.left + self.width * min(max(years / whole, 0.0), 1.0)


def years(rows: Sequence[Row], today: date) -> tuple[int, int]:
    """The first and the last year that the rows need."""
    if not rows:
        return today.year, today.year + 1
    first = min(row.maybe[0] for row in rows).year
    return first, min(max(row.maybe[1] for row in rows).year + 1, 9999)


def rules(scale: Scale, today: date, top: float, bottom: float) -> str:
    """The lines of the years, and that of today."""
    drawn = "".join(_line(scale.x(date(year, 1, 1)), top, bottom) for year in _numbered(scale))
    found = svg.element("path", class_="rule", d=drawn) if drawn else ""
    if not _has(scale, today):
        return found
    line = _line(scale.x(today), top, bottom)
    return found + svg.element("path", class_="rule today", d=line)


def numbers(scale: Scale, today: date, above: float, below: float, words: Words) -> str:
    """The numbers of the years above their lines, and the name of today below its own."""
    found = [
        _beside(str(year), scale.x(date(year, 1, 1)), above, scale) for year in _numbered(scale)
    ]
    if _has(scale, today):
        found.append(_beside(words.say(TODAY), scale.x(today), below, scale))
    return "".join(found)


def bars(row: Row, scale: Scale, y: float) -> str:
    """The bar of a row: pale for as long as it may have been, full where that is certain."""
    left, right = scale.x(row.maybe[0]), scale.x(row.maybe[1])
    drawn = _bar(f"bar {row.paint} maybe", left, right, y)
    if row.sure:
        drawn += _bar(f"bar {row.paint}", scale.x(row.sure[0]), scale.x(row.sure[1]), y)
    return drawn


def linked(row: Row, *parts: str) -> str:
    """A row that can be opened, with all of it in words."""
    title = svg.element("title", svg.text(row.about))
    return svg.element(
        "a" if row.href else "g", title, *parts, href=row.href, class_="line-of-time"
    )


def _numbered(scale: Scale) -> range:
    """The years with a line and a number."""
    start = max(-(-scale.first // scale.step), 1) * scale.step
    return range(start, scale.last + 1, scale.step)


def _has(scale: Scale, today: date) -> bool:
    return scale.first <= today.year <= scale.last


def _line(x: float, top: float, bottom: float) -> str:
    return f"M{x:.1f} {top:.0f}V{bottom:.0f}"


def _beside(words: str, x: float, y: float, scale: Scale) -> str:
    """Words about the middle of a line, unless they would hang too far over the side."""
    half = metrics.measure(words, tag.SMALL) / 2
    least, most = scale.left - scale.over + half, scale.right + scale.over - half
    middle = min(max(x, least), max(most, least))
    return svg.element("text", svg.text(words), class_="small", x=middle, y=y, text_anchor="middle")


def _bar(paint: str, left: float, right: float, y: float) -> str:
    return svg.element(
        "rect",
        class_=" ".join(paint.split()),
        x=left,
        y=y,
        width=max(right - left, LEAST_BAR),
        height=BAR,
        rx=BAR / 2,
    )
