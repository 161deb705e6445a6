"""The map as a family tree: generations in rows, and every kind of kin with a line of its own."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from network.connections.kinds import KinBy
from network.connections.model import Connection, RelationshipMap
from network.drawing import metrics, svg, tag
from network.drawing.kinship import DOWN, ME, Bond, Kinship, Line, kinship
from network.drawing.picture import Addresses, Picture
from network.drawing.space import Box, Space, around
from network.drawing.tag import Tag
from network.drawing.tree_layout import BETWEEN, layout
from network.drawing.words import KIN, N_, NOT_SURE, Words
from network.identity import ItemId

EDGE = 40.0
KIN_SIZE = tag.SMALL
KIND_WIDE = 140.0
KIND_WIDEST = 260.0
KIND_LINES = 6
ALONG = (0.72, 0.6, 0.5, 0.4, 0.82, 0.3, 0.66, 0.56, 0.45, 0.77, 0.35, 0.25)
SAMPLES = 24
ARC = 34.0
TITLE = N_("My family tree")
ABOUT = N_(
    "%(people)s people in %(rows)s rows, the older generations above. Lines show who is whose "
    "parent, partner, brother or sister, and how. The list of people says all of this in words."
)
NOT_HERE = N_("Not family or carers, so not in the tree: %(count)s.")
CARED = N_("cared for me")
FAMILY_WORD = N_("family")


def draw(
    whole: RelationshipMap, words: Words, addresses: Addresses | None = None, *, exact: bool = True
) -> Picture:
    """Draw family, carers and whoever is linked to them as kin."""
    to = addresses or Addresses()
    kin = kinship(whole)
    tags = {one.id: _tag(one, whole, words) for one in whole.connections if one.id in kin.rows}
    tags[ME] = _me(whole, words)
    laid = layout(kin, {one: (made.width, made.height) for one, made in tags.items()})
    names = {one.id: one.called for one in whole.connections} | {ME: words.me(whole.settings)}
    drawn = _Drawn(kin, tags, laid.spots, words, names)
    people = [
        tag.draw(
            tags[one], *laid.spots[one], href=None if one == ME else to.person(one), exact=exact
        )
        for one in sorted(kin.rows, key=lambda one: (kin.rows[one], laid.spots[one]))
    ]
    return Picture(
        title=words.say(TITLE),
        about=words.say(ABOUT, people=len(kin.rows) - 1, rows=len(set(kin.rows.values()))),
        width=laid.width + 2 * EDGE,
        height=laid.height + 2 * EDGE,
        body=svg.element(
            "g", *drawn.lines(), *people, transform=f"translate({EDGE:.0f} {EDGE:.0f})"
        ),
        middle=(laid.spots[ME][0] + EDGE, laid.spots[ME][1] + EDGE),
    )


def left_out(whole: RelationshipMap) -> tuple[Connection, ...]:
    """Those on the map who are not in the tree."""
    return kinship(whole).left_out


class _Drawn:
    """The lines of a tree, with words beside those that say how somebody is kin."""

    def __init__(
        self,
        kin: Kinship,
        tags: Mapping[ItemId, Tag],
        spots: Mapping[ItemId, tuple[float, float]],
        words: Words,
        names: Mapping[ItemId, str],
    ) -> None:
        self.kin, self.tags, self.spots, self.words, self.names = kin, tags, spots, words, names
        self.taken = Space()
        self.other_lines = Space()
        for one, (x, y) in spots.items():
            self.taken.take(around(x, y, tags[one].width + 6, tags[one].height + 6))

    def lines(self) -> Iterator[str]:
        """All lines first, then all words, so that no line runs through a word."""
        curves = [(line, *self._curve(line)) for line in self.kin.lines]
        for line, path, _ in curves:
            about = f"{self.names[line.a]} – {self.names[line.b]}: {self._said(line)}"
            yield svg.element(
                "path",
                svg.element("title", svg.text(about)),
                class_=f"kin-line {_paint(line)}",
                d=path,
            )
        for _, _, curve in curves:
            for dot in curve.dots:
                self.other_lines.take(dot)
        for line, _, curve in curves:
            yield self._beside(line, curve)

    def _said(self, line: Line) -> str:
        said = line.words or self.words.say(
            {Bond.CARER: CARED, Bond.FAMILY: FAMILY_WORD}.get(line.bond, N_(line.bond.value))
        )
        if line.kin_by is not None:
            said = f"{said} ({self.words.say(KIN[line.kin_by])})"
        return f"{said}, {self.words.say(NOT_SURE).lower()}" if line.unsure else said

    def _curve(self, line: Line) -> tuple[str, "_Curve"]:
        """The path, and the curve along which a word may stand."""
        (ax, ay), (bx, by) = self.spots[line.a], self.spots[line.b]
        if line.bond in DOWN and by > ay:
            ay += self.tags[line.a].height / 2
            by -= self.tags[line.b].height / 2
            middle = (ay + by) / 2
            path = (
                f"M{ax:.0f} {ay:.0f}C{ax:.0f} {middle:.0f} {bx:.0f} {middle:.0f} {bx:.0f} {by:.0f}"
            )
            return path, _Curve((ax, ay), (ax, middle), (bx, middle), (bx, by))
        if self._are_neighbours(line) and line.bond in (Bond.PARTNERS, Bond.FORMER):
            return f"M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}", _Curve.straight((ax, ay), (bx, by))
        ay -= self.tags[line.a].height / 2
        by -= self.tags[line.b].height / 2
        top = min(ay, by) - ARC - min(abs(bx - ax) / 40, ARC)
        path = f"M{ax:.0f} {ay:.0f}C{ax:.0f} {top:.0f} {bx:.0f} {top:.0f} {bx:.0f} {by:.0f}"
        return path, _Curve((ax, ay), (ax, top), (bx, top), (bx, by))

    def _are_neighbours(self, line: Line) -> bool:
        (ax, ay), (bx, by) = self.spots[line.a], self.spots[line.b]
        wide = (self.tags[line.a].width + self.tags[line.b].width) / 2
        return ay == by and abs(bx - ax) < wide + BETWEEN * 1.5

    def _beside(self, line: Line, curve: "_Curve") -> str:
        """The kind of kin in words on its line, away from other words and lines if it can be."""
        said = self._written_on(line)
        if not said:
            return ""
        wide = metrics.measure(said, KIN_SIZE) + 10
        boxes = [around(x, y, wide, KIN_SIZE + 6) for x, y in map(curve.at, ALONG)]
        free = [box for box in boxes if self.taken.is_free(box)]
        if not free:
            return ""
        for dot in curve.dots:
            self.other_lines.give_back(dot)
        alone = next((box for box in free if self.other_lines.is_free(box)), free[0])
        for dot in curve.dots:
            self.other_lines.take(dot)
        self.taken.take(alone)
        return _label(said, alone)

    def _written_on(self, line: Line) -> str:
        """What the line alone says: between the owner and somebody, their tag says it already."""
        kin = self.words.say(KIN[line.kin_by]) if line.kin_by else ""
        sure = self.words.say(NOT_SURE).lower() if line.unsure else ""
        if ME in (line.a, line.b):
            below = " ".join(self.tags[line.a if line.b == ME else line.b].small)
            return "" if kin.casefold() in below.casefold() else kin
        return ", ".join(filter(None, (kin, sure)))


def _label(said: str, box: Box) -> str:
    wide, high = box.right - box.left, box.bottom - box.top
    return svg.element(
        "rect", class_="kin-chip", x=box.left, y=box.top, width=wide, height=high, rx=high / 2
    ) + svg.element(
        "text",
        svg.text(said),
        class_="kin-words",
        x=(box.left + box.right) / 2,
        y=box.bottom - 5,
        text_anchor="middle",
    )


def _paint(line: Line) -> str:
    if line.bond is Bond.PARTNERS:
        return "partners"
    if line.bond is Bond.FORMER:
        return "former"
    kin = "unsaid" if line.kin_by is None else line.kin_by.value.replace("_", "-")
    if line.bond is Bond.SIBLINGS:
        return "siblings" if line.kin_by in (None, KinBy.BIRTH) else f"siblings {kin}"
    return kin


def _tag(one: Connection, whole: RelationshipMap, words: Words) -> Tag:
    kind = words.kind(one)
    return tag.made(
        one,
        words.person(one, whole.settings),
        paint="kept",
        small=metrics.few_lines(kind, tag.SMALL, _wide(kind), KIND_LINES),
    )


def _wide(kind: str) -> float:
    """How wide the words below a name may be: a long word makes its tag wider, and stays whole."""
    longest = max((metrics.measure(word, tag.SMALL) for word in kind.split()), default=0.0)
    return min(max(KIND_WIDE, longest), KIND_WIDEST)


def _me(whole: RelationshipMap, words: Words) -> Tag:
    name = words.me(whole.settings)
    return Tag(
        id=ME,
        lines=metrics.lines(metrics.shown(name), tag.TEXT, tag.WIDEST),
        about=name,
        paint="me-tag",
    )


Point = tuple[float, float]


class _Curve(NamedTuple):
    """A curve from `a` to `d`, drawn towards `b` and `c`."""

    a: Point
    b: Point
    c: Point
    d: Point

    @classmethod
    def straight(cls, start: Point, end: Point) -> "_Curve":
        """A line without a bend."""
        return cls(start, start, end, end)

    @property
    def dots(self) -> list[Box]:
        """The ground that the line covers, dot by dot."""
        return [around(*self.at(n / SAMPLES), 6, 6) for n in range(SAMPLES + 1)]

    def at(self, t: float) -> Point:
        """A place on the curve, from its beginning (0) to its end (1)."""
        s = 1 - t
        first, second, third, fourth = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        a, b, c, d = self
        return (
            first * a[0] + second * b[0] + third * c[0] + fourth * d[0],
            first * a[1] + second * b[1] + third * c[1] + fourth * d[1],
        )
