"""What the decision is asked, what it must know, and what it answers. Frozen values, no graph.

`PairFacts` is read by one unit of work under the locks of the pair; `decide` turns it into a
`Decision`. What keeps people apart is described in `protection`, what is known of each of the
two in `standing`. Records about other pairs may lie among the facts: they change nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime

from network.actor import Capacity
from network.consent.acts import Act
from network.consent.kinds import (
    EMERGENCY_OPEN,
    WIDENING_DELAY,
    Basis,
    Channel,
    GrantStatus,
    Integrity,
    Purpose,
    RecipientKind,
    RelativeKind,
    Scope,
    Told,
    WideningKind,
)
from network.consent.lives import Level
from network.consent.outcomes import Obligation, Outcome, Reason
from network.consent.protection import (
    Audience,
    Block,
    CoolOff,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
    Secrecy,
    Veto,
)
from network.consent.standing import OrganisationLed, Standing
from network.identity import GrantId, OrganisationId, PersonId, ProtectionId, WideningId


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The exact words that somebody agreed to: which text, its SHA-256, in which language."""

    id: str
    hash: str
    language: str

    @property
    def shown(self) -> bool:
        """Whether it is recorded completely. What was never shown was never agreed to."""
        return bool(self.id and self.hash and self.language)


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A yes: what `grantor` lets `recipient` have, for what, by which ways, until when.

    A grant is always a yes; every no is a record of its own. It is never changed but for its
    status and epoch, and nothing returns from an end: who says yes again makes a new one.
    """

    id: GrantId
    grantor: PersonId
    """Whose information or attention it is about."""
    given_by: PersonId
    """Who gave it: the grantor, unless `basis` says by what right somebody else could."""
    basis: Basis = Basis.SELF
    basis_record: ProtectionId | None = None
    """The record that shows the right, for every basis but SELF."""
    recipient: str
    """The id of who may have it; a person's id if `recipient_kind` is PERSON."""
    recipient_kind: RecipientKind = RecipientKind.PERSON
    scopes: frozenset[Scope]
    """Exactly these: no scope brings another with it."""
    items: frozenset[str] = frozenset()
    """For STORY and RELATION: the ids of the parts or relationships that it is about."""
    purposes: frozenset[Purpose]
    channels: frozenset[Channel]
    given_at: datetime
    """When it was given. It counts after WIDENING_DELAY, unless taken back unseen before."""
    valid_from: datetime
    """When it begins at the earliest; never before the delay is over, whatever stands here."""
    expires_at: datetime
    """When it ends. Always finite; nothing is renewed by itself."""
    review_at: datetime
    """When the grantor is asked whether it is still right."""
    status: GrantStatus = GrantStatus.ACTIVE
    epoch: int
    """The pair's epoch in which it counts. Every narrowing raises the pair's epoch; the grants
    that are to stay are carried over by the same unit of work, all others never count again."""
    wording: Wording
    private_note: str = field(default="", repr=False)
    """The grantor's own words. Sealed; the decision does not read it."""

    def begins(self) -> datetime:
        """When it counts for the first time."""
        return max(self.valid_from, self.given_at + WIDENING_DELAY)

    def between(self, giver: PersonId, receiver: PersonId) -> bool:
        """Whether it is from this person to that one."""
        person = self.recipient_kind is RecipientKind.PERSON
        return person and self.grantor == giver and self.recipient == receiver


@dataclass(frozen=True, kw_only=True)
class Widening:
    """Something of their own that somebody has opened, and that waits. Undone, it never was."""

    id: WideningId
    person_id: PersonId
    kind: WideningKind
    record_id: str
    """The grant that begins, or the protection that ends, when this takes effect."""
    asked_at: datetime
    effective_at: datetime
    undone_at: datetime | None = None
    """When it was taken back. Nobody else sees that it was asked or undone."""
    asked_quietly: bool = False
    """Whether "Is anyone making you do this?" was asked. A yes places a hold; it is not here."""
    epoch: int


@dataclass(frozen=True, kw_only=True)
class Relation:
    """What `of` is to `to`, and how well that is shown."""

    of: PersonId
    to: PersonId
    kind: RelativeKind
    level: Level = Level.SAID


@dataclass(frozen=True, kw_only=True)
class SharedPast:
    """That `by` says to have shared a past with `about`, and how well that is shown."""

    by: PersonId
    about: PersonId
    level: Level = Level.SAID
    professional: bool = False
    """Whether it was the work of `by` to be there."""
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class ThirdParty:
    """Somebody through whom one of the two could get to the other."""

    person_id: PersonId
    restrictions: tuple[Restriction, ...] = ()
    """Every restriction between this person and either of the two."""
    blocks: tuple[Block, ...] = ()
    """Every block between this person and either of the two."""
    agrees: bool = False
    """Whether they have said that they will introduce these two."""


