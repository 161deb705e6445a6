"""Events in the graph, written in the same transaction as the change that they follow from."""

from datetime import UTC, datetime, timedelta

from network.errors import NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import EventId, PersonId, new_id
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent, State

MOST_SHOWN = 200
MOST_AT_ONCE = 50
HOUR = timedelta(hours=1)


def raise_event(
    tx: Tx,
    kind: EventKind,
    *,
    due: datetime,
    person_id: str | None = None,
    event_id: str | None = None,
) -> EventId:
    """Keep work for later. Give an `event_id` where the unit of work could be repeated.

    The moment is kept to the hour and no closer: it stands in the clear.
    """
    made = EventId(event_id or new_id())
    tx.run("outbox/raise_event", id=made, kind=kind, due=_hour(due), personId=person_id)
    return made


def _hour(due: datetime) -> datetime:
    return due.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def due(tx: Tx, *, now: datetime) -> list[EventId]:
    """What is due, longest first. Others may be quicker to claim it."""
    return [EventId(row["id"]) for row in tx.many("outbox/due", now=now, most=MOST_AT_ONCE)]


def claim(
    tx: Tx, event_id: EventId, *, now: datetime, until: datetime, owner: str
) -> OutboxEvent | None:
    """Lease an event until the lease runs out. None where somebody else was quicker."""
    row = tx.maybe("outbox/claim", id=event_id, now=now, until=until, owner=owner)
    return _event(row) if row else None


def finish(tx: Tx, event: OutboxEvent, *, owner: str) -> None:
    """Let go of an event that is done."""
    tx.run("outbox/finish", id=event.id, owner=owner)


def put_back(
    tx: Tx, event: OutboxEvent, *, owner: str, due: datetime, state: State, attempts: int
) -> None:
    """Give the lease back: for later, or as stuck."""
    tx.run("outbox/put_back", id=event.id, owner=owner, due=due, state=state, attempts=attempts)


def counts(tx: Tx) -> dict[State, int]:
    """How many events stand where."""
    rows = tx.many("outbox/count_by_state", states=list(State))
    return {State(row["state"]): row["size"] for row in rows}


def stuck(tx: Tx) -> list[OutboxEvent]:
    """Events that have failed too often."""
    return [_event(row | {"personId": None}) for row in tx.many("outbox/stuck", most=MOST_SHOWN)]


def try_again(tx: Tx, event_id: EventId, *, now: datetime) -> None:
    """Let a stuck event have another go. Raises NotFound where none is stuck by that id."""
    if tx.maybe("outbox/try_again", id=event_id, due=now) is None:
        raise NotFound


def _event(row: Row) -> OutboxEvent:
    person_id = row["personId"]
    return OutboxEvent(
        id=EventId(row["id"]),
        kind=row["kind"],
        person_id=PersonId(person_id) if person_id else None,
        attempts=row["attempts"],
    )
