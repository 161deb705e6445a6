"""Operation keys: a request that is repeated, or sent twice at once, changes nothing more."""

import json
import re
from datetime import datetime

from network.errors import Invalid, NotFound, OperationReused
from network.graph.door import Tx
from network.identity import OperationId, PersonId
from network.keys.sealing import Sealer

FORM = re.compile(r"[0-9a-f]{32}")
INDEX = "operations"
SWEPT_AT_ONCE = 500


def once(
    tx: Tx,
    sealer: Sealer,
    person_id: PersonId,
    operation_id: OperationId,
    *,
    body: object,
    at: datetime,
) -> bool:
    """Whether this is to be done now; False if it was done before. Locks the person.

    Call it where the lock order lets the person be locked. `body` is all that was asked, as JSON
    can say it. Raises OperationReused where the key was used for something else, Invalid where it
    is none, NotFound where there is no such person.
    """
    if not FORM.fullmatch(operation_id):
        raise Invalid({"operation_id": "unknown"})
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    body_hash = sealer.index(INDEX, text)
    row = tx.maybe(
        "operations/once",
        personId=person_id,
        operationId=sealer.index(INDEX, f"{person_id}|{operation_id}"),
        bodyHash=body_hash,
        month=at.strftime("%Y-%m"),
    )
    if row is None:
        raise NotFound
    if row["bodyHash"] not in (None, body_hash):
        raise OperationReused
    return row["bodyHash"] is None


def sweep(tx: Tx, before: str) -> int:
    """Forget some of the operations of earlier months. Returns how many."""
    return int(tx.one("operations/sweep", month=before, most=SWEPT_AT_ONCE)["swept"])
