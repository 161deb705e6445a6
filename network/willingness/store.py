"""What people are willing to hear, in the graph. Every statement begins at its owner."""

from datetime import datetime

from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer
from network.willingness.model import Willingness
from network.willingness.records import from_record, to_record

KIND = "Willingness"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Willingness]:
    """Everything that a person has left."""
    rows = tx.many("willingness/of_person", personId=person_id)
    return [_one(sealer, person_id, row) for row in rows]


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Willingness]:
    """Lock the person, then look."""
    rows = tx.many("willingness/lock_of_person", personId=person_id)
    return [_one(sealer, person_id, row) for row in rows]


def put(tx: Tx, sealer: Sealer, person_id: PersonId, one: Willingness) -> None:
    """Keep what a locked person says."""
    record = {"saidAt": one.said_at.isoformat(), "terms": to_record(one.terms)}
    tx.run(
        "willingness/put",
        personId=person_id,
        willingnessId=one.id,
        kind=one.terms.kind.value,
        version=one.version,
        sealed=sealer.seal(person_id, record_id=one.id, kind=KIND, value=record),
    )


def drop(tx: Tx, person_id: PersonId, willingness_id: ItemId) -> None:
    """Remove what a locked person had said."""
    tx.run("willingness/drop", personId=person_id, willingnessId=willingness_id)


def _one(sealer: Sealer, person_id: PersonId, row: Row) -> Willingness:
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return Willingness(
        id=ItemId(row["id"]),
        version=row["version"],
        said_at=datetime.fromisoformat(record["saidAt"]),
        terms=from_record(record["terms"]),
    )
