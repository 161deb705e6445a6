"""The map as rings: me in the middle, everybody else as close as the owner says."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from network.connections.kinds import KIN_LINKS, Certainty, LinkKind
from network.connections.model import Connection, RelationshipMap
from network.drawing import glyphs, metrics, svg, tag
from network.drawing.circles import wished_angle
from network.drawing.picture import Addresses, Picture
from network.drawing.rings_layout import ME, WIDE, Layout, Wish, place
from network.drawing.tag import Tag
from network.drawing.words import N_, NOT_PLACED, Words
from network.identity import ItemId

EDGE = 16.0
CHIP_HIGH = 22.0
CHIP_WORDS = 13.0
ME_WORDS = 16.0
ME_WIDEST = 96.0
BEND = 0.18
MANY = 60
THREADS = {
    LinkKind.CLOSE: "close",
    LinkKind.PARTNERS: "pair",
    LinkKind.FORMER_PARTNERS: "pair unsure",
    LinkKind.OTHER_FAMILY: "kin",
} | dict.fromkeys(KIN_LINKS, "kin")
TITLE = N_("My map as rings")
ABOUT = N_(
    "%(me)s in the middle, and %(people)s people on %(rings)s rings. The closer to the middle, the "
    "closer to me. The list of people says all of this in words."
)


def draw(
    whole: RelationshipMap,
    words: Words,
    addresses: Addresses | None = None,
    *,
    exact: bool = True,
    written_out: bool = False,
    tag_of: Callable[[Connection], Tag] | None = None,
) -> Picture:
    """Draw everybody on `whole`. With `written_out`, tags say in words how things stand.

    `tag_of` draws people in another way than by how things stand.
    """
    make = partial(_tag, whole=whole, words=words, written_out=written_out)
    tags = {one.id: (tag_of or make)(one) for one in whole.connections}
    names = ring_names(whole, words)
    rings = len(whole.settings.ring_names)
    wishes = tuple(_wish(one, tags[one.id], rings) for one in whole.connections)
    chips = tuple((metrics.measure(name, CHIP_WORDS, bold=True) + 22, CHIP_HIGH) for name in names)
    layout = place(wishes, len(names), chips)
    wide, high = _halves(layout, tags)
    drawn = _body(whole, words, names, layout, exact=exact)
    people = _people(whole, tags, layout, addresses or Addresses(), exact=exact)
    shift = f"translate({svg.number(wide)} {svg.number(high)})"
    return Picture(
        title=words.say(TITLE),
        about=words.say(
            ABOUT, me=words.me(whole.settings), people=len(whole.connections), rings=len(names)
        ),
        width=2 * wide,
        height=2 * high,
        body=svg.element("g", *drawn, *people, transform=shift),
        middle=(wide, high),
    )


def _body(
    whole: RelationshipMap, words: Words, names: Sequence[str], layout: Layout, *, exact: bool
) -> Iterator[str]:
    """What lies beneath the people: the rings, the lines, me, and the names of the rings."""
    yield _rings(layout, len(whole.settings.ring_names))
    lines = threads(whole, words, layout.spots, linked=exact)
    yield svg.element("g", *lines, class_=f"threads{' many' if len(whole.links) > MANY else ''}")
    yield _me(words.me(whole.settings))
    for name, radius in zip(names, layout.radii, strict=True):
        yield _chip(name, -radius)


def ring_names(whole: RelationshipMap, words: Words) -> list[str]:
    """The names of the rings from within, and of the band around them if anybody stands there."""
    names = [metrics.shown(words.say(name)) for name in whole.settings.ring_names]
    if not names or any(one.ring is None for one in whole.connections):
        names.append(words.say(NOT_PLACED))
    return names


def threads(
    whole: RelationshipMap,
    words: Words,
    spots: Mapping[ItemId, tuple[float, float]],
    *,
    linked: bool,
) -> Iterator[str]:
    """Calm lines between those who know each other, bent a little towards the middle.

    A `linked` line says whom it joins, for scripts.
    """
    for link in whole.links:
        if link.a == link.b or link.a not in spots or link.b not in spots:
            continue
        (ax, ay), (bx, by) = spots[link.a], spots[link.b]
        mx, my = (ax + bx) / 2 * (1 - BEND), (ay + by) / 2 * (1 - BEND)
        unsure = " unsure" if link.certainty is Certainty.NOT_SURE else ""
        yield svg.element(
            "path",
            svg.element("title", svg.text(words.link(link, whole))),
            data_ends=f"{link.a} {link.b}" if linked else None,
            class_=f"thread {THREADS.get(link.kind, '')}".rstrip() + unsure,
            d=f"M{ax:.0f} {ay:.0f}Q{mx:.0f} {my:.0f} {bx:.0f} {by:.0f}",
        )


def _tag(connection: Connection, whole: RelationshipMap, words: Words, *, written_out: bool) -> Tag:
    said = words.label(connection.state) if written_out and connection.state else ""
    felt = words.felt(connection) if written_out else ""
    state = "" if connection.state is None else glyphs.CLASS_OF_STATE[connection.state]
    return tag.made(
        connection,
        words.person(connection, whole.settings),
        paint=state,
        small=tuple(filter(None, (said, felt))),
    )


def _wish(connection: Connection, made: Tag, rings: int) -> Wish:
    return Wish(
        id=connection.id,
        ring=rings if connection.ring is None else min(max(connection.ring, 1), max(rings, 1)) - 1,
        angle=wished_angle(connection),
        width=made.width,
        height=made.height,
        chosen=connection.angle is not None,
    )


def _halves(layout: Layout, tags: Mapping[ItemId, Tag]) -> tuple[float, float]:
    """Half the size of the picture: the outermost ring, and whoever pokes out of it."""
    wide = [layout.radii[-1] * WIDE]
    high = [layout.radii[-1] + CHIP_HIGH / 2]
    for item_id, (x, y) in layout.spots.items():
        wide.append(abs(x) + tags[item_id].width / 2)
        high.append(abs(y) + tags[item_id].height / 2)
    return math.ceil(max(wide) + EDGE), math.ceil(max(high) + EDGE)


def _rings(layout: Layout, named: int) -> str:
    """The rings as soft discs, the outermost first, warmer towards the middle."""
    discs = [
        svg.element(
            "ellipse",
            class_=f"ring r{number + 1 if number < named else 0}",
            rx=layout.half_width(number),
            ry=radius,
        )
        for number, radius in enumerate(layout.radii)
    ]
    return "".join(reversed(discs))


def _me(name: str) -> str:
    lines = metrics.lines(metrics.shown(name), ME_WORDS, ME_WIDEST)
    first = -(len(lines) - 1) * 9 + 5.5
    wide = max(ME - 8, max(metrics.measure(line, ME_WORDS, bold=True) for line in lines) / 2 + 14)
    return (
        svg.element("ellipse", class_="halo", rx=wide + 5, ry=ME - 3)
        + svg.element("ellipse", class_="me", rx=wide, ry=ME - 8)
        + "".join(
            tag.written(line, 0, first + n * 18, size=ME_WORDS, paint="me-words", exact=False)
            for n, line in enumerate(lines)
        )
    )


def _chip(name: str, y: float) -> str:
    width = metrics.measure(name, CHIP_WORDS, bold=True) + 22
    return svg.element(
        "rect",
        class_="chip",
        x=-width / 2,
        y=y - CHIP_HIGH / 2,
        width=width,
        height=CHIP_HIGH,
        rx=CHIP_HIGH / 2,
    ) + tag.written(name, 0, y + 4.5, size=CHIP_WORDS, paint="chip-words", exact=False)


def _people(
    whole: RelationshipMap,
    tags: Mapping[ItemId, Tag],
    layout: Layout,
    addresses: Addresses,
    *,
    exact: bool,
) -> Iterator[str]:
    """Everybody, in the order in which a keyboard passes them: by ring, then by name."""
    outside = len(whole.settings.ring_names) + 1
    for one in sorted(
        whole.connections, key=lambda one: (one.ring or outside, one.called.casefold(), one.id)
    ):
        x, y = layout.spots[one.id]
        yield tag.draw(tags[one.id], x, y, href=addresses.person(one.id), exact=exact)
