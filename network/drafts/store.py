"""Drafts in the graph."""

from datetime import datetime

from network.drafts.model import LASTS, Draft
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer

KIND = "Draft"
SWEPT_AT_ONCE = 500


def keep(tx: Tx, sealer: Sealer, person_id: PersonId, draft: Draft) -> None:
    """Keep a draft in place of an older one with the same id."""
    record = {"form": draft.form, "keptAt": draft.kept_at.isoformat(), "values": draft.values}
    tx.run(
        "drafts/keep_draft",
        personId=person_id,
        draftId=draft.id,
        goneMonth=(draft.kept_at + LASTS).strftime("%Y-%m"),
        sealed=sealer.seal(person_id, record_id=draft.id, kind=KIND, value=record),
    )


def lock(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Draft]:
    """Lock the person, then look at their drafts."""
    rows = tx.many("drafts/lock_drafts", personId=person_id)
    return [_draft(sealer, person_id, row) for row in rows]


def of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Draft]:
    """Every draft of a person."""
    rows = tx.many("drafts/drafts_of", personId=person_id)
    return [_draft(sealer, person_id, row) for row in rows]


def drop(tx: Tx, person_id: PersonId, draft_ids: list[str]) -> None:
    """Remove these drafts of a person."""
    tx.run("drafts/drop_drafts", personId=person_id, draftIds=draft_ids)


def sweep(tx: Tx, before: str) -> int:
    """Remove some drafts that ran out in an earlier month. Returns how many."""
    row = tx.one("drafts/sweep_drafts", month=before, most=SWEPT_AT_ONCE)
    return int(row["swept"])


def _draft(sealer: Sealer, person_id: PersonId, row: Row) -> Draft:
    record = sealer.open(person_id, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return Draft(
        id=row["id"],
        form=record["form"],
        kept_at=datetime.fromisoformat(record["keptAt"]),
        values={name: list(values) for name, values in record["values"].items()},
    )


def month(moment: datetime) -> str:
    """All that is said of a moment in the clear."""
    return moment.strftime("%Y-%m")
