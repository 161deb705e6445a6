"""What opens anything is told from what closes: only what closes may come back by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.consent.kept import Between, LifeFacts
from network.consent.kinds import HoldCause, Proof
from network.consent.lives import AdoptionState, ChildView, DeathState, Position, ResponsibilityKind
from network.consent.opened import opens_between, opens_life
from network.consent.protection import CoolOff, Lifted, PossibleMatch, SafeguardingHold
from network.consent.standing import Adoption, Death, Minor, Responsible
from network.identity import ProtectionId
from tests.network.consent.making import LEADS
from tests.network.consent.pairs import ADE, ID, KEISHA, LONG_AGO, NOW, block, order

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
