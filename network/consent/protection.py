"""What keeps people apart: blocks, vetoes, restrictions, holds, cool-offs, secrecy.

None of these ends by itself. A date on which one should end makes a human being look at it; only
`Lifted` ends it, and only when it counts.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from network.consent.kinds import (
    WIDENING_DELAY,
    AudienceKind,
    Channel,
    Direction,
    HoldCause,
    Instrument,
    Proof,
    RelativeKind,
    SecrecyKind,
    VetoKind,
)
from network.identity import PersonId, ProtectionId

TWO = 2


@dataclass(frozen=True, kw_only=True)
class Lifted:
    """That a protection was taken away: by whom, and since when it counts."""

    asked_at: datetime
    by: tuple[PersonId, ...]
    """The human beings who lifted it. What two must do, two different ones do."""
    undone_at: datetime | None = None
    """When it was taken back. Then the protection stands as if nothing had happened."""

    def counts(self, now: datetime) -> bool:
        """Whether the delay is over and nobody has taken it back."""
        return self.undone_at is None and self.asked_at + WIDENING_DELAY <= now

    def by_owner(self, owner: PersonId) -> bool:
        """Whether the one whom it protects lifted it."""
        return self.by == (owner,)

    def by_two(self) -> bool:
        """Whether two different human beings did."""
        return len(set(self.by)) >= TWO


@dataclass(frozen=True, kw_only=True)
class Block:
    """One person wants nothing of another. Acts at once, in both directions, until unblocked."""

    id: ProtectionId
    by: PersonId
    of: PersonId
    at: datetime
    hides_past: bool = False
    """Whether letters that were already delivered disappear too."""
    lifted: Lifted | None = None
    """Only the one who blocked can unblock."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts."""
        lifted = self.lifted
        return lifted is None or not (lifted.by_owner(self.by) and lifted.counts(now))


@dataclass(frozen=True, kw_only=True)
class Veto:
    """No approach: by anybody, by one person, or by a kind of relative. Never ends by itself."""

    id: ProtectionId
    by: PersonId
    kind: VetoKind
    at: datetime
    person_id: PersonId | None = None
    """Whom it is about, if BY_PERSON."""
    relatives: frozenset[RelativeKind] = frozenset()
    """Which kinds it is about, if BY_KIND."""
    lifted: Lifted | None = None
    """Only the one who said it can take it back."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts."""
        lifted = self.lifted
        return lifted is None or not (lifted.by_owner(self.by) and lifted.counts(now))


@dataclass(frozen=True, kw_only=True)
class Restriction:
    """An order or rule that keeps two people apart. It acts from the moment it is entered.

    Somebody may say themselves that there is one: it acts at once, and proof comes later. It acts
    before `starts` too, and after `expires`, until human beings lift it.
    """

    id: ProtectionId
    protected: PersonId
    restrained: PersonId
    instrument: Instrument = Instrument.NOT_SAID
    issuer: str = field(default="", repr=False)
    """The court, police force or prison. Sealed; the decision does not read it."""
    reference: str = field(default="", repr=False)
    """The number on the paper. Sealed; the decision does not read it."""
    made: date | None = None
    starts: date | None = None
    expires: date | None = None
    """The day on which it should end: a human being looks, nothing opens."""
    direction: Direction = Direction.ONE_WAY
    """Whom it binds. In either case nothing new passes; ONE_WAY leaves the protected person what
    they already have."""
    permitted_channels: frozenset[Channel] = frozenset()
    """Ways that the order itself leaves open. They count only once it is verified."""
    third_party_clause: bool = True
    """"Directly or indirectly": paths through people whom both know are flagged, introductions
    stop. Assumed until a verified paper says otherwise."""
    said_by: PersonId | None = None
    """Who said that there is one, before any paper was seen."""
    proof: Proof = Proof.SAID
    verified_by: PersonId | None = None
    verified_on: date | None = None
    entered_at: datetime
    review_on: date | None = None
    """When a human being is to look at it, at the latest every six months."""
    lifted: Lifted | None = None
    """Two human beings lift it. One that was only said, its own protected person may take back."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts. No date ends it."""
        return self.lifted is None or not (self._rightly(self.lifted) and self.lifted.counts(now))

    def ended(self, now: datetime) -> bool:
        """Whether its day is past, so that a human being should look."""
        return self.expires is not None and self.expires < now.date()

    def lets(self, channel: Channel) -> bool:
        """Whether the paper itself leaves this way open."""
        return self.proof is Proof.VERIFIED and channel in self.permitted_channels

    def indirectly(self) -> bool:
        """Whether ways round are forbidden too: always, until a verified paper says otherwise."""
        return self.third_party_clause or self.proof is not Proof.VERIFIED

    def _rightly(self, lifted: Lifted) -> bool:
        own = self.proof is Proof.SAID and self.said_by == self.protected
        return lifted.by_two() or (own and lifted.by_owner(self.protected))


