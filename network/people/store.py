"""Who somebody says they are, in the graph: one sealed record a person."""

from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.people import records
from network.people.model import Particulars

KIND = "Particulars"
INDEX = "particulars"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Particulars:
    """What a person says of themselves; nothing where they have said nothing."""
    row = tx.maybe("people/particulars_of", personId=person_id)
    return opened(sealer, person_id, row)


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> Particulars:
    """Lock the person, then look at what they say. Raises NotFound where they are gone."""
    row = tx.maybe("people/lock_particulars", personId=person_id)
    if row is None:
        raise NotFound
    return opened(sealer, person_id, row)


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, said: Particulars) -> None:
    """Keep what a locked person says now."""
    record_id = _id(sealer, person_id)
    tx.run(
        "people/keep_particulars",
        personId=person_id,
        particularsId=record_id,
        version=said.version,
        sealed=sealer.seal(
            person_id, record_id=record_id, kind=KIND, value=records.to_record(said)
        ),
    )


def opened(sealer: Sealer, person_id: PersonId, row: Row | None) -> Particulars:
    """What a row holds. Raises Broken where it doesn't open."""
    if row is None or row["sealed"] is None:
        return Particulars()
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return records.from_record(record, row["version"])


def _id(sealer: Sealer, person_id: PersonId) -> str:
    # One a person, and nobody without the key can tell whose: made twice, it is the same.
    return sealer.index(INDEX, person_id)
