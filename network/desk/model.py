"""Something that human beings must look at. Values are stored: only add."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.identity import PersonId, TaskId

NOTE_LIMIT = 2000
MOST_NOTES = 50
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
    ORDER_REVIEW = "order_review"
    HOLD_ENDED = "hold_ended"
    COOL_OFF_ENDED = "cool_off_ended"
    GRANT_REVIEW = "grant_review"
    DEATH_REPORTED = "death_reported"
    SECOND_HUMAN = "second_human"
    STILL_HERE = "still_here"
    ADOPTION_REPORTED = "adoption_reported"
    DEATH_TO_TELL = "death_to_tell"
    PATTERN = "pattern"
    CRISIS = "crisis"
    LEAD_STOPPED = "lead_stopped"
    LETTER_HELD = "letter_held"
    WANTS_TO_TALK = "wants_to_talk"


class TaskState(StrEnum):
    """How far it is."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"


class Half(StrEnum):
    """What a first human being has begun, and a second one is asked to stand behind."""

    PLACE_HOLD = "place_hold"
    LIFT_HOLD = "lift_hold"
    VERIFY_ORDER = "verify_order"
    LIFT_ORDER = "lift_order"
    DISMISS_MATCH = "dismiss_match"
    LIFT_COOL_OFF = "lift_cool_off"


OF_A_LIFE = frozenset({DeskKind.DEATH_REPORTED, DeskKind.STILL_HERE, DeskKind.ADOPTION_REPORTED})
"""What is done only by being settled where lives are written down: nobody is done with it alone."""

URGENT = frozenset(
    {
        DeskKind.REPORTED,
        DeskKind.UNDER_PRESSURE,
        DeskKind.NOT_RECOGNISED,
        DeskKind.STILL_HERE,
        DeskKind.CRISIS,
    }
)
"""What somebody on call is asked about at once, by day and by night."""

NOT_FOR_STAFF = frozenset({DeskKind.GRANT_REVIEW})
"""What is the person's own to look at, and nobody else's."""


@dataclass(frozen=True, kw_only=True)
class Second:
    """That another human being is to look, and at what of whose."""

    half: Half
    first: PersonId
    """Who did the first half: never the one who does the second, whatever the hat."""
    of: DeskKind
    """What sort of thing the first human being was looking at."""
    origin: TaskId | None = None
    """The task from which it came: it is open again where the second one disagrees."""


@dataclass(frozen=True, kw_only=True)
class TaskNote:
    """What a lead wrote down while looking at something."""

    by: PersonId
    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing on the desk: whom it is about, by id, and which record it came from."""

    id: TaskId
    kind: DeskKind
    state: TaskState = TaskState.OPEN
    about: PersonId
    """Whoever told of it, or whom it protects."""
    other: PersonId | None = None
    record_id: str
    at: datetime
    """When it was put there."""
    second: Second | None = None
    seen_by: PersonId | None = None
    seen_at: datetime | None = None
    """When a human being said for the first time that they have seen it."""
    taken_by: PersonId | None = None
    taken_at: datetime | None = None
    done_by: PersonId | None = None
    done_at: datetime | None = None
    notes: tuple[TaskNote, ...] = ()
    version: int = 1

    @property
    def people(self) -> frozenset[PersonId]:
        """Everybody whom it is about."""
        return frozenset({self.about} if self.other is None else {self.about, self.other})

    @property
    def of_a_life(self) -> bool:
        """Whether it is settled where lives are written down."""
        return self.kind in OF_A_LIFE

    @property
    def urgent(self) -> bool:
        """Whether somebody on call is asked about it."""
        return self.kind in URGENT

    @property
    def done(self) -> bool:
        """Whether nothing is to be done any more."""
        return self.state is TaskState.DONE

    @property
    def origin_kind(self) -> DeskKind:
        """What sort of thing it is at bottom: the second look at something is of its sort."""
        return self.second.of if self.second else self.kind
