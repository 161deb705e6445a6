"""What stays of a no in the graph: found by a keyed fingerprint, sealed with the service's key."""

from collections.abc import Iterable

from network.graph.door import Tx
from network.graph.statements import Row
from network.kept_noes import marks
from network.kept_noes.model import KeptNo, Marks, Side
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer

KIND = "KeptNo"
SWEPT_AT_ONCE = 500


def reached(tx: Tx, sealer: Sealer, left_by: Marks) -> list[KeptNo]:
    """Every no to which one of these marks leads. Raises Broken where one doesn't open."""
    rows = tx.many("kept_noes/reached", marks=sorted(left_by))
    return [_opened(sealer, row) for row in rows]


def keep(tx: Tx, sealer: Sealer, no: KeptNo) -> None:
    """Keep a no, in place of what was kept of it before.

    Marks that many have lead to none: they would lead to ever more.
    """
    sealer.make_key(SERVICE)
    looked_up = (no.left | no.stayed) - marks.shared(sealer)
    tx.run(
        "kept_noes/keep",
        keptNoId=no.id,
        version=no.version,
        marks=_sorted(looked_up),
        sealed=sealer.seal(SERVICE, record_id=no.id, kind=KIND, value=_record(no)),
    )


def put_by(tx: Tx, sealer: Sealer, no: KeptNo, gone_month: str) -> None:
    """Put a no by that nobody has said yet: nothing leads to it, and it goes after a month."""
    sealer.make_key(SERVICE)
    tx.run(
        "kept_noes/put_by",
        keptNoId=no.id,
        version=no.version,
        goneMonth=gone_month,
        sealed=sealer.seal(SERVICE, record_id=no.id, kind=KIND, value=_record(no)),
    )


def one(tx: Tx, sealer: Sealer, kept_no_id: str) -> KeptNo | None:
    """One of them, said or put by."""
    row = tx.maybe("kept_noes/one", keptNoId=kept_no_id)
    return _opened(sealer, row) if row else None


def sweep(tx: Tx, before: str) -> int:
    """Remove some that were put by until an earlier month, and never said. Returns how many."""
    return int(tx.one("kept_noes/sweep", month=before, most=SWEPT_AT_ONCE)["swept"])


def _record(no: KeptNo) -> dict[str, object]:
    said: dict[str, object] = {
        "left": _sorted(no.left),
        "stayed": _sorted(no.stayed),
        "saidBy": no.said_by,
    }
    return {**said, "shown": _sorted(no.shown)} if no.shown else said


def _opened(sealer: Sealer, row: Row) -> KeptNo:
    record = sealer.open(SERVICE, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return KeptNo(
        id=row["id"],
        left=frozenset(record["left"]),
        stayed=frozenset(record["stayed"]),
        said_by=Side(record["saidBy"]),
        shown=frozenset(record.get("shown", ())),
        version=row["version"],
    )


def _sorted(marks: Iterable[str]) -> list[str]:
    return sorted(marks)
