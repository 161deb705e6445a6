"""What stays of a no in the graph: found by a keyed fingerprint, sealed with the service's key."""

from collections.abc import Iterable

from network.graph.door import Tx
from network.graph.statements import Row
from network.kept_noes import marks
from network.kept_noes.model import KeptNo, Marks, Side
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer

KIND = "KeptNo"


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


def _record(no: KeptNo) -> dict[str, object]:
    return {"left": _sorted(no.left), "stayed": _sorted(no.stayed), "saidBy": no.said_by}


def _opened(sealer: Sealer, row: Row) -> KeptNo:
    record = sealer.open(SERVICE, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return KeptNo(
        id=row["id"],
        left=frozenset(record["left"]),
        stayed=frozenset(record["stayed"]),
        said_by=Side(record["saidBy"]),
        version=row["version"],
    )


def _sorted(marks: Iterable[str]) -> list[str]:
    return sorted(marks)
