"""Ade asks about Keisha: two grown-ups who have said yes to everything, until a test changes it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from network.actor import Capacity
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Channel, Instrument, Integrity, Proof, Purpose, Scope, VetoKind
from network.consent.lives import Evidence
from network.consent.model import Asked, Decision, Grant, PairFacts, Work
from network.consent.outcomes import Outcome, Reason
from network.consent.protection import Block, CoolOff, Lifted, Restriction, SafeguardingHold, Veto
from network.consent.standing import Age, Standing
from network.identity import GrantId, OrganisationId, PersonId, ProtectionId
from tests.network.consent.making import ADULT, BEGIN, ITEMS, LEADS, WORDS

ADE, KEISHA, SOMEBODY = PersonId("ade"), PersonId("keisha"), PersonId("somebody")
NOW = BEGIN
ID = ProtectionId("id")
LONG_AGO = NOW - timedelta(days=30)
LATER = NOW + timedelta(days=30)
CHILD = Age(born=date(2012, 1, 1), evidence=Evidence.ATTESTED)
Answer = tuple[Outcome, Reason]


def yes(giver: PersonId = KEISHA, receiver: PersonId = ADE, **changes: Any) -> Grant:
    """A yes to everything, given a month ago."""
    grant = Grant(
        id=GrantId(f"{giver}-{receiver}"),
        grantor=giver,
        given_by=giver,
        recipient=receiver,
        scopes=frozenset(Scope),
        items=frozenset(ITEMS),
        purposes=frozenset(Purpose),
        channels=frozenset(Channel),
        given_at=LONG_AGO,
        valid_from=LONG_AGO,
        expires_at=LATER,
        review_at=LATER,
        epoch=3,
        wording=WORDS,
    )
    return replace(grant, **changes)


BOTH_YES = (yes(), yes(ADE, KEISHA))


def facts(**changes: Any) -> PairFacts:
    """Two grown-ups who have said yes to everything, with these things changed."""
    found = PairFacts(
        asker=Standing(person_id=ADE, age=ADULT),
        other=Standing(person_id=KEISHA, age=ADULT),
        integrity=Integrity.SOUND,
        epoch=3,
        grants=BOTH_YES,
    )
    return replace(found, **changes)


def asks(act: Act, **changes: Any) -> Asked:
    """Ade asks, to be in touch again, by the service."""
    asked = Asked(asker=ADE, other=KEISHA, act=act, purpose=Purpose.RECONNECT)
    return replace(asked, **changes)


SEES = asks(Act.SEE, scope=Scope.NAME_NOW)
WRITES = asks(Act.WRITE)
REQUESTS = asks(Act.REQUEST)


def answered(asked: Asked, found: PairFacts, now: datetime = NOW) -> Answer:
    """What was decided, and why."""
    decision = decide(asked, found, now)
    return decision.outcome, decision.reason


def decided(asked: Asked, found: PairFacts, now: datetime = NOW) -> Decision:
    """The whole decision."""
    return decide(asked, found, now)


def denied(reason: Reason) -> Answer:
    return Outcome.DENY, reason


def held(reason: Reason) -> Answer:
    return Outcome.HOLD, reason


def permitted(reason: Reason) -> Answer:
    return Outcome.PERMIT, reason


def order(protected: PersonId = KEISHA, restrained: PersonId = ADE, **changes: Any) -> Restriction:
    """A verified order that protects Keisha from Ade."""
    made = Restriction(
        id=ID,
        protected=protected,
        restrained=restrained,
        instrument=Instrument.NON_MOLESTATION_ORDER,
        proof=Proof.VERIFIED,
        entered_at=LONG_AGO,
    )
    return replace(made, **changes)


def block(by: PersonId = KEISHA, of: PersonId = ADE, **changes: Any) -> Block:
    """Keisha blocks Ade."""
    return replace(Block(id=ID, by=by, of=of, at=LONG_AGO), **changes)


def veto(kind: VetoKind = VetoKind.ABSOLUTE, by: PersonId = KEISHA, **changes: Any) -> Veto:
    """Keisha wants no approach."""
    return replace(Veto(id=ID, by=by, kind=kind, at=LONG_AGO), **changes)


def hold(other: PersonId | None = ADE, **changes: Any) -> SafeguardingHold:
    """A hold about Keisha and Ade, by two."""
    placed = SafeguardingHold(
        id=ID,
        person_id=KEISHA,
        other_id=other,
        placed_at=LONG_AGO,
        placed_by=LEADS[0],
        agreed_by=LEADS[1],
        until=LATER,
    )
    return replace(placed, **changes)


def cool_off(**changes: Any) -> CoolOff:
    """Ade was told no by Keisha."""
    waits = CoolOff(id=ID, asker_id=ADE, other_id=KEISHA, since=LONG_AGO, until=LATER)
    return replace(waits, **changes)


def lifted(*by: PersonId, at: datetime = LONG_AGO, undone: datetime | None = None) -> Lifted:
    """Lifted by these, a month ago."""
    return Lifted(asked_at=at, by=by, undone_at=undone)


def working(**changes: Any) -> PairFacts:
    """Ade works, and Keisha is on the list; they know nothing of each other in private life."""
    work = Work(
        worker_id=ADE,
        organisation_id=OrganisationId("organisation-1"),
        employed=True,
        capacities=frozenset(Capacity),
        on_caseload=True,
        people_left=5,
    )
    return facts(grants=(), work=replace(work, **changes))


READS = asks(Act.STAFF_READ, capacity=Capacity.COORDINATOR, purpose=Purpose.WELFARE_CHECK)
