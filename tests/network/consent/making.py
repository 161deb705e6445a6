"""Records made up at random: near every boundary in time, and often about the wrong people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from network.actor import Capacity
from network.consent.acts import AT_WORK, MAY, Act
from network.consent.kinds import (
    AudienceKind,
    Basis,
    Channel,
    Direction,
    GrantStatus,
    HoldCause,
    Instrument,
    Proof,
    Purpose,
    RecipientKind,
    RelativeKind,
    Scope,
    SecrecyKind,
    VetoKind,
    WideningKind,
)
from network.consent.lives import (
    AdoptionState,
    ChildView,
    DeathState,
    Evidence,
    LegalStatus,
    Level,
    Position,
    ResponsibilityKind,
)
from network.consent.model import (
    Asked,
    Emergency,
    Grant,
    Relation,
    SharedPast,
    ThirdParty,
    Widening,
    Wording,
    Work,
)
from network.consent.protection import (
    Audience,
    Block,
    CoolOff,
    Lifted,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
    Secrecy,
    Veto,
)
from network.consent.standing import (
    Adoption,
    Age,
    Competence,
    Death,
    Minor,
    OrganisationLed,
    Responsible,
)
from network.identity import GrantId, OrganisationId, PersonId, ProtectionId, WideningId

BEGIN = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)
ADULT = Age(born=date(1990, 5, 1), evidence=Evidence.ATTESTED)
WORDS = Wording(id="share-1", hash="0" * 64, language="en")
NO_WORDS = Wording(id="share-1", hash="", language="en")
LEADS = (PersonId("lead-1"), PersonId("lead-2"))
ITEMS = ("item-1", "item-2")
HOMES = ("home-1", "home-2")
ORGANISATIONS = (OrganisationId("organisation-1"), OrganisationId("organisation-2"))
DECISIONS = ("decision-1", "decision-2")
HOURS = (-24 * 400, -24 * 40, -49, -48, -47, -1, 0, 1, 47, 24 * 40, 24 * 400)
DAYS = (-400, -1, 0, 1, 30)
T = TypeVar("T")
EVERY: Any = {
    kind: tuple(kind)
    for kind in (
        *(AdoptionState, AudienceKind, Basis, Capacity, Channel, ChildView, DeathState, Direction),
        *(Evidence, GrantStatus, HoldCause, Instrument, LegalStatus, Level, Position, Proof),
        *(Purpose, RecipientKind, RelativeKind, ResponsibilityKind, Scope, SecrecyKind, VetoKind),
    )
}
ALL: Any = {kind: frozenset(kind) for kind in (Scope, Purpose, Channel)}


@dataclass
class Maker:
    """Makes records around a moment. `random` decides everything, so a seed repeats it."""

    random: Random
    now: datetime = BEGIN
    made: int = 0

    def id(self) -> str:
        """A fresh id."""
        self.made += 1
        return f"id-{self.made}"

    def one(self, choices: Sequence[T]) -> T:
        """One of several."""
        return choices[int(self.random.random() * len(choices))]

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.random.random() < share

    def some(self, choices: Sequence[T], share: float = 0.5) -> frozenset[T]:
        """Some of several."""
        return frozenset(choice for choice in choices if self.chance(share))

    def when(self) -> datetime:
        """A moment near a boundary."""
        return self.now + timedelta(hours=self.one(HOURS))

    def day(self) -> date:
        """A day near today."""
        return (self.now + timedelta(days=self.one(DAYS))).date()

    def lifted(self, *owners: PersonId, share: float = 0.3) -> Lifted | None:
        """Not lifted, rightly lifted, or lifted by the wrong ones, too early, or undone."""
        if not self.chance(share):
            return None
        by = self.one([*((owner,) for owner in owners), LEADS, (LEADS[0], LEADS[0]), LEADS[:1]])
        undone = self.when() if self.chance(0.2) else None
        return Lifted(asked_at=self.when(), by=by, undone_at=undone)

    def usual(self) -> bool:
        """True nine times of ten."""
        return self.chance(0.9)

    def grant(self, giver: PersonId, receiver: PersonId, epoch: int) -> Grant:
        """A yes: each field most often as it should be."""
        person = RecipientKind.PERSON
        return Grant(
            id=GrantId(self.id()),
            grantor=giver,
            given_by=giver if self.usual() else LEADS[0],
            basis=Basis.SELF if self.usual() else self.one(EVERY[Basis]),
            basis_record=ProtectionId(self.id()) if self.chance(0.7) else None,
            recipient=receiver,
            recipient_kind=person if self.usual() else self.one(EVERY[RecipientKind]),
            scopes=ALL[Scope] if self.chance(0.7) else self.some(EVERY[Scope], 0.6),
            items=frozenset(ITEMS) if self.usual() else self.some(ITEMS),
            purposes=ALL[Purpose] if self.usual() else self.some(EVERY[Purpose]),
            channels=ALL[Channel] if self.usual() else self.some(EVERY[Channel]),
            given_at=self.now - timedelta(days=3) if self.usual() else self.when(),
            valid_from=self.now - timedelta(days=1) if self.usual() else self.when(),
            expires_at=self.now + timedelta(days=300) if self.usual() else self.when(),
            review_at=self.when(),
            status=GrantStatus.ACTIVE if self.usual() else self.one(EVERY[GrantStatus]),
            epoch=epoch if self.usual() else epoch - 1,
            wording=WORDS if self.usual() else NO_WORDS,
        )

    def widening(self, grant: Grant, epoch: int) -> Widening:
        """What waits, or was undone."""
        return Widening(
            id=WideningId(self.id()),
            person_id=grant.grantor,
            kind=WideningKind.GRANT,
            record_id=grant.id,
            asked_at=grant.given_at,
            effective_at=grant.begins(),
            undone_at=self.when() if self.chance(0.5) else None,
            epoch=epoch,
        )

    def block(self, by: PersonId, of: PersonId) -> Block:
        """A block."""
        return Block(
            id=ProtectionId(self.id()),
            by=by,
            of=of,
            at=self.when(),
            hides_past=self.chance(0.5),
            lifted=self.lifted(by, of),
        )

    def veto(self, by: PersonId, about: PersonId) -> Veto:
        """A veto of any kind."""
        return Veto(
            id=ProtectionId(self.id()),
            by=by,
            kind=self.one(EVERY[VetoKind]),
            at=self.when(),
            person_id=about if self.chance(0.7) else None,
            relatives=self.some(EVERY[RelativeKind], 0.2),
            lifted=self.lifted(by, about),
        )

    def restriction(self, protected: PersonId, restrained: PersonId) -> Restriction:
        """An order."""
        return Restriction(
            id=ProtectionId(self.id()),
            protected=protected,
            restrained=restrained,
            instrument=self.one(EVERY[Instrument]),
            made=self.day(),
            starts=self.day() if self.chance(0.5) else None,
            expires=self.day() if self.chance(0.6) else None,
            direction=self.one(EVERY[Direction]),
            permitted_channels=self.some(EVERY[Channel], 0.3),
            third_party_clause=self.chance(0.7),
            said_by=self.one((protected, restrained, None)),
            proof=self.one(EVERY[Proof]),
            entered_at=self.when(),
            lifted=self.lifted(protected, restrained),
        )

    def hold(self, person: PersonId, other: PersonId | None) -> SafeguardingHold:
        """A safeguarding hold."""
        return SafeguardingHold(
            id=ProtectionId(self.id()),
            person_id=person,
            other_id=other,
            cause=self.one(EVERY[HoldCause]),
            placed_at=self.when(),
            placed_by=self.one((LEADS[0], None)),
            agreed_by=self.one((*LEADS, None)),
            until=self.when(),
            lifted=self.lifted(person, share=0.5),
        )

    def cool_off(self, asker: PersonId, other: PersonId) -> CoolOff:
        """A time to wait."""
        return CoolOff(
            id=ProtectionId(self.id()),
            asker_id=asker,
            other_id=other,
            since=self.when(),
            until=self.when(),
            lifted=self.lifted(asker, other, share=0.5),
        )

    def audience(self, *people: PersonId) -> Audience:
        """Somebody who would come to know."""
        kind = self.one(EVERY[AudienceKind])
        ids = {AudienceKind.ORGANISATION: ORGANISATIONS, AudienceKind.HOME_STAFF: HOMES}
        return Audience(kind=kind, id=self.one(ids.get(kind, people)))

    def secrecy(self, owner: PersonId, *people: PersonId) -> Secrecy:
        """A wish that somebody must not know, or must not see."""
        return Secrecy(
            id=ProtectionId(self.id()),
            owner=owner,
            audience=self.audience(*people),
            kind=self.one(EVERY[SecrecyKind]),
            items=self.some(ITEMS, 0.3),
            at=self.when(),
            lifted=self.lifted(owner),
        )

    def match(self, by: PersonId, may_be: PersonId) -> PossibleMatch:
        """A possible match with a sealed description."""
        return PossibleMatch(
            id=ProtectionId(self.id()),
            described_by=by,
            may_be=may_be,
            found_at=self.when(),
            dismissed=self.lifted(by, share=0.5),
        )

    def relation(self, of: PersonId, to: PersonId) -> Relation:
        """What one is to another."""
        kind = self.one(EVERY[RelativeKind])
        return Relation(of=of, to=to, kind=kind, level=self.one(EVERY[Level]))

    def past(self, by: PersonId, about: PersonId) -> SharedPast:
        """A past that one says to have shared."""
        return SharedPast(
            by=by,
            about=about,
            level=self.one(EVERY[Level]),
            professional=self.chance(0.5),
            withdrawn=self.chance(0.2),
        )

    def age(self) -> Age:
        """An adult, most often; else anything, often a birthday near today."""
        if self.chance(0.5):
            return ADULT
        years = self.one((10, 15, 16, 17, 18, 18, 18, 19, 30))
        near = self.now.date() + timedelta(days=self.one((-40, -1, 0, 1, 40)))
        born = near.replace(year=near.year - years, day=min(near.day, 28))
        leap = date(2008, 2, 29)
        return Age(
            born=self.one((born, born, born, leap, None)), evidence=self.one(EVERY[Evidence])
        )

    def adoption(self) -> Adoption:
        """Adopted or not, decided or not."""
        decided = self.when() if self.chance(0.6) else None
        return Adoption(state=self.one(EVERY[AdoptionState]), decided_at=decided)

    def death(self) -> Death:
        """Living, most often."""
        return Death(state=self.one((DeathState.LIVING, *DeathState)))

    def minor(self) -> Minor:
        """What has been settled about a child, most often nearly everything."""
        says = (Position.AGREES,) * 4 + tuple(Position)
        competence = Competence(
            id=ProtectionId(self.id()),
            decision=self.one(DECISIONS),
            can_decide=self.chance(0.8),
            assessed_by=LEADS[0],
            assessed_on=self.day(),
            review_on=self.day(),
        )
        return Minor(
            legal_status=self.one(EVERY[LegalStatus]),
            responsible=tuple(
                Responsible(kind=self.one(EVERY[ResponsibilityKind]), position=self.one(says))
                for _ in range(self.one((0, 1, 1, 2)))
            ),
            council=self.one(says),
            view=self.one((ChildView.WANTS,) * 4 + tuple(ChildView)),
            competence=(competence,) if self.chance(0.6) else (),
        )

    def arrangement(self, child: PersonId, other: PersonId) -> OrganisationLed:
        """What an organisation has arranged, most often in force."""
        return OrganisationLed(
            id=ProtectionId(self.id()),
            person_id=child,
            other_id=other,
            organisation_id=self.one(ORGANISATIONS),
            led_by=LEADS[0],
            agreed_by=LEADS[1] if self.usual() else LEADS[0],
            decision=self.one(DECISIONS),
            scopes=ALL[Scope] if self.usual() else self.some(EVERY[Scope]),
            purposes=ALL[Purpose] if self.usual() else self.some(EVERY[Purpose]),
            channels=ALL[Channel] if self.usual() else self.some(EVERY[Channel]),
            from_at=self.now - timedelta(days=9) if self.usual() else self.when(),
            until=self.now + timedelta(days=90) if self.usual() else self.when(),
            ended_at=None if self.usual() else self.when(),
        )

    def third(self, third: PersonId, one: PersonId, other: PersonId) -> ThirdParty:
        """Somebody whom both know."""
        somebody = self.one((one, other, LEADS[0]))
        ends = self.one(((third, somebody), (somebody, third)))
        return ThirdParty(
            person_id=third,
            restrictions=(self.restriction(*ends),) if self.chance(0.1) else (),
            blocks=(self.block(*ends),) if self.chance(0.1) else (),
            agrees=self.chance(0.8),
        )

    def work(self, worker: PersonId, person: PersonId) -> Work:
        """Somebody at work, most often in order."""
        return Work(
            worker_id=worker if self.chance(0.95) else LEADS[0],
            organisation_id=self.one(ORGANISATIONS),
            homes=self.some(HOMES, 0.3),
            employed=self.chance(0.9),
            capacities=frozenset(Capacity) if self.chance(0.8) else self.some(EVERY[Capacity]),
            on_caseload=self.chance(0.7),
            tied=self.chance(0.1),
            lead_by=self.one((LEADS[1], LEADS[1], worker, None)),
            people_left=self.one((0, 1, 5)),
            read_today=self.chance(0.3),
            emergencies=(self.emergency(worker, person),) if self.chance(0.4) else (),
        )

    def emergency(self, worker: PersonId, person: PersonId) -> Emergency:
        """An hour's reading, near its end or its beginning."""
        minutes = self.one((-61, -60, -59, -1, 0, 1))
        return Emergency(
            id=ProtectionId(self.id()),
            by=self.one((worker, worker, LEADS[0])),
            person_id=self.one((person, person, LEADS[1])),
            opened_at=self.now + timedelta(minutes=minutes),
            reason_record=ProtectionId(self.id()),
            agreed_by=self.one((None, worker, LEADS[1])),
        )

    def asked(
        self, asker: PersonId, other: PersonId, act: Act, thirds: Sequence[PersonId]
    ) -> Asked:
        """A question, most often one with a meaning."""
        at_work = act in AT_WORK
        through = act is Act.INTRODUCE or self.chance(0.1)
        purpose = self.one(EVERY[Purpose]) if self.chance(0.98) else None
        hats = sorted(MAY[act]) if at_work and self.chance(0.8) else EVERY[Capacity]
        hat = self.one(hats) if at_work or self.chance(0.03) else Capacity.PERSON
        if act is Act.STAFF_READ and self.chance(0.3):
            hat, purpose = Capacity.SAFEGUARDING_LEAD, Purpose.EMERGENCY
        return Asked(
            asker=asker,
            other=other,
            act=act,
            purpose=purpose,
            channel=self.one(EVERY[Channel]),
            scope=self.one(EVERY[Scope]) if self.chance(0.98) else None,
            item=self.one(ITEMS) if self.chance(0.8) else None,
            capacity=hat,
            through=self.one(thirds) if through and self.chance(0.97) else None,
            audiences=frozenset({self.audience(*thirds)}) if self.chance(0.2) else frozenset(),
        )
