"""An event as the worker and the operator see it: ids, never words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from network.identity import EventId, PersonId


class State(StrEnum):
    """Where an event stands. What is done is gone."""

    WAITING = "waiting"
    STUCK = "stuck"


class NotYet(Exception):
    """A handler says: this is right, and its time has not come. It is put back until then."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, kw_only=True)
class OutboxEvent:
    """Work to do. `kind` is text, since a newer version may have raised it."""

    id: EventId
    kind: str
    person_id: PersonId | None = None
    attempts: int = 0
