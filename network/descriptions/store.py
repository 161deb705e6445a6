"""Descriptions in the graph: one sealed record a person, under that person's own key."""

from network.descriptions import records
from network.descriptions.model import Descriptions
from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.people import store as people
from network.people.model import Particulars

KIND = "Descriptions"
INDEX = "descriptions"


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> Descriptions:
    """All that a person has described; nothing where they have described nobody."""
    row = tx.maybe("descriptions/descriptions_of", personId=person_id)
    return _opened(sealer, person_id, row)


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> Descriptions:
    """Lock the person, then look at what they described. Raises NotFound where they are gone."""
    row = tx.maybe("descriptions/lock_descriptions", personId=person_id)
    if row is None:
        raise NotFound
    return _opened(sealer, person_id, row)


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, kept: Descriptions) -> None:
    """Keep what a locked person has described now."""
    record_id = sealer.index(INDEX, person_id)
    tx.run(
        "descriptions/keep_descriptions",
        personId=person_id,
        descriptionsId=record_id,
        version=kept.version,
        sealed=sealer.seal(
            person_id, record_id=record_id, kind=KIND, value=records.to_record(kept)
        ),
    )


def who_and_whom(tx: Tx, sealer: Sealer, person_id: PersonId) -> tuple[Particulars, Descriptions]:
    """Who a person says they are, and whom they have described: for comparing, never for showing.

    Raises Broken where either doesn't open: then nothing may be decided on it.
    """
    row = tx.maybe("descriptions/who_and_whom", personId=person_id)
    if row is None:
        return Particulars(), Descriptions()
    said, described = (
        {"id": row[f"{name}Id"], "version": row[f"{name}Version"], "sealed": row[f"{name}Sealed"]}
        for name in ("said", "described")
    )
    return people.opened(sealer, person_id, said), _opened(sealer, person_id, described)


def _opened(sealer: Sealer, person_id: PersonId, row: Row | None) -> Descriptions:
    if row is None or row["sealed"] is None:
        return Descriptions()
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return records.from_record(record, row["version"])
