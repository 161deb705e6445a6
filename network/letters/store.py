"""Letters in the graph. A letter is copied to whoever gets it; each side's goes with that side.

All that is kept of a letter changes only while its writer is locked, so one lock guards it all.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from network.errors import Broken
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys import store as sealed
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer
from network.letters.model import Evidence, ReceivedLetter, Screening, WrittenLetter
from network.ties.records import from_record, to_record

log = logging.getLogger(__name__)
WRITTEN, RECEIVED, SCREENING, EVIDENCE = (
    "WrittenLetter",
    "ReceivedLetter",
    "Screening",
    "Evidence",
)
OF_WRITTEN = {"id": "id", "by": "personId"}
OF_RECEIVED = {"id": "id", "to": "personId"}
ITS_ID = {"id": "id"}
ENDED_AT_ONCE = 200


def put_written(tx: Tx, sealer: Sealer, letter: WrittenLetter) -> None:
    """Keep a letter of a locked writer, as it stands now."""
    record = to_record(letter, without=OF_WRITTEN)
    tx.run(
        "letters/put_written",
        personId=letter.by,
        letterId=letter.id,
        sealed=sealer.seal(letter.by, record_id=letter.id, kind=WRITTEN, value=record),
    )


def written(tx: Tx, sealer: Sealer, writer: PersonId, letter_id: ItemId) -> WrittenLetter | None:
    """A letter as its writer keeps it. None: the writer has gone."""
    row = tx.maybe("letters/written", personId=writer, letterId=letter_id)
    return _written(sealer, row) if row else None


def written_by(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[WrittenLetter]:
    """What somebody has written, oldest first."""
    rows = tx.many("letters/written_by", personId=person_id)
    return sorted((_written(sealer, row) for row in rows), key=_age)


def give(tx: Tx, sealer: Sealer, letter: WrittenLetter, now: datetime | None = None) -> ItemId:
    """Give a locked person a copy of a letter to them, once. Answers its id."""
    copy_id = ItemId(sealer.index("letters-received", letter.id))
    copy = ReceivedLetter(
        id=copy_id,
        to=letter.to,
        by=letter.by,
        tie_id=letter.tie_id,
        text=letter.text,
        at=letter.at,
        came_at=now,
    )
    record = to_record(copy, without=OF_RECEIVED)
    tx.run(
        "letters/put_received",
        personId=copy.to,
        letterId=copy.id,
        sealed=sealer.seal(copy.to, record_id=copy.id, kind=RECEIVED, value=record),
    )
    return copy_id


def received_by(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[ReceivedLetter]:
    """What somebody was sent, oldest first."""
    found = []
    for row in tx.many("letters/received_by", personId=person_id):
        record = sealer.open(person_id, record_id=row["id"], kind=RECEIVED, sealed=row["sealed"])
        named = {name: row[column] for name, column in OF_RECEIVED.items()}
        found.append(from_record(ReceivedLetter, record, named))
    return sorted(found, key=_age)


def screening_id(sealer: Sealer, letter_id: ItemId) -> ItemId:
    """Under which id a letter waits: nothing in the clear leads from it to its writer."""
    return ItemId(sealer.index("screenings", letter_id))


def put_screening(tx: Tx, sealer: Sealer, screening: Screening) -> None:
    """Keep how far a letter is. Its writer is locked."""
    sealer.make_key(SERVICE)
    record = to_record(screening, without=ITS_ID)
    value = sealer.seal(SERVICE, record_id=screening.id, kind=SCREENING, value=record)
    tx.run("letters/put_screening", id=screening.id, sealed=value)


def screening(tx: Tx, sealer: Sealer, found: ItemId) -> Screening | None:
    """How far a letter is that has not been passed on."""
    row = tx.maybe("letters/screening", id=found)
    return _screening(sealer, row) if row else None


def screenings(graph: Graph, sealer: Sealer) -> Iterator[Screening]:
    """Every letter that has not been passed on, as far as it opens.

    What doesn't open must not stop the others: `network keys verify` names it.
    """
    for row in sealed.screenings(graph):
        try:
            yield _screening(sealer, row)
        except Broken:
            log.warning("a letter that waits does not open")


def drop_screening(tx: Tx, gone: ItemId) -> None:
    """Forget that a letter waited."""
    tx.run("letters/drop_screening", id=gone)


def put_evidence(tx: Tx, sealer: Sealer, evidence: Evidence) -> None:
    """Keep a letter under a key of its own, once."""
    sealer.make_key(evidence.id)
    record = to_record(evidence, without=ITS_ID)
    value = sealer.seal(evidence.id, record_id=evidence.id, kind=EVIDENCE, value=record)
    tx.run(
        "letters/put_evidence",
        id=evidence.id,
        goneMonth=f"{evidence.until:%Y-%m}",
        sealed=value,
    )


def evidence(graph: Graph, sealer: Sealer) -> Iterator[Evidence]:
    """All that was reported or held, as far as it opens."""
    for row in sealed.evidence(graph):
        try:
            record = sealer.open(
                row["id"], record_id=row["id"], kind=EVIDENCE, sealed=row["sealed"]
            )
            yield from_record(Evidence, record, {"id": row["id"]})
        except Broken:
            log.warning("a letter that was kept does not open")


def evidence_to_end(tx: Tx, month: str) -> list[str]:
    """Some of what ran out before this month."""
    rows = tx.many("letters/evidence_to_end", month=month, most=ENDED_AT_ONCE)
    return [row["id"] for row in rows]


def drop_evidence(tx: Tx, gone: str) -> None:
    """Forget evidence."""
    tx.run("letters/drop_evidence", id=gone)


def _written(sealer: Sealer, row: Row) -> WrittenLetter:
    owner = row["personId"]
    record = sealer.open(owner, record_id=row["id"], kind=WRITTEN, sealed=row["sealed"])
    named = {name: row[column] for name, column in OF_WRITTEN.items()}
    return from_record(WrittenLetter, record, named)


def _screening(sealer: Sealer, row: Row) -> Screening:
    record = sealer.open(SERVICE, record_id=row["id"], kind=SCREENING, sealed=row["sealed"])
    return from_record(Screening, record, {"id": row["id"]})


def _age(letter: WrittenLetter | ReceivedLetter) -> tuple[datetime, ItemId]:
    return letter.at, letter.id
