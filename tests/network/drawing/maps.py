"""Maps for the tests of pictures: made up by hypothesis, or by hand; and ways to read a picture."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from hypothesis import strategies as st

from network.connections.kinds import (
    KIN_LINKS,
    Certainty,
    Feeling,
    KinBy,
    Kind,
    LinkKind,
    PlaceKind,
    State,
)
from network.connections.model import (
    RING_NAMES,
    Connection,
    Known,
    Link,
    Place,
    RelationshipMap,
    Settings,
)
from network.connections.when import read
from network.drawing.picture import Addresses, Picture
from network.identity import ItemId

SVG = "{http://www.w3.org/2000/svg}"
SHIFT = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
TO = Addresses(
    person=lambda one: f"/map/people/{one}",
    place=lambda one: f"/map/places/{one}",
)
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='a()'>",
    "&lt;b&gt; & co",
    "]]>",
    "\u202egnp.exe",
    "a\x00b\x0bc",
    "\ud800",
    "\uffff",
    " ",
    "’ “quotes” ‘",
    "W" * 30,
    "i" * 30,
    "Bartholomew Fitzgerald-Smythe",
    "Nguyễn Thị Minh Khai",
    "محمد علي حسن",
    "ሰላም ገብረ ሥላሴ",
    "अनिता शर्मा",
    "李小龙",
    "Александра Иванова",
    "Γιώργος Παπαδόπουλος",
    "Mum ❤️👩‍👧",
    "ก" + "ิ" * 29,
)
WHENS = (
    "",
    "2003",
    "about 1996",
    "summer 1999",
    "before we moved",
    "from 2001",
    "until 2004",
    "1990s",
)

names = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=30))
whens = st.sampled_from(WHENS).map(read)


def ids(prefix: str, count: int) -> list[ItemId]:
    """Ids as random ones look, the same in every run."""
    return [
        ItemId(f"{prefix}{number * 2654435761 % 2**32:08x}{number:022x}") for number in range(count)
    ]


@st.composite
def places(draw: st.DrawFn) -> tuple[Place, ...]:
    """Up to six places."""
    return tuple(
        Place(
            id=place_id,
            name=draw(names),
            kind=draw(st.sampled_from(PlaceKind)),
            came=draw(whens),
            left=draw(whens),
            feeling=draw(st.none() | st.sampled_from(Feeling)),
            certainty=draw(st.none() | st.sampled_from(Certainty)),
            order=draw(st.integers(0, 3)),
        )
        for place_id in ids("a1", draw(st.integers(0, 6)))
    )


@st.composite
def maps(draw: st.DrawFn, most: int = 150) -> RelationshipMap:
    """A map of up to `most` people in any state whatever."""
    there = draw(places())
    people = tuple(
        Connection(
            id=one,
            name=draw(names),
            kind=draw(st.sampled_from(Kind)),
            kin_by=draw(st.none() | st.sampled_from(KinBy)),
            ring=draw(st.sampled_from([None, 1, 2, 3, 3, 3, 4, 5])),
            state=draw(st.none() | st.sampled_from(State)),
            feeling=draw(st.none() | st.sampled_from(Feeling)),
            loves_me=draw(st.booleans()),
            remembered=draw(st.booleans()),
            angle=draw(st.none() | st.floats(0, 360)),
            known=draw(_known(there)),
        )
        for one in ids("c0", draw(st.integers(0, most)))
    )
    return RelationshipMap(
        settings=Settings(
            id=ItemId("f" * 32), ring_names=RING_NAMES[: draw(st.integers(1, len(RING_NAMES)))]
        ),
        places=there,
        connections=people,
        links=draw(_links(people)),
    )


def _known(there: tuple[Place, ...]) -> st.SearchStrategy[tuple[Known, ...]]:
    somewhere = st.sampled_from([None, *(place.id for place in there)])
    return st.lists(st.builds(Known, place_id=somewhere, since=whens, until=whens), max_size=2).map(
        tuple
    )


@st.composite
def _links(draw: st.DrawFn, people: tuple[Connection, ...]) -> tuple[Link, ...]:
    if len(people) < 2:
        return ()
    made = {}
    for number in range(draw(st.integers(0, 25))):
        first, second = (draw(st.sampled_from(people)).id for _ in range(2))
        kind = draw(st.sampled_from(LinkKind))
        kin = draw(st.none() | st.sampled_from(KinBy)) if kind in KIN_LINKS else None
        made[first, second, kind] = Link(
            id=ItemId(f"{number:032x}"), a=first, b=second, kind=kind, kin_by=kin
        )
    return tuple(made.values())


def person(number: int, name: str = "Ada", **more: object) -> Connection:
    """Somebody with an id of their own."""
    return Connection(id=ids("c0", number + 1)[number], name=name, **more)  # type: ignore[arg-type]


def a_map(
    *people: Connection, links: tuple[Link, ...] = (), there: tuple[Place, ...] = ()
) -> RelationshipMap:
    """A map of these."""
    return RelationshipMap(
        settings=Settings(id=ItemId("f" * 32)), places=there, connections=people, links=links
    )


def link(
    first: Connection, second: Connection, kind: LinkKind = LinkKind.KNOWS, **more: object
) -> Link:
    """A link between two."""
    link_id = ItemId(f"{first.id[:10]}{second.id[:10]}{kind.value:_<12}"[:32])
    return Link(id=link_id, a=first.id, b=second.id, kind=kind, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Seen:
    """A tag as a reader finds it: where its box is, where it leads, what it says."""

    href: str
    left: float
    top: float
    right: float
    bottom: float
    written: str
    about: str

    def touches(self, other: "Seen") -> bool:
        """Whether two boxes share any point inside."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def root(picture: Picture) -> Element:
    """The picture as a browser parses it. Raises where it is not well-formed."""
    found: Element = fromstring(
        picture.inline("map").replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)
    )
    return found


def tags(picture: Picture) -> list[Seen]:
    """Every tag of somebody."""
    return list(_tags(root(picture), 0, 0))


def _tags(element: Element, x: float, y: float) -> list[Seen]:
    shift = SHIFT.match(element.get("transform", ""))
    if shift:
        x, y = x + float(shift[1]), y + float(shift[2])
    if element.get("class") == "person":
        return [_seen(element, x, y)]
    return [seen for child in element for seen in _tags(child, x, y)]


def _seen(element: Element, x: float, y: float) -> Seen:
    box = next(one for one in element.iter(f"{SVG}rect"))
    left, top = x + float(box.get("x", "0")), y + float(box.get("y", "0"))
    lines = [text for text in element.iter() if "name" in text.get("class", "").split()]
    return Seen(
        href=element.get("href", ""),
        left=left,
        top=top,
        right=left + float(box.get("width", "0")),
        bottom=top + float(box.get("height", "0")),
        written=" ".join("".join(line.itertext()) for line in lines),
        about="".join(element.find(f"{SVG}title").itertext()),  # type: ignore[union-attr]
    )


def overlaps(seen: list[Seen]) -> list[tuple[str, str]]:
    """The pairs of tags that touch."""
    return [
        (one.written, other.written)
        for at, one in enumerate(seen)
        for other in seen[at + 1 :]
        if one.touches(other)
    ]
