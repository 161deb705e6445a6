"""An organisation: values only."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.errors import NotPermitted
from network.identity import OrganisationId, PersonId, StaffId
from network.organisations.kinds import FormerStaff, OrganisationKind, OrganisationState

NAME_LIMIT = 120
WORDS_LIMIT = 1000
AGREEMENT = "2026-11"
"""The version of the agreement that is shown. Another text is another version."""
NAMED_PEOPLE = 2
MOST_GAP_MONTHS = 24
SHORTEST_WAIT, USUAL_WAIT, LONGEST_WAIT = 5, 15, 120
MOST_SHIFTS = 200
MOST_HOMES = 300
LONGEST_SHIFT = timedelta(days=7)


class NotOpen(NotPermitted):
    """The organisation isn't at work: not yet, or no more."""

    code = "organisation-not-open"
    title = "Your organisation isn’t open here yet, or no more."


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """One named person's yes to the agreement: which text, and when."""

    person_id: PersonId
    at: datetime
    agreement: str


@dataclass(frozen=True, kw_only=True)
class Policy:
    """What an organisation says to keeping in touch later in life.

    From what people in the field ask for: who may answer, whom they ask, how long after the work
    ended, and words that they can read beforehand.
    """

    former_staff: FormerStaff = FormerStaff.THROUGH_US
    ask: str = ""
    gap_months: int = 3
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Hours:
    """When somebody is there on one day of the week, Monday is 0: minutes of the day."""

    day: int
    opens: int
    closes: int


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Somebody is on call. Of several at one time the first in the list is asked first."""

    id: str
    staff_id: StaffId
    starts: datetime
    ends: datetime

    def runs(self, now: datetime) -> bool:
        """Whether it is running."""
        return self.starts <= now < self.ends


@dataclass(frozen=True, kw_only=True)
class Home:
    """One of the homes of an organisation, so that something can be kept from who works there."""

    id: str
    name: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """An organisation, opened."""

    id: OrganisationId
    kind: OrganisationKind
    state: OrganisationState
    version: int = 1
    name: str = field(repr=False)
    made_at: datetime
    accepted: tuple[Accepted, ...] = ()
    policy: Policy | None = None
    hours: tuple[Hours, ...] = ()
    shifts: tuple[Shift, ...] = ()
    answer_within: int = USUAL_WAIT
    """After so many minutes without an answer, the next one on call is asked."""
    lends: bool = False
    """Whether its screeners and safeguarding leads help where others are too few."""
    homes: tuple[Home, ...] = ()
    successor: OrganisationId | None = None
    """Who took its work over when it closed; None: the service."""

    @property
    def open(self) -> bool:
        """Whether work may be done."""
        return self.state is OrganisationState.OPEN

    @property
    def practice(self) -> bool:
        """Whether everybody in it but its owner is made up."""
        return self.state is OrganisationState.PRACTICE

    def agreed(self) -> bool:
        """Whether two different people have said yes to the agreement that holds now."""
        yes = {one.person_id for one in self.accepted if one.agreement == AGREEMENT}
        return len(yes) >= NAMED_PEOPLE
