"""Staff accounts, places on lists and codes: values only."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from network.actor import Capacity
from network.consent.acts import STAFF
from network.consent.kinds import EMERGENCY_OPEN
from network.errors import NotPermitted
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind, StaffState

NAME_LIMIT = 80
REASON_LIMIT = 1000
NOTE_LIMIT = 4000
MOST_NOTES = 500
INVITATION_LASTS = timedelta(days=14)
CODE_LASTS = {
    CodeKind.WORK_WITH_ME: timedelta(days=7),
    CodeKind.HELP_ME_NOW: timedelta(hours=1),
    CodeKind.HELP_CARD: timedelta(days=90),
}
MOST_CODES = 5
DAILY_PEOPLE = 30
"""So many different people a worker reads in a day (security research 6.1)."""
MOST_RAISED = 90
MOST_DAYS_LATE = 30
MOST_LATE = 2
"""Once asked for, and once renewed (security research 5)."""
SECOND_WITHIN = timedelta(hours=24)
"""An emergency reading has found its second human being by then, or is an alarm."""
DORMANT_AFTER = timedelta(days=90)
ASSISTED_FOR = timedelta(minutes=30)
BACK_IN_FOR = timedelta(hours=24)
"""So long a colleague can see the person too, and then so long the code holds."""
BOTH = 2


class NotAtWork(NotPermitted):
    """The actor has no hat for this, or the staff account behind it has ended."""

    code = "not-at-work"
    title = "This is for people at work, with a hat for it."


class WrongCode(NotPermitted):
    """The code opens nothing: never made, used, or too old. Which is never said."""

    code = "wrong-code"
    title = "That code opens nothing. It may have been used, or be too old."


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A wish to read more people today. It counts once two others have agreed."""

    on: date
    to: int
    reason: str = field(default="", repr=False)
    agreed: tuple[PersonId, ...] = ()

    def counts(self, worker: PersonId | None, today: date) -> bool:
        """Whether two different people, neither the worker, have agreed to it for today."""
        return self.on == today and len(set(self.agreed) - {worker}) >= BOTH


@dataclass(frozen=True, kw_only=True)
class StaffAccount:
    """Somebody's account at work, in one organisation; before it was taken up, the invitation."""

    id: StaffId
    organisation_id: OrganisationId
    state: StaffState
    version: int = 1
    person_id: PersonId | None = None
    name: str = field(repr=False)
    """The name by which colleagues, and the people worked with, know them."""
    capacities: frozenset[Capacity]
    named: bool = False
    """Whether it is one of the two named people of the agreement."""
    invited_by: PersonId
    made_at: datetime
    code_until: datetime | None = None
    joined_at: datetime | None = None
    seen_at: datetime | None = None
    ended_at: datetime | None = None
    read_on: date | None = None
    read: tuple[PersonId, ...] = ()
    """Whom they have read on `read_on`, each once."""
    raised: Raised | None = None
    letters_on: date | None = None
    letters: int = 0
    """How many letters they have read over on `letters_on`."""
    knows: frozenset[PersonId] = frozenset()
    """Whom they have said to know in private life: closed to them at work."""
    homes: frozenset[str] = frozenset()
    """The ids of the homes whose staff they belong to."""

    @property
    def active(self) -> bool:
        """Whether it is alive."""
        return self.state is StaffState.ACTIVE and self.person_id is not None

    def hats(self) -> tuple[Capacity, ...]:
        """The hats, in one order."""
        return tuple(hat for hat in Capacity if hat in self.capacities & STAFF)

    def read_today(self, today: date) -> tuple[PersonId, ...]:
        """Whom they have read today."""
        return self.read if self.read_on == today else ()

    def after_reading(self, person_id: PersonId, today: date) -> "StaffAccount":
        """With one more person read today, if they had not been read."""
        read = self.read_today(today)
        if person_id in read:
            return self
        return replace(self, read_on=today, read=(*read, person_id))

    def letters_today(self, today: date) -> int:
        """How many letters they have read over today."""
        return self.letters if self.letters_on == today else 0

    def after_letter(self, today: date) -> "StaffAccount":
        """With one more letter read over today."""
        return replace(self, letters_on=today, letters=self.letters_today(today) + 1)

    def people_left(self, today: date) -> int:
        """How many more different people they may read today."""
        raised = self.raised
        most = raised.to if raised and raised.counts(self.person_id, today) else DAILY_PEOPLE
        return max(0, most - len(self.read_today(today)))


