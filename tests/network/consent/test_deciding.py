"""Choosing, as an adult, to be reached by one other person: what is kept of it, and how long."""

from dataclasses import dataclass, replace

import pytest

from network.clock import FrozenClock
from network.consent import store
from network.consent.deciding import Deciding
from network.consent.facts import Finder, Sources
from network.consent.kinds import HoldCause
from network.consent.ports import NobodyAtWork, NothingKnown
from network.consent.standing import Age
from network.consent.widening import NOT_PRESSED, Pressed
from network.errors import OperationReused, StepUpNeeded
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import DAY, KeptPair, an_operation
from tests.network.consent.making import ADULT
from tests.network.consent.pairs import CHILD


@pytest.fixture
def two(graph: RollbackGraph, sealer: Sealer, clock: FrozenClock) -> KeptPair:
    """Two people who have signed up, both shown to be grown up."""
    return KeptPair.make(graph, sealer, clock)


def deciding(two: KeptPair) -> Deciding:
    return Deciding(changing=two.changing)


def decides(two: KeptPair, pressed: Pressed = NOT_PRESSED) -> None:
    deciding(two).may_reach_me(two.keisha, two.ade.person_id, an_operation(), pressed)


def held(two: KeptPair) -> list[HoldCause]:
    """What holds everything about Keisha."""
    keisha = two.keisha.person_id
    life = two.graph.read(lambda tx: store.life_of(tx, two.sealer, keisha))
    return [hold.cause for hold in life.holds]


def test_it_counts_after_two_days_for_who_said_it(two: KeptPair) -> None:
    now = two.clock.now()

    decides(two)

    assert two.between().decided == {two.keisha.person_id: now + 2 * DAY}


def test_said_again_it_keeps_its_first_day(two: KeptPair) -> None:
    decides(two)
    first = two.between().decided
    two.clock.move(DAY)

    decides(two)

    assert two.between().decided == first


def test_each_decides_for_themselves_and_takes_back_their_own(two: KeptPair) -> None:
    decides(two)
    deciding(two).may_reach_me(two.ade, two.keisha.person_id, an_operation())

    deciding(two).not_any_more(two.keisha, two.ade.person_id, an_operation())

    assert set(two.between().decided) == {two.ade.person_id}


def test_taking_it_back_closes_what_was_granted(two: KeptPair) -> None:
    two.both_say_yes()
    decides(two)
    epoch = two.between().epoch

    deciding(two).not_any_more(two.keisha, two.ade.person_id, an_operation())

    assert two.between().epoch == epoch + 1
    assert not two.ask().decision.permitted


def test_from_somebody_who_is_not_shown_to_be_grown_up_it_counts_for_nothing(
    two: KeptPair,
) -> None:
    nothing = NothingKnown()
    ages = OneChild(two.keisha.person_id)
    sources = Sources(pasts=nothing, likenesses=nothing, work=NobodyAtWork(), ages=ages)
    changing = replace(two.changing, finder=Finder(sealer=two.sealer, sources=sources))

    Deciding(changing=changing).may_reach_me(two.keisha, two.ade.person_id, an_operation())

    assert two.between().decided == {}

    Deciding(changing=changing).may_reach_me(two.ade, two.keisha.person_id, an_operation())

    assert set(two.between().decided) == {two.ade.person_id}


@dataclass(frozen=True)
class OneChild:
    """One is shown to be a child, and everybody else to be grown up."""

    child: PersonId

    def of(self, _tx: Tx, _sealer: Sealer, person: PersonId) -> Age:
        return CHILD if person == self.child else ADULT


def test_a_quiet_yes_holds_everything_about_who_said_it(two: KeptPair) -> None:
    decides(two)
    assert held(two) == []

    decides(two, Pressed(yes=True))

    assert held(two) == [HoldCause.UNDER_PRESSURE]


def test_deciding_needs_the_password_again_and_taking_back_never_does(two: KeptPair) -> None:
    tired, other = replace(two.keisha, stepped_up=False), two.ade.person_id
    with pytest.raises(StepUpNeeded):
        deciding(two).may_reach_me(tired, other, an_operation())
    decides(two)

    deciding(two).not_any_more(tired, other, an_operation())

    assert two.between().decided == {}


def test_a_key_for_deciding_is_refused_for_taking_back(two: KeptPair) -> None:
    key = an_operation()
    deciding(two).may_reach_me(two.keisha, two.ade.person_id, key)
    deciding(two).may_reach_me(two.keisha, two.ade.person_id, key)

    with pytest.raises(OperationReused):
        deciding(two).not_any_more(two.keisha, two.ade.person_id, key)
