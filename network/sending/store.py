"""How somebody may be reached, in the graph: one sealed record a person, under a keyed id."""

from dataclasses import dataclass

from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.sending.model import Reach
from network.sending.records import from_record, to_record

KIND = "Reach"
INDEX = "reach"
PAGE = 200


@dataclass(frozen=True, kw_only=True)
class Locked:
    """What was read under somebody's lock."""

    reach: Reach
    unconfirmed: bool
    """A backup was restored, and nobody has said yet that all they had closed is closed again."""


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Reach:
    """How a person may be reached; no way at all where they have said nothing."""
    return _opened(sealer, person_id, tx.maybe("sending/reach_of", personId=person_id))


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> Locked:
    """Lock the person, then look. Raises NotFound where they are gone, or about to be."""
    row = tx.maybe("sending/lock_reach", personId=person_id)
    if row is None:
        raise NotFound
    return Locked(reach=_opened(sealer, person_id, row), unconfirmed=row["unconfirmed"])


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, reach: Reach) -> None:
    """Keep how a locked person may be reached."""
    record_id = sealer.index(INDEX, person_id)
    tx.run(
        "sending/keep_reach",
        personId=person_id,
        reachId=record_id,
        sealed=sealer.seal(person_id, record_id=record_id, kind=KIND, value=to_record(reach)),
    )


def people_after(tx: Tx, after: str) -> list[tuple[str, PersonId]]:
    """A page of those who have said how they may be reached, by the keyed ids of their records."""
    rows = tx.many("sending/people_after", after=after, most=PAGE)
    return [(row["id"], PersonId(row["personId"])) for row in rows]


def _opened(sealer: Sealer, person_id: PersonId, row: Row | None) -> Reach:
    if row is None or row["sealed"] is None:
        return Reach()
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return from_record(record)
