"""Ties in the graph: a node that says nothing, and two sides, each sealed for its own person."""

from datetime import datetime

from network.connections.kinds import Kind
from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.ties.model import Shown, Side, Tie
from network.ties.records import from_record, to_record

SIDE = "PARTY_TO"
IN_ROW = {"kind": "kind"}
Sides = dict[PersonId, tuple[str, Side]]
"""By person: the id of their side, and what it says."""


def make(tx: Tx, sealer: Sealer, tie_id: str, sides: Sides, at: datetime) -> None:
    """Keep a tie of two locked people, once."""
    tx.run(
        "ties/make",
        tieId=tie_id,
        month=f"{at:%Y-%m}",
        sides=[
            {
                "personId": person_id,
                "id": side_id,
                "kind": side.kind,
                "sealed": _sealed(sealer, person_id, side_id, side),
            }
            for person_id, (side_id, side) in sides.items()
        ],
    )


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Tie]:
    """Every tie of a person, whether or not anything is open in it."""
    return [_tie(sealer, person_id, row) for row in tx.many("ties/of_person", personId=person_id)]


def keep_side(tx: Tx, sealer: Sealer, person_id: PersonId, tie: Tie, side: Side) -> None:
    """Keep a locked person's side of a tie as it is now."""
    tx.run(
        "ties/keep_side",
        personId=person_id,
        tieId=tie.id,
        sealed=_sealed(sealer, person_id, tie.side_id, side),
    )


def _tie(sealer: Sealer, person_id: PersonId, row: Row) -> Tie:
    mine = _side(sealer, person_id, row, "mine")
    return Tie(
        id=ItemId(row["id"]),
        side_id=row["mineSideId"],
        mine=mine,
        shows=_shows(sealer, mine.other, row),
    )


def _shows(sealer: Sealer, other: PersonId, row: Row) -> Shown:
    """What the other one shows; nothing where they have gone, or their side is shut."""
    if row["otherId"] != other:
        return Shown()
    try:
        side = _side(sealer, other, row, "other")
    except Broken:
        return Shown()
    return Shown(me=side.me, limits=side.limits, farewell=side.farewell)


def _side(sealer: Sealer, owner: PersonId, row: Row, whose: str) -> Side:
    side_id, sealed = row[f"{whose}SideId"], row[f"{whose}Sealed"]
    record = sealer.open(owner, record_id=side_id, kind=SIDE, sealed=sealed)
    return from_record(Side, record, {"kind": Kind(row[f"{whose}Kind"])})


def _sealed(sealer: Sealer, owner: PersonId, side_id: str, side: Side) -> bytes:
    record = to_record(side, without=IN_ROW)
    return sealer.seal(owner, record_id=side_id, kind=SIDE, value=record)
