"""Something that human beings must look at. Values are stored: only add."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from network.identity import PersonId, TaskId

DONE_KEPT = timedelta(days=365)
"""How long what is done can still be read: as long as somebody has to complain about it, a year
(The Children Act 1989 Representations Procedure (England) Regulations 2006, regulation 9)."""


class DeskKind(StrEnum):
    """What is to be looked at."""

    POSSIBLE_MATCH = "possible_match"
    UNDER_PRESSURE = "under_pressure"
    NOT_RECOGNISED = "not_recognised"
    REPORTED = "reported"
    ORDER_SAID = "order_said"
    ORDER_ENDED = "order_ended"
    HOLD_ENDED = "hold_ended"
    COOL_OFF_ENDED = "cool_off_ended"
    GRANT_REVIEW = "grant_review"
    DEATH_REPORTED = "death_reported"
    SECOND_HUMAN = "second_human"


class TaskState(StrEnum):
    """How far it is."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing on the desk: whom it is about, by id, and which record it came from."""

    id: TaskId
    kind: DeskKind
    state: TaskState = TaskState.OPEN
    about: PersonId
    other: PersonId | None = None
    record_id: str
    at: datetime
    """When it was put there."""
    taken_by: PersonId | None = None
    taken_at: datetime | None = None
    done_by: PersonId | None = None
    done_at: datetime | None = None
    version: int = 1