@dataclass(frozen=True, kw_only=True)
class SafeguardingHold:
    """Everything between two people, or everything about one, waits. Placed by two, for a time.

    It acts as soon as the first human being, or a report, has placed it; who carries it out must
    find the second. After `until` it still holds, and a human being looks.
    """

    id: ProtectionId
    person_id: PersonId
    other_id: PersonId | None = None
    """None holds everything that is about `person_id`, whoever the other one is."""
    cause: HoldCause = HoldCause.CONCERN
    placed_at: datetime
    placed_by: PersonId | None = None
    """None if a report or the service placed it: two human beings must then confirm it."""
    agreed_by: PersonId | None = None
    """The second human being, another one than the first."""
    until: datetime
    lifted: Lifted | None = None
    """Two human beings lift it."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts. Its end date does not end it."""
        lifted = self.lifted
        return lifted is None or not (lifted.by_two() and lifted.counts(now))

    def ended(self, now: datetime) -> bool:
        """Whether its time is over, so that a human being should look."""
        return self.until <= now

    def by_two(self) -> bool:
        """Whether two different human beings stand behind it."""
        both = {self.placed_by, self.agreed_by} - {None}
        return len(both) == TWO


@dataclass(frozen=True, kw_only=True)
class CoolOff:
    """After a no, nothing of this asker is carried to this person for a while.

    When the while is over a human being looks before anything is.
    """

    id: ProtectionId
    asker_id: PersonId
    other_id: PersonId
    since: datetime
    until: datetime
    times: int = 1
    """Which one it is between these two; each lasts twice as long as the one before."""
    lifted: Lifted | None = None
    """The one who said no may take it back; or two human beings lift it once it is over."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts. Its end date does not end it."""
        return self.lifted is None or not (self._rightly(self.lifted) and self.lifted.counts(now))

    def ended(self, now: datetime) -> bool:
        """Whether its time is over, so that a human being should look."""
        return self.until <= now

    def _rightly(self, lifted: Lifted) -> bool:
        late_enough = self.until <= lifted.asked_at
        return lifted.by_owner(self.other_id) or (lifted.by_two() and late_enough)


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Somebody, or some body, who would come to know: an organisation, a home's staff, a worker."""

    kind: AudienceKind
    id: str


@dataclass(frozen=True, kw_only=True)
class Secrecy:
    """Who must not know, or must not see this. No reason is asked."""

    id: ProtectionId
    owner: PersonId
    audience: Audience
    kind: SecrecyKind = SecrecyKind.MUST_NOT_KNOW
    items: frozenset[str] = frozenset()
    """What they must not see, if MUST_NOT_SEE; empty means all of it."""
    at: datetime
    lifted: Lifted | None = None
    """Only its owner can take it back."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts."""
        lifted = self.lifted
        return lifted is None or not (lifted.by_owner(self.owner) and lifted.counts(now))

    def about(self, item: str | None) -> bool:
        """Whether it covers this item; without an item asked, it covers whatever it is about."""
        whole = self.kind is SecrecyKind.MUST_NOT_KNOW or not self.items
        return whole or item is None or item in self.items


@dataclass(frozen=True, kw_only=True)
class PossibleMatch:
    """That the asker may be somebody whom the other described as not safe, with no account then.

    Found by comparing sealed descriptions in memory; nothing of the description is in here.
    """

    id: ProtectionId
    described_by: PersonId
    may_be: PersonId
    found_at: datetime
    dismissed: Lifted | None = None
    """Two human beings found that it is somebody else."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts."""
        dismissed = self.dismissed
        return dismissed is None or not (dismissed.by_two() and dismissed.counts(now))
