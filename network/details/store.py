"""How somebody can be reached, in the graph: one sealed record under a keyed id."""

from network.details.model import Details
from network.errors import Broken, NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations.records import CONVERTER
from network.ties.records import from_record

KIND = "Details"
INDEX = "details"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Details:
    """What a person keeps; nothing where they have written nothing."""
    return _opened(sealer, person_id, tx.maybe("details/of_person", personId=person_id))


def of_other(tx: Tx, sealer: Sealer, person_id: PersonId) -> Details:
    """The same of somebody else, under a decision. What doesn't open is as if it was empty."""
    try:
        return of(tx, sealer, person_id)
    except (Broken, NotFound):
        return Details()


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> Details:
    """Lock the person, then look. Raises NotFound where they are gone, or about to be."""
    row = tx.maybe("details/lock_of_person", personId=person_id)
    if row is None:
        raise NotFound
    return _opened(sealer, person_id, row)


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, details: Details) -> None:
    """Keep what a locked person wrote, and what is new for them."""
    record_id = sealer.index(INDEX, person_id)
    record = CONVERTER.unstructure(details)
    tx.run(
        "details/keep",
        personId=person_id,
        detailsId=record_id,
        sealed=sealer.seal(person_id, record_id=record_id, kind=KIND, value=record),
    )


def _opened(sealer: Sealer, person_id: PersonId, row: Row | None) -> Details:
    if row is None or row["sealed"] is None:
        return Details()
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return from_record(Details, record, {})
