"""Who is a generation above or below whom: from the owner's kinds of kin, and links between people.

Nothing is inferred but the row that somebody stands on. Circles in what was written break nothing:
everybody gets one row, from the first way that leads to them.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from network.connections.kinds import Certainty, KinBy, Kind, LinkKind
from network.connections.model import Connection, RelationshipMap
from network.identity import ItemId

ME = ItemId("me")


class Bond(StrEnum):
    """What a line in the tree means."""

    PARENT = "parent"
    CARER = "carer"
    PARTNERS = "partners"
    FORMER = "former"
    SIBLINGS = "siblings"
    FAMILY = "family"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line from `a` down to `b`, or between two of a row."""

    a: ItemId
    b: ItemId
    bond: Bond
    kin_by: KinBy | None = None
    unsure: bool = False
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Kinship:
    """Rows by person (0 is the owner's own, smaller is older) and the lines between them."""

    rows: dict[ItemId, int]
    lines: tuple[Line, ...]
    left_out: tuple[Connection, ...]


ROW_OF = {
    Kind.MUM: -1,
    Kind.DAD: -1,
    Kind.PARENT: -1,
    Kind.BROTHER_OR_SISTER: 0,
    Kind.CHILD: 1,
    Kind.GRANDPARENT: -2,
    Kind.GRANDCHILD: 2,
    Kind.AUNT_OR_UNCLE: -1,
    Kind.COUSIN: 0,
    Kind.NIECE_OR_NEPHEW: 1,
    Kind.PARTNER: 0,
    Kind.FORMER_PARTNER: 0,
    Kind.FOSTER_CARER: -1,
    Kind.KINSHIP_CARER: -1,
    Kind.SPECIAL_GUARDIAN: -1,
}
PARENTS = frozenset({Kind.MUM, Kind.DAD, Kind.PARENT})
CARERS = frozenset({Kind.FOSTER_CARER, Kind.KINSHIP_CARER, Kind.SPECIAL_GUARDIAN})
BOND_OF = {
    LinkKind.PARENT_OF: Bond.PARENT,
    LinkKind.PARTNERS: Bond.PARTNERS,
    LinkKind.FORMER_PARTNERS: Bond.FORMER,
    LinkKind.BROTHERS_OR_SISTERS: Bond.SIBLINGS,
    LinkKind.OTHER_FAMILY: Bond.FAMILY,
}
DOWN = frozenset({Bond.PARENT, Bond.CARER})


def kinship(whole: RelationshipMap) -> Kinship:
    """Find who belongs into the tree, on which row, and what binds them."""
    lines = tuple(_lines(whole))
    rows = _rows(whole, lines)
    left_out = tuple(one for one in whole.connections if one.id not in rows)
    kept = tuple(line for line in lines if line.a in rows and line.b in rows)
    return Kinship(rows=rows, lines=kept, left_out=left_out)


def _lines(whole: RelationshipMap) -> Iterator[Line]:
    for one in whole.connections:
        yield from _to_me(one)
    for link in whole.links:
        if link.kind in BOND_OF and link.a != link.b:
            yield Line(
                a=link.a,
                b=link.b,
                bond=BOND_OF[link.kind],
                kin_by=link.kin_by,
                unsure=link.certainty is Certainty.NOT_SURE,
                words=link.words,
            )


def _to_me(one: Connection) -> Iterator[Line]:
    """The line that the owner's own word for somebody draws."""
    unsure = one.certainty is Certainty.NOT_SURE
    if one.kind in PARENTS:
        yield Line(a=one.id, b=ME, bond=Bond.PARENT, kin_by=one.kin_by, unsure=unsure)
    elif one.kind in CARERS:
        foster = KinBy.FOSTER if one.kind is Kind.FOSTER_CARER else None
        yield Line(a=one.id, b=ME, bond=Bond.CARER, kin_by=one.kin_by or foster, unsure=unsure)
    elif one.kind is Kind.CHILD:
        yield Line(a=ME, b=one.id, bond=Bond.PARENT, kin_by=one.kin_by, unsure=unsure)
    elif one.kind is Kind.PARTNER:
        yield Line(a=ME, b=one.id, bond=Bond.PARTNERS, unsure=unsure)
    elif one.kind is Kind.FORMER_PARTNER:
        yield Line(a=ME, b=one.id, bond=Bond.FORMER, unsure=unsure)
    elif one.kind is Kind.BROTHER_OR_SISTER:
        yield Line(a=ME, b=one.id, bond=Bond.SIBLINGS, kin_by=one.kin_by, unsure=unsure)


def _rows(whole: RelationshipMap, lines: Iterable[Line]) -> dict[ItemId, int]:
    """The owner's own words come first; what links say carries on from there."""
    steps: dict[ItemId, list[tuple[ItemId, int]]] = defaultdict(list)
    for line in lines:
        if ME not in (line.a, line.b):
            down = 1 if line.bond in DOWN else 0
            steps[line.a].append((line.b, down))
            steps[line.b].append((line.a, -down))
    rows = {ME: 0}
    for one in whole.connections:
        if one.kind in ROW_OF:
            rows[one.id] = ROW_OF[one.kind]
    _spread(rows, steps, deque(rows))
    for one in whole.connections:
        if one.id not in rows and (one.kind is Kind.OTHER_FAMILY or one.id in steps):
            rows[one.id] = 0
            _spread(rows, steps, deque([one.id]))
    return rows


def _spread(
    rows: dict[ItemId, int], steps: dict[ItemId, list[tuple[ItemId, int]]], queue: deque[ItemId]
) -> None:
    while queue:
        here = queue.popleft()
        for there, down in steps.get(here, ()):
            if there not in rows:
                rows[there] = rows[here] + down
                queue.append(there)