@dataclass(frozen=True, kw_only=True)
class Emergency:
    """A safeguarding lead reads what is not on their list, for an hour, with a written reason."""

    id: ProtectionId
    by: PersonId
    person_id: PersonId
    opened_at: datetime
    reason_record: ProtectionId
    """Where the reason is written down."""
    agreed_by: PersonId | None = None
    """The second human being, within a day. Missing, it is an alarm, not a closed door."""

    def open(self, now: datetime) -> bool:
        """Whether the hour is running."""
        return self.opened_at <= now < self.opened_at + EMERGENCY_OPEN


@dataclass(frozen=True, kw_only=True)
class Work:
    """What is known of the asker as somebody at work, towards the other person."""

    worker_id: PersonId
    organisation_id: OrganisationId
    homes: frozenset[str] = frozenset()
    """The ids of the homes whose staff the worker belongs to."""
    employed: bool = False
    """Whether the staff account is alive today."""
    capacities: frozenset[Capacity] = frozenset()
    """The hats that the worker has at this organisation."""
    on_caseload: bool = False
    tied: bool = False
    """Whether the worker has any tie, shared past or family with the person, in private life."""
    lead_by: PersonId | None = None
    """Who found the lead that is to be approved."""
    people_left: int = 0
    """How many more different people the worker may read today; one read today costs nothing."""
    read_today: bool = False
    emergencies: tuple[Emergency, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question for the decision: may `asker` do `act` about `other`?"""

    asker: PersonId
    other: PersonId
    act: Act
    purpose: Purpose | None
    """Nothing is disclosed without a purpose; None is for acts about what is one's own."""
    channel: Channel = Channel.IN_APP
    scope: Scope | None = None
    """What is to be seen or taken out. Acts with a scope of their own ignore it."""
    item: str | None = None
    """The part of a story or the relationship, for scopes granted item by item."""
    capacity: Capacity = Capacity.PERSON
    """The hat that the asker wears."""
    through: PersonId | None = None
    """Who introduces, or through whom a path would lead."""
    audiences: frozenset[Audience] = frozenset()
    """Who else would come to know: who screens, passes on, prints, phones."""


@dataclass(frozen=True, kw_only=True)
class PairFacts:
    """Everything the decision needs about one ordered pair and the people between them.

    Read in the same transaction as the effect, after the locks. What could not be read is not
    left out: then `integrity` is not SOUND.
    """

    asker: Standing
    other: Standing
    integrity: Integrity
    epoch: int
    """The pair's epoch, or 0 if there has never been anything between the two."""
    grants: tuple[Grant, ...] = ()
    """Grants of either to the other, ended ones included: they give the true reason of a no."""
    widenings: tuple[Widening, ...] = ()
    """What waits, or was undone, of either."""
    blocks: tuple[Block, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    """Every veto of either, whomever it is about."""
    restrictions: tuple[Restriction, ...] = ()
    """Every restriction between the two."""
    holds: tuple[SafeguardingHold, ...] = ()
    """Holds between the two, and person-wide ones of either."""
    cool_offs: tuple[CoolOff, ...] = ()
    secrecies: tuple[Secrecy, ...] = ()
    """Every wish for secrecy of either."""
    possible_matches: tuple[PossibleMatch, ...] = ()
    relations: tuple[Relation, ...] = ()
    """What either says, or is shown, to be to the other."""
    shared_pasts: tuple[SharedPast, ...] = ()
    third_parties: tuple[ThirdParty, ...] = ()
    arrangements: tuple[OrganisationLed, ...] = ()
    other_open: bool = False
    """Whether the other person lets requests be brought to them."""
    told: Told | None = None
    """What the other person expressly chose to tell the asker, after reading what it gives away."""
    contact_existed: bool = False
    """Whether the two have ever been in touch here."""
    were_tied: bool = False
    """Whether there ever was a tie or an attested shared past between the two."""
    work: Work | None = None
    """None unless the asker is at work."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The answer. `reason` is the true one: for the record, never for the asker."""

    outcome: Outcome
    reason: Reason
    obligations: frozenset[Obligation]
    epoch: int
    """The pair's epoch when it was decided: an effect under another epoch must ask again."""
    act: Act
    keep_from: frozenset[Audience] = frozenset()
    """Whom whoever carries this out must not let know or see: the obligation KEEP_FROM."""

    @property
    def permitted(self) -> bool:
        """Whether it may be done."""
        return self.outcome is Outcome.PERMIT
