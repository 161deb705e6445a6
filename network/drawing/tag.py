"""A name tag: somebody's name with small signs, in a box whose size is known before drawing."""

from dataclasses import dataclass

from network.connections.kinds import Certainty, Kind
from network.connections.model import Connection
from network.drawing import glyphs, metrics, svg
from network.identity import ItemId

TEXT = 14.0
SMALL = 13.0
LINE = 16.0
PAD = 9.0
GAP = 5.0
WIDEST = 122.0
ROUND = 13.0
LOWEST = 28.0
BASELINE = 4.8
NARROWEST = 14.0


@dataclass(frozen=True, kw_only=True)
class Tag:
    """What a tag shows. `before` and `after` are signs with their paint, beside the name.

    `about` is the whole of it in words, for the ear and for a pointer at rest.
    """

    id: ItemId
    lines: tuple[str, ...]
    about: str
    paint: str = ""
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    small: tuple[str, ...] = ()
    ring: int | None = None

    @property
    def name_width(self) -> float:
        """The width of the widest line."""
        named = max(metrics.measure(line, TEXT) for line in self.lines)
        return max([named, *(metrics.measure(line, SMALL) for line in self.small)])

    @property
    def width(self) -> float:
        """The width of the whole tag."""
        signs = len(self.before) + len(self.after)
        return 2 * PAD + max(self.name_width, NARROWEST) + signs * (glyphs.SIZE + GAP)

    @property
    def height(self) -> float:
        """The height of the whole tag: never less than a finger can hit."""
        return LOWEST + LINE * (len(self.lines) + len(self.small) - 1)


def made(connection: Connection, about: str, *, paint: str, **more: tuple[str, ...]) -> Tag:
    """The tag of somebody, with the signs that every picture shows alike."""
    return Tag(
        id=connection.id,
        lines=metrics.lines(metrics.shown(connection.called), TEXT, WIDEST),
        about=about,
        paint=paint + (" remembered" if connection.remembered else ""),
        before=state_signs(connection),
        after=other_signs(connection),
        ring=connection.ring,
        **more,
    )


def state_signs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """The sign for how things stand."""
    if connection.state is None:
        return ()
    return ((glyphs.OF_STATE[connection.state], glyphs.PAINT_OF_STATE[connection.state]),)


def feeling_signs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """The sign for how it felt."""
    if connection.feeling is None or connection.feeling not in glyphs.OF_FEELING:
        return ()
    felt = connection.feeling
    return ((glyphs.OF_FEELING[felt], glyphs.PAINT_OF_FEELING[felt]),)


def other_signs(connection: Connection) -> tuple[tuple[str, str], ...]:
    """The signs for the feeling, the loved, the remembered, animals, and what is not sure."""
    signs = list(feeling_signs(connection))
    for shown, sign, paint in (
        (connection.kind is Kind.PET, "paw", "p-ink"),
        (connection.loves_me, "berries", "p-berry"),
        (connection.remembered, "flower", "p-lilac"),
        (connection.certainty is Certainty.NOT_SURE, "ask", "p-soft"),
    ):
        if shown:
            signs.append((sign, paint))
    return tuple(signs)


def draw(tag: Tag, x: float, y: float, *, href: str | None, exact: bool) -> str:
    """The tag with its middle at (x, y): a link, or a group where nothing can be opened.

    `exact` holds every line to its measured width, in whatever font a browser writes it.
    """
    inside = svg.element("title", svg.text(tag.about)) + _box(tag) + _signs(tag) + _name(tag, exact)
    return svg.element(
        "a" if href else "g",
        inside,
        href=href,
        class_="person",
        data_ring=None if not href else str(tag.ring or 0),
        transform=f"translate({svg.number(x)} {svg.number(y)})",
    )


def _box(tag: Tag) -> str:
    return svg.element(
        "rect",
        class_=" ".join(("tag", *tag.paint.split())),
        x=-tag.width / 2,
        y=-tag.height / 2,
        width=tag.width,
        height=tag.height,
        rx=ROUND,
    )


def _signs(tag: Tag) -> str:
    step = glyphs.SIZE + GAP
    left = -tag.width / 2 + PAD + glyphs.SIZE / 2
    right = tag.width / 2 - PAD - len(tag.after) * step + GAP + glyphs.SIZE / 2
    return "".join(
        [glyphs.use(sign, left + n * step, 0, paint) for n, (sign, paint) in enumerate(tag.before)]
        + [
            glyphs.use(sign, right + n * step, 0, paint)
            for n, (sign, paint) in enumerate(tag.after)
        ]
    )


def _name(tag: Tag, exact: bool) -> str:  # noqa: FBT001  handed on from `draw`
    middle = (len(tag.before) - len(tag.after)) * (glyphs.SIZE + GAP) / 2
    name = "name on-plum" if "me-tag" in tag.paint else "name"
    rows = [(line, TEXT, name) for line in tag.lines]
    rows += [(line, SMALL, "small") for line in tag.small]
    first = -(len(rows) - 1) * LINE / 2 + BASELINE
    # The space between two lines is written at the end of the first, and would push it aside.
    space = metrics.measure(" ", TEXT) / 2
    spans = [
        written(
            line,
            middle + (space if n < len(rows) - 1 else 0),
            first + n * LINE,
            size=size,
            paint=paint,
            exact=exact,
            part=len(rows) > 1,
        )
        for n, (line, size, paint) in enumerate(rows)
    ]
    if len(rows) == 1:
        return spans[0]
    return svg.element("text", " ".join(spans), class_="lines", text_anchor="middle")


def written(
    line: str, x: float, y: float, *, size: float, paint: str, exact: bool, part: bool = False
) -> str:
    """A line of text about its middle: an element of its own, or `part` of one."""
    held = exact and metrics.is_latin(line)
    return svg.element(
        "tspan" if part else "text",
        svg.text(line),
        class_=paint,
        x=x,
        y=y,
        text_anchor=None if part else "middle",
        textLength=metrics.measure(line, size) if held else None,
        lengthAdjust="spacingAndGlyphs" if held else None,
    )
