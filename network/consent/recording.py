"""Writing down what was decided, and why: beside what it is about, never where it would tell."""

from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.consent.model import Asked, Decision
from network.consent.store import Two
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


def decided(
    tx: Tx, sealer: Sealer, *, by: Actor, asked: Asked, two: Two, decision: Decision, at: datetime
) -> None:
    """Write a decision down with its true reason. Call it last in the unit of work.

    What is between two people has a record of its own, which neither of the two is shown. Where
    there is nothing between them yet, it goes into the asker's, which doesn't show it either.
    """
    detail = {
        "act": asked.act.value,
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "purpose": asked.purpose or "",
        "obligations": " ".join(sorted(decision.obligations)),
    }
    stream = two.pair_id if two.known else asked.asker
    record(tx, sealer, stream=stream, event=Event.DECIDED, at=at, by=by, detail=detail)


def changed(
    tx: Tx, sealer: Sealer, *, by: Actor, stream: PersonId, event: Event, what: str, at: datetime
) -> None:
    """Write down what somebody closed or opened for themselves. Call it last."""
    record(tx, sealer, stream=stream, event=event, at=at, by=by, detail={"what": what})
