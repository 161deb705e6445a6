"""An event as the worker and the operator see it: ids, never words."""

from dataclasses import dataclass
from enum import StrEnum

from network.identity import EventId, PersonId


class State(StrEnum):
    """Where an event stands. What is done is gone."""

    WAITING = "waiting"
    STUCK = "stuck"


@dataclass(frozen=True, kw_only=True)
class OutboxEvent:
    """Work to do. `kind` is text, since a newer version may have raised it."""

    id: EventId
    kind: str
    person_id: PersonId | None = None
    attempts: int = 0