@dataclass(frozen=True, kw_only=True)
class FileNote:
    """A note in what an organisation keeps about somebody."""

    id: str
    at: datetime
    by: StaffId
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """A wish of one human being, that a look in an emergency shows later; a second must agree."""

    by: PersonId
    reason: str = field(repr=False)
    at: datetime
    until: datetime
    agreed_by: PersonId | None = None
    agreed_at: datetime | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it is not shown yet. Without a second human being it is shown within a day."""
        until = self.until if self.agreed_by else min(self.until, self.at + SECOND_WITHIN)
        return now < until

    def needs_second(self, now: datetime) -> bool:
        """Whether a second human being can still agree."""
        return self.agreed_by is None and self.holds(now)


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """Somebody on a worker's list, with what the organisation keeps about them."""

    id: AssignmentId
    organisation_id: OrganisationId
    kind: AssignmentKind
    state: AssignmentState
    version: int = 1
    person_id: PersonId
    staff_id: StaffId
    known_as: str = field(default="", repr=False)
    by: PersonId
    """Who put them on the list."""
    since: datetime
    until: datetime | None = None
    ended_at: datetime | None = None
    reason: str = field(default="", repr=False)
    """Why an emergency reading was opened."""
    agreed_by: PersonId | None = None
    agreed_at: datetime | None = None
    colleague: StaffId | None = None
    """Who is asked to see the person too, where two help somebody back in."""
    late: tuple[HeldBack, ...] = ()
    """Why an emergency reading shows later to whom it is about; renewed once at most."""
    notes: tuple[FileNote, ...] = ()

    def hidden(self, now: datetime) -> bool:
        """Whether the person does not see it yet."""
        return any(one.holds(now) for one in self.late)

    def runs(self, now: datetime) -> bool:
        """Whether they are on the list at this moment."""
        over = self.until is not None and now >= self.until
        return self.state is AssignmentState.RUNNING and self.since <= now and not over

    def on_caseload(self, staff_id: StaffId, now: datetime) -> bool:
        """Whether they are on this worker's caseload."""
        return self.kind is AssignmentKind.CASELOAD and self.staff_id == staff_id and self.runs(now)

    def needs_second(self) -> bool:
        """Whether it is an emergency reading that no second human being has looked at."""
        return self.kind is AssignmentKind.EMERGENCY and self.agreed_by is None

    def alarming(self, now: datetime) -> bool:
        """Whether the second human being is overdue."""
        return self.needs_second() and now >= self.since + SECOND_WITHIN


EMERGENCY_LASTS = EMERGENCY_OPEN


@dataclass(frozen=True, kw_only=True)
class WorkerCode:
    """A code that a person has made for a worker, as they see it in the list."""

    id: str
    kind: CodeKind
    until: datetime
    place: AssignmentId | None = None
    """Where it hangs, if two members of staff made it for the person."""


@dataclass(frozen=True, kw_only=True)
class NewCode:
    """A code with its line: only its fingerprint is kept, and only its owner is shown it."""

    code: str = field(repr=False)
    line: WorkerCode


@dataclass(frozen=True, kw_only=True)
class Hat:
    """One hat that somebody can put on: a capacity at an organisation."""

    staff_id: StaffId
    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    capacity: Capacity
    open: bool
    """Whether the organisation is at work."""

    @property
    def id(self) -> str:
        """What an address calls this hat: it follows from a random id, and tells no more."""
        return hat_id(self.staff_id, self.capacity)


def hat_id(staff_id: StaffId, capacity: Capacity) -> str:
    """What an address calls a hat."""
    return hashlib.sha256(f"{staff_id}|{capacity}".encode()).hexdigest()[: len(staff_id)]
