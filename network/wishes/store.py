"""Wishes in the graph: (:Person)-[:WISHES]->(:Wish), each sealed with its owner's key."""

from collections.abc import Iterable
from contextlib import suppress

from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.ties.records import from_record, to_record
from network.wishes.model import Wish

KIND = "Wish"
IN_ROW = {"id": "id", "person_id": "personId"}
PAGE = 200


def of_person(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Wish]:
    """Every wish of a person, taken back or not."""
    return [_wish(sealer, row) for row in tx.many("wishes/of_person", personId=person_id)]


def find(tx: Tx, sealer: Sealer, wishes: Iterable[ItemId]) -> dict[ItemId, Wish]:
    """Some wishes, as far as they are there and open."""
    rows = tx.many("wishes/find", wishIds=sorted(set(wishes)))
    return {one.id: one for one in _readable(sealer, rows)}


def page(tx: Tx, sealer: Sealer, after: str) -> tuple[list[Wish], str | None]:
    """A page of all wishes, and after which id the next begins: None where there is none."""
    rows = tx.many("wishes/page", after=after, most=PAGE)
    return _readable(sealer, rows), rows[-1]["id"] if rows else None


def put(tx: Tx, sealer: Sealer, wish: Wish) -> None:
    """Keep a wish of a locked person."""
    record = to_record(wish, without=IN_ROW)
    tx.run(
        "wishes/put",
        personId=wish.person_id,
        wishId=wish.id,
        sealed=sealer.seal(wish.person_id, record_id=wish.id, kind=KIND, value=record),
    )


def _readable(sealer: Sealer, rows: Iterable[Row]) -> list[Wish]:
    """Somebody who is just being erased must not keep others from meeting."""
    found: list[Wish] = []
    for row in rows:
        with suppress(Broken):
            found.append(_wish(sealer, row))
    return found


def _wish(sealer: Sealer, row: Row) -> Wish:
    record = sealer.open(row["personId"], record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return from_record(Wish, record, {name: row[column] for name, column in IN_ROW.items()})
