"""Every kind of no between two people, said by the first, and people who leave and come back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from network.actor import Actor
from network.bootstrap import Services
from network.connections.when import read
from network.consent import store as consent
from network.consent.acts import Act
from network.consent.kept import Between
from network.consent.kinds import AudienceKind, HoldCause, Proof, Purpose, VetoKind
from network.consent.model import Asked
from network.consent.outcomes import Outcome, Reason
from network.consent.protection import (
    Audience,
    CoolOff,
    PossibleMatch,
    Restriction,
    SafeguardingHold,
)
from network.descriptions.model import Description
from network.graph.door import Tx
from network.identity import OperationId, PersonId, ProtectionId, new_id
from tests.accounts import Somebody, somebody

BORN = date(1984, 5, 7)
HELD = (Outcome.HOLD, Reason.POSSIBLE_MATCH)
LEADS = (PersonId("lead-1"), PersonId("lead-2"))
MONTHS = timedelta(days=180)
Decides = Callable[[Actor, Actor], tuple[Outcome, Reason]]
No = Callable[[Services, Actor, Actor], None]


def op() -> OperationId:
    return OperationId(new_id())


def called(services: Services, *names: str, born: date | None = BORN) -> Somebody:
    """Somebody who says that they are called this, or nothing."""
    person = somebody(services)
    if names:
        services.about_me.keep(person.fresh(), names=names, former_names=[], born=born)
    return person


def here(person: Somebody) -> Actor:
    return person.fresh()


def gone(services: Services, person: Somebody) -> None:
    services.erasure.erase(person.fresh())


def decided(services: Services) -> Decides:
    """What is decided, truly, when the first asks for the second."""

    def decides(asker: Actor, other: Actor) -> tuple[Outcome, Reason]:
        asked = Asked(
            asker=asker.person_id,
            other=other.person_id,
            act=Act.REQUEST,
            purpose=Purpose.RECONNECT,
        )
        answer = services.consent.disclosures.disclose(asker, asked, op(), lambda *_: None)
        return answer.decision.outcome, answer.decision.reason

    return decides


def block(services: Services, by: Actor, of: Actor) -> None:
    services.consent.narrowing.block(by, of.person_id, op())


def order(services: Services, by: Actor, of: Actor) -> None:
    services.consent.narrowing.say_order(by, of.person_id, op())


def veto(services: Services, by: Actor, of: Actor) -> None:
    services.consent.narrowing.veto(by, op(), VetoKind.BY_PERSON, person_id=of.person_id)


def keep_from(services: Services, by: Actor, of: Actor) -> None:
    audience = Audience(kind=AudienceKind.PERSON, id=of.person_id)
    services.consent.narrowing.keep_from(by, op(), audience)


def report(services: Services, by: Actor, of: Actor) -> None:
    services.consent.narrowing.report(by, of.person_id, op())


def cool_off(services: Services, by: Actor, of: Actor) -> None:
    """The other one was told no, and waits."""
    now = services.clock.now()
    waits = CoolOff(
        id=_new(), asker_id=of.person_id, other_id=by.person_id, since=now, until=now + MONTHS
    )
    _between(services, by, of, lambda kept: {"cool_offs": (*kept.cool_offs, waits)})


def cool_off_of_both(services: Services, by: Actor, of: Actor) -> None:
    """Each was told no by the other."""
    cool_off(services, by, of)
    cool_off(services, of, by)


def order_at_work(services: Services, by: Actor, of: Actor) -> None:
    """Human beings have seen the paper."""
    seen = Restriction(
        id=_new(),
        protected=by.person_id,
        restrained=of.person_id,
        proof=Proof.VERIFIED,
        verified_by=LEADS[0],
        entered_at=services.clock.now(),
    )
    _between(services, by, of, lambda kept: {"restrictions": (*kept.restrictions, seen)})


def hold_of_two(services: Services, by: Actor, of: Actor) -> None:
    """Two human beings hold everything between them."""
    hold = _hold(services, by, other_id=of.person_id)
    _between(services, by, of, lambda kept: {"holds": (*kept.holds, hold)})


def hold_on_all(services: Services, by: Actor, of: Actor) -> None:
    """Two human beings hold everything about the other one, towards anybody."""
    hold = _hold(services, of)

    def work(tx: Tx) -> None:
        one = consent.lock_one(tx, services.sealer, of.person_id)
        assert one is not None
        life = replace(one.life, holds=(*one.life.holds, hold))
        consent.put_life(tx, services.sealer, of.person_id, one.standing_id, life)

    services.graph.write(work)


def likeness(services: Services, by: Actor, of: Actor) -> None:
    """The other one may be somebody whom the first described, and nobody has looked yet."""
    match = PossibleMatch(
        id=_new(), described_by=by.person_id, may_be=of.person_id, found_at=services.clock.now()
    )
    _between(services, by, of, lambda kept: {"possible_matches": (*kept.possible_matches, match)})


def describe(services: Services, by: Actor, of: Actor) -> None:
    """The first describes the other one, by the name and birthday that they go by."""
    said = services.about_me.mine(of)
    assert said.born is not None
    one = Description(
        id=_new(),
        at=services.clock.now(),
        names=tuple(said.names),
        born=read(f"{said.born.day} {said.born:%B} {said.born.year}"),
    )
    services.protecting.describe(by, one)


EVERY: tuple[No, ...] = (
    block,
    order,
    veto,
    keep_from,
    report,
    cool_off,
    cool_off_of_both,
    order_at_work,
    hold_of_two,
    hold_on_all,
    likeness,
    describe,
)


def _new() -> ProtectionId:
    return ProtectionId(new_id())


def _hold(
    services: Services, about: Actor, *, other_id: PersonId | None = None
) -> SafeguardingHold:
    now = services.clock.now()
    return SafeguardingHold(
        id=_new(),
        person_id=about.person_id,
        other_id=other_id,
        cause=HoldCause.CONCERN,
        placed_at=now,
        placed_by=LEADS[0],
        agreed_by=LEADS[1],
        until=now + MONTHS,
    )


def _between(
    services: Services, one: Actor, other: Actor, change: Callable[[Between], dict[str, Any]]
) -> None:
    def work(tx: Tx) -> None:
        two = consent.lock_two(tx, services.sealer, one.person_id, other.person_id)
        assert two.between is not None
        kept = replace(two.between, **change(two.between))
        consent.put_between(tx, services.sealer, two, kept)

    services.graph.write(work)
