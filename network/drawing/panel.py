"""A panel: a place with its name, its time and its feeling, and the people known there."""

from dataclasses import dataclass

from network.drawing import glyphs, svg, tag
from network.drawing.flow import Flow
from network.drawing.picture import Addresses

BADGE = 15.0
HEAD = 16.0
NAME_HIGH = 21.0
LINE = 18.0


@dataclass(frozen=True, kw_only=True)
class Panel:
    """What a panel shows. `about` is its head in words, `nobody` stands where people would."""

    number: str
    heading: tuple[str, ...]
    lines: tuple[str, ...]
    paint: str
    sign: tuple[str, str] | None
    people: Flow
    href: str | None
    about: str
    nobody: str
    width: float
    pad: float

    @property
    def head_height(self) -> float:
        """The height of name and lines above the people."""
        return self.pad + NAME_HIGH * len(self.heading) + LINE * len(self.lines) + 14

    @property
    def height(self) -> float:
        """The height of all of it."""
        return self.head_height + max(self.people.height, LINE) + self.pad


def room_for_name(inside: float) -> float:
    """How wide a line of the name may be, between its number and its sign."""
    return inside - 2 * BADGE - 24


def draw(panel: Panel, x: float, y: float, to: Addresses, *, exact: bool) -> str:
    """The panel with its upper left corner at (x, y)."""
    head = svg.element(
        "a" if panel.href else "g",
        svg.element("title", svg.text(panel.about)),
        _head(panel, x, y),
        href=panel.href,
        class_="place",
    )
    people = _people(panel, x, y, to, exact=exact)
    return svg.element("g", _box(panel, x, y), head, people, class_="panel-group")


def _box(panel: Panel, x: float, y: float) -> str:
    return svg.element(
        "rect",
        class_=f"panel {panel.paint}".strip(),
        x=x,
        y=y,
        width=panel.width,
        height=panel.height,
        rx=18,
    )


def _people(panel: Panel, x: float, y: float, to: Addresses, *, exact: bool) -> str:
    left, top = x + panel.pad, y + panel.head_height
    if not panel.people.spots:
        words = svg.text(panel.nobody)
        return svg.element("text", words, class_="small", x=left, y=top + 13)
    return "".join(
        tag.draw(one, left + across, top + down, href=to.person(one.id), exact=exact)
        for one, across, down in panel.people.spots
    )


def _head(panel: Panel, x: float, y: float) -> str:
    left, top = x + panel.pad, y + panel.pad
    start = top + HEAD
    rows = [
        svg.element(
            "text", svg.text(line), class_="head", x=left + 2 * BADGE + 8, y=start + n * NAME_HIGH
        )
        for n, line in enumerate(panel.heading)
    ]
    under = start + NAME_HIGH * len(panel.heading) + 7
    rows += [
        svg.element("text", svg.text(line), class_="small", x=left, y=under + n * LINE)
        for n, line in enumerate(panel.lines)
    ]
    return _badge(panel.number, left, top) + "".join(rows) + _sign(panel, x, top)


def _badge(number: str, left: float, top: float) -> str:
    middle = left + BADGE - 2
    words = svg.text(number)
    return svg.element("circle", class_="me", cx=middle, cy=top + 12, r=BADGE) + svg.element(
        "text", words, class_="badge", x=middle, y=top + 17, text_anchor="middle"
    )


def _sign(panel: Panel, x: float, top: float) -> str:
    if panel.sign is None:
        return ""
    sign, paint = panel.sign
    return glyphs.use(sign, x + panel.width - panel.pad - 10, top + 11, f"{paint} large")
