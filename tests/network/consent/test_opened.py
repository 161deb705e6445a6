"""What opens anything is told from what closes: only what closes may come back by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.consent.kept import Between, LifeFacts
from network.consent.kinds import HoldCause, Proof, Purpose, Scope
from network.consent.lives import AdoptionState, ChildView, DeathState, Position, ResponsibilityKind
from network.consent.opened import opens_between, opens_life
from network.consent.protection import CoolOff, Lifted, PossibleMatch, SafeguardingHold
from network.consent.standing import (
    Adoption,
    Competence,
    Death,
    Minor,
    OrganisationLed,
    Responsible,
)
from network.consent.telling import Telling
from network.identity import OrganisationId, ProtectionId
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import ADE, ID, KEISHA, LONG_AGO, NOW, block, order, yes

HALF = Lifted(asked_at=NOW, by=(LEADS[0],))
BOTH = replace(HALF, by=(LEADS[0], LEADS[1]))
UNDONE = replace(HALF, undone_at=NOW)
HOLD = SafeguardingHold(
    id=ID, person_id=KEISHA, cause=HoldCause.CONCERN, placed_at=LONG_AGO, until=NOW
)
COOL_OFF = CoolOff(id=ID, asker_id=ADE, other_id=KEISHA, since=LONG_AGO, until=NOW)
MATCH = PossibleMatch(id=ID, described_by=KEISHA, may_be=ADE, found_at=LONG_AGO)
Keeps = Callable[[Lifted | None], Between]
LIFTED: dict[str, Keeps] = {
    "block": lambda lifted: Between(blocks=(replace(block(), lifted=lifted),)),
    "order": lambda lifted: Between(restrictions=(replace(order(), lifted=lifted),)),
    "hold": lambda lifted: Between(holds=(replace(HOLD, lifted=lifted),)),
    "cool_off": lambda lifted: Between(cool_offs=(replace(COOL_OFF, lifted=lifted),)),
    "match": lambda lifted: Between(possible_matches=(replace(MATCH, dismissed=lifted),)),
}


@pytest.mark.parametrize("what", sorted(LIFTED))
@pytest.mark.parametrize(("before", "after"), [(None, HALF), (HALF, BOTH), (None, BOTH)])
def test_lifting_opens_whichever_half_it_is(
    what: str, before: Lifted | None, after: Lifted | None
) -> None:
    assert opens_between(LIFTED[what](before), LIFTED[what](after))


@pytest.mark.parametrize("what", sorted(LIFTED))
@pytest.mark.parametrize(("before", "after"), [(HALF, UNDONE), (BOTH, UNDONE), (None, None)])
def test_stopping_a_lift_closes(what: str, before: Lifted | None, after: Lifted | None) -> None:
    assert not opens_between(LIFTED[what](before), LIFTED[what](after))


@pytest.mark.parametrize("what", sorted(LIFTED))
def test_what_is_placed_closes(what: str) -> None:
    assert not opens_between(Between(), LIFTED[what](None))


def test_a_longer_hold_closes() -> None:
    longer = replace(HOLD, until=NOW + timedelta(days=28))

    assert not opens_between(Between(holds=(HOLD,)), Between(holds=(longer,)))


def test_a_paper_that_was_seen_opens_what_it_leaves_open() -> None:
    said, seen = (replace(order(), proof=proof) for proof in (Proof.SAID, Proof.VERIFIED))

    assert opens_between(Between(restrictions=(said,)), Between(restrictions=(seen,)))


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (Minor(view=ChildView.WANTS), True),
        (Minor(view=ChildView.DOES_NOT_WANT), False),
        (Minor(council=Position.AGREES), True),
        (Minor(council=Position.REFUSES), False),
    ],
)
def test_what_speaks_for_reaching_a_child_opens_and_what_speaks_against_closes(
    after: Minor, opens: bool
) -> None:
    assert opens_between(Between(), Between(minors={KEISHA: after})) is opens


def test_whoever_answers_for_a_child_no_more_opens() -> None:
    holder = Responsible(kind=ResponsibilityKind.MOTHER, position=Position.REFUSES)

    before = Between(minors={KEISHA: Minor(responsible=(holder,))})

    assert opens_between(before, Between(minors={KEISHA: Minor()}))


def test_a_death_closes_when_it_is_said_and_opens_when_it_is_taken_back() -> None:
    said = LifeFacts(death=Death(state=DeathState.REPORTED, id=ProtectionId(ID)))

    assert not opens_life(LifeFacts(), said)
    assert opens_life(said, LifeFacts())


def test_an_adoption_closes_when_it_is_said_and_opens_when_it_is_lifted() -> None:
    said = LifeFacts(adoption=Adoption(state=AdoptionState.REPORTED))
    lifted = LifeFacts(adoption=Adoption(state=AdoptionState.REPORTED, lifted=HALF))

    assert not opens_life(LifeFacts(), said)
    assert opens_life(said, lifted)
    assert opens_life(said, LifeFacts())


TELLING = Telling(
    death=ProtectionId(ID), of=KEISHA, to=ADE, worker=LEADS[0], named_by=LEADS[1], named_at=NOW
)
ARRANGED = OrganisationLed(
    id=ProtectionId(ID),
    person_id=KEISHA,
    other_id=ADE,
    organisation_id=OrganisationId("organisation"),
    led_by=LEADS[0],
    agreed_by=LEADS[1],
    decision="letterbox",
    scopes=frozenset({Scope.LETTERS}),
    purposes=frozenset({Purpose.RECONNECT}),
    from_at=LONG_AGO,
    until=NOW + timedelta(days=30),
)
MORE: dict[str, Between] = {
    "a yes": Between(grants=(yes(),)),
    "an arrangement": Between(arrangements=(ARRANGED,)),
    "that a death is told": Between(tellings=(TELLING,)),
    "a choice of the adopted": Between(decided={KEISHA: NOW}),
}


@pytest.mark.parametrize("what", sorted(MORE))
def test_whatever_lets_more_happen_opens_by_itself_alone(what: str) -> None:
    assert opens_between(Between(), MORE[what])


@pytest.mark.parametrize("what", sorted(MORE))
def test_what_was_there_already_and_what_is_taken_away_open_nothing(what: str) -> None:
    assert not opens_between(MORE[what], MORE[what])
    assert not opens_between(MORE[what], Between())


def test_an_arrangement_that_is_ended_opens_nothing() -> None:
    ended = replace(ARRANGED, ended_at=NOW)

    assert not opens_between(MORE["an arrangement"], Between(arrangements=(ended,)))
    assert not opens_between(Between(), Between(arrangements=(ended,)))


def test_what_was_lifted_before_and_stays_so_opens_nothing() -> None:
    for keeps in LIFTED.values():
        assert not opens_between(keeps(HALF), keeps(HALF))
    assert not opens_life(
        LifeFacts(holds=(lifted_hold(HALF),)), LifeFacts(holds=(lifted_hold(HALF),))
    )


def lifted_hold(lifted: Lifted | None, name: str = ID) -> SafeguardingHold:
    return replace(HOLD, id=ProtectionId(name), lifted=lifted)


def test_one_that_is_lifted_among_others_that_are_not_opens() -> None:
    two = tuple(lifted_hold(None, name) for name in ("first", "second"))
    first_lifted = (lifted_hold(HALF, "first"), two[1])

    assert opens_between(Between(holds=two), Between(holds=first_lifted))
    assert opens_life(LifeFacts(holds=two), LifeFacts(holds=first_lifted))


def test_one_likeness_that_is_dismissed_among_others_opens() -> None:
    two = tuple(replace(MATCH, id=ProtectionId(name)) for name in ("first", "second"))
    dismissed = (replace(two[0], dismissed=HALF), two[1])

    assert opens_between(Between(possible_matches=two), Between(possible_matches=dismissed))


ABLE = Competence(
    id=ProtectionId(ID),
    decision="letterbox",
    can_decide=True,
    assessed_by=LEADS[0],
    assessed_on=LONG_AGO.date(),
    review_on=NOW.date(),
)


@pytest.mark.parametrize(
    ("before", "after", "opens"),
    [
        (Minor(), Minor(competence=(ABLE,)), True),
        (Minor(competence=(ABLE,)), Minor(competence=(ABLE,)), False),
        (Minor(), Minor(competence=(replace(ABLE, can_decide=False),)), False),
    ],
)
def test_that_a_child_can_decide_opens_when_it_is_new(
    before: Minor, after: Minor, opens: bool
) -> None:
    assert opens_between(Between(minors={KEISHA: before}), Between(minors={KEISHA: after})) is opens


def test_somebody_more_who_agrees_for_a_child_opens_and_somebody_who_refuses_closes() -> None:
    asked = Responsible(kind=ResponsibilityKind.MOTHER, position=Position.NOT_ASKED)
    before = Between(minors={KEISHA: Minor(responsible=(asked,))})

    for position, opens in ((Position.AGREES, True), (Position.REFUSES, False)):
        after = Minor(responsible=(replace(asked, position=position),))
        assert opens_between(before, Between(minors={KEISHA: after})) is opens
