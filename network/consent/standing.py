"""What is known of one person before anybody may reach them: age, adoption, death, care."""

from calendar import isleap
from dataclasses import dataclass, field
from datetime import date, datetime

from network.consent.kinds import WORKER_CHANNELS, Channel, Purpose, Scope
from network.consent.lives import (
    ADULT_AT,
    AdoptionState,
    ChildView,
    DeathProof,
    DeathState,
    Evidence,
    HeardFrom,
    LegalStatus,
    Position,
    ResponsibilityKind,
)
from network.consent.protection import Lifted
from network.identity import OrganisationId, PersonId, ProtectionId

LEAP_DAY = (2, 29)


@dataclass(frozen=True, kw_only=True)
class Age:
    """A date of birth and what it rests on. Nothing known is the usual beginning.

    Somebody born on 29 February has their birthday on 1 March in other years.
    """

    born: date | None = None
    """The day of birth as said or shown; None when nobody has said."""
    evidence: Evidence = Evidence.NOT_KNOWN
    """What `born` rests on: the person's own word is CLAIMED."""

    def reached(self, years: int, now: datetime) -> bool:
        """Whether they are that old by what is said or shown. Not known is not reached."""
        if self.born is None:
            return False
        apart = now.year - self.born.year
        if apart != years:
            # The day matters in one year alone, and this is asked many times of each decision.
            return apart > years
        return _birthday(self.born, now.year) <= now.date()

    def known_child(self, now: datetime) -> bool:
        """Whether what is said or shown makes them under 18: that is believed as it stands."""
        return self.born is not None and not self.reached(ADULT_AT, now)

    def shown_adult(self, now: datetime) -> bool:
        """Whether it is attested that they are 18 or older. Their own word is not enough."""
        return self.evidence >= Evidence.ATTESTED and self.reached(ADULT_AT, now)


@dataclass(frozen=True, kw_only=True)
class Adoption:
    """Whether somebody was adopted. It is told to nobody: who is adopted decides first."""

    state: AdoptionState = AdoptionState.NOT_KNOWN
    """REPORTED protects as ATTESTED does."""
    decided_at: datetime | None = None
    """When the adopted person, as an adult, chose for themselves to be reached by the other one."""
    agency: OrganisationId | None = None
    """The adoption agency whose letterbox is the only way while they are under 18."""
    id: ProtectionId | None = None
    """The record of the report, by which the desk knows it."""
    reported_by: PersonId | None = None
    reported_at: datetime | None = None
    attested_by: tuple[PersonId, ...] = ()
    """Who has seen that it is so: ATTESTED once two different human beings have."""
    lifted: Lifted | None = None
    """That it was found not to be so: two human beings, and the delay of whatever opens."""

    def protects(self, now: datetime) -> bool:
        """Whether to protect them as an adopted person at this moment."""
        lifted = self.lifted
        taken_back = lifted is not None and lifted.by_two() and lifted.counts(now)
        return self.adopted and not taken_back

    @property
    def adopted(self) -> bool:
        """Whether anybody has said, or shown, that they were adopted."""
        return self.state in {AdoptionState.REPORTED, AdoptionState.ATTESTED}


