"""What somebody keeps about staying in touch, in the graph: one sealed record under a keyed id."""

from network.errors import Broken, NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations.records import CONVERTER
from network.rhythm.model import Rhythms
from network.ties.records import from_record

KIND = "Rhythms"
INDEX = "rhythms"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Rhythms:
    """What a person keeps; nothing where they have said nothing."""
    return _opened(sealer, person_id, tx.maybe("rhythm/of_person", personId=person_id))


def of_other(tx: Tx, sealer: Sealer, person_id: PersonId) -> Rhythms:
    """The same of somebody else, under a decision. What doesn't open is as if nothing was said."""
    try:
        return of(tx, sealer, person_id)
    except (Broken, NotFound):
        return Rhythms()


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> Rhythms:
    """Lock the person, then look. Raises NotFound where they are gone, or about to be."""
    row = tx.maybe("rhythm/lock_of_person", personId=person_id)
    if row is None:
        raise NotFound
    return _opened(sealer, person_id, row)


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, rhythms: Rhythms) -> None:
    """Keep what a locked person says."""
    record_id = sealer.index(INDEX, person_id)
    record = CONVERTER.unstructure(rhythms)
    tx.run(
        "rhythm/keep",
        personId=person_id,
        rhythmsId=record_id,
        sealed=sealer.seal(person_id, record_id=record_id, kind=KIND, value=record),
    )


def _opened(sealer: Sealer, person_id: PersonId, row: Row | None) -> Rhythms:
    if row is None or row["sealed"] is None:
        return Rhythms()
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return from_record(Rhythms, record, {})
