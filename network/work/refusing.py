"""A refusal to somebody at work, written down. The person whom it was about is not told of it."""

from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.graph.door import Tx
from network.keys.sealing import Sealer
from network.work.gate import AtWork


def refused(tx: Tx, sealer: Sealer, here: AtWork, *, by: Actor, reason: str, at: datetime) -> None:
    """Write into the organisation's record that this worker was refused, and the true reason."""
    record(
        tx,
        sealer,
        stream=here.organisation.id,
        event=Event.WORK_REFUSED,
        at=at,
        by=by,
        detail={"staff": here.staff.id, "reason": str(reason)},
    )