@dataclass(frozen=True, kw_only=True)
class Death:
    """Whether somebody has died. A report alone looks like nothing until it is verified."""

    state: DeathState = DeathState.LIVING
    reported_at: datetime | None = None
    """When it was first said. A report never runs out by itself: a human being looks at it."""
    verified_at: datetime | None = None
    look_at: datetime | None = None
    """When a human being is to look at a report that is still unproven."""
    id: ProtectionId | None = None
    """The record of the report, by which the desk knows it."""
    reported_by: PersonId | None = None
    heard: HeardFrom | None = None
    words: str = field(default="", repr=False)
    """What exactly was heard, in the words of who wrote it down. Sealed."""
    proof: DeathProof | None = None
    """The second source, once somebody has seen it."""
    seen_by: PersonId | None = None
    """Who saw the second source: the first of the two human beings."""
    agreed_by: PersonId | None = None
    """The second human being, another one than `seen_by`."""
    here_at: datetime | None = None
    """When the person themselves, signed in, said that they are here."""


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Somebody with parental responsibility for a child, and what they say to this decision."""

    kind: ResponsibilityKind
    person_id: PersonId | None = None
    """The person, if they are known here."""
    organisation_id: OrganisationId | None = None
    """The council, if responsibility is shared with one or held by one."""
    position: Position = Position.NOT_ASKED
    on: date | None = None
    """When they said so."""
    called: str = field(default="", repr=False)
    """Who it is, in words, where they are not known here. Sealed; the decision does not read it."""


@dataclass(frozen=True, kw_only=True)
class Competence:
    """A record that somebody can, or can't, make one decision. Never about them as a whole."""

    id: ProtectionId
    decision: str
    """Which decision, as the id of what is asked: another decision needs another record."""
    can_decide: bool
    assessed_by: PersonId
    assessed_on: date
    review_on: date
    """From this day on it no longer counts: it can change with time."""
    advocate: bool = False
    """Whether an advocate was there."""
    reasons: str = field(default="", repr=False)
    """Why, in words. Sealed; the decision does not read it."""

    def counts(self, decision: str, now: datetime) -> bool:
        """Whether it says today that they can make this decision."""
        return self.can_decide and self.decision == decision and now.date() < self.review_on


@dataclass(frozen=True, kw_only=True)
class Minor:
    """What has been settled about reaching one child, for one decision."""

    legal_status: LegalStatus = LegalStatus.NOT_KNOWN
    responsible: tuple[Responsible, ...] = ()
    """Everybody who holds parental responsibility. Empty means that nobody has been found yet."""
    council: Position = Position.NOT_ASKED
    """What the council that looks after the child says."""
    view: ChildView = ChildView.NOT_HEARD
    """What the child says. Anything but WANTS keeps the door shut."""
    competence: tuple[Competence, ...] = ()
    """Records of whether the child can make a decision for themselves."""
    decision: str = ""
    """The id of the one decision that all of this is about."""
    council_on: date | None = None
    """When the council said so."""
    heard_by: PersonId | None = None
    """Who heard the child."""
    heard_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Everything about one person, whoever the other one is, that the decision reads."""

    person_id: PersonId
    age: Age = Age()
    adoption: Adoption = Adoption()
    """`decided_at` is about the other one of the pair whose facts these are."""
    death: Death = Death()
    minor: Minor | None = None
    """None while nothing has been settled about a child, and for adults."""


@dataclass(frozen=True, kw_only=True)
class OrganisationLed:
    """What an organisation has arranged between somebody under 18, or adopted, and one other.

    It lifts the age or adoption rule for exactly its scopes, purposes and ways. Consent is still
    needed. When it ends it ends: what was arranged is closed again.
    """

    id: ProtectionId
    person_id: PersonId
    """The child or the adopted person."""
    other_id: PersonId
    """The one who may be in touch with them by this arrangement."""
    organisation_id: OrganisationId
    led_by: PersonId
    """The named worker through whose hands everything goes."""
    agreed_by: PersonId
    """A second human being, who agreed."""
    decision: str
    """The id of the decision that records of competence must be about."""
    scopes: frozenset[Scope]
    purposes: frozenset[Purpose]
    channels: frozenset[Channel] = WORKER_CHANNELS
    """Only ways through a named worker count, whatever stands here."""
    times_a_year: int = 2
    from_at: datetime
    until: datetime
    ended_at: datetime | None = None
    """When somebody ended it before its time."""

    def runs(self, now: datetime) -> bool:
        """Whether it is in force today, with two human beings behind it."""
        ended = self.ended_at is not None and self.ended_at <= now
        return self.led_by != self.agreed_by and self.from_at <= now < self.until and not ended


def _birthday(born: date, year: int) -> date:
    if (born.month, born.day) == LEAP_DAY and not isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)
