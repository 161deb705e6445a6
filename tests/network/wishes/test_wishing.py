"""Keeping a wish: limited by one's own alone, confirmed in rounds, taken back in one step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.asking.limits import AskAgainLater, AskedAlready
from network.bootstrap import Services
from network.clock import FrozenClock
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound, OperationReused, StepUpNeeded, WrongMoment
from network.identity import OperationId, new_id
from network.today.model import Kind
from network.wishes import round as rounds
from network.wishes.model import MOST_KEPT
from network.wishes.use_cases import ManyWishes
from tests.accounts import somebody
from tests.asking import on_the_map
from tests.graphs import RollbackGraph
from tests.maps import a_step
from tests.network.asking.test_asking import tasks
from tests.wishes import HIS, WORDING, confirmed, moved_to, wished


def test_a_wish_is_kept_with_every_word_until_it_is_taken_back(
    services: Services, graph: RollbackGraph
) -> None:
    who = somebody(services)
    me, mine = who.fresh(), services.wishes.mine
    made = wished(services, who, HIS)
    services.wishes.crossing.look()
    assert mine.one(me, made.id).words == HIS

    mine.withdraw(me, made.id)
    mine.withdraw(me, made.id)

    assert not mine.one(me, made.id).open
    assert graph.cypher("MATCH (print:WishPrint) RETURN print.id AS id") == []
    with pytest.raises(NotFound):
        mine.withdraw(somebody(services).fresh(), made.id)


def test_sent_twice_it_is_kept_once(services: Services) -> None:
    who, step, mine = somebody(services), a_step(), services.wishes.mine
    me = who.fresh()

    assert mine.wish(me, step, HIS) == mine.wish(me, step, HIS)
    with pytest.raises(OperationReused):
        mine.wish(me, step, replace(HIS, whom="Liam Brown"))
    with pytest.raises(Invalid):
        mine.wish(me, a_step(), replace(HIS, known_as=" "))
    with pytest.raises(NotFound):
        mine.wish(me, a_step(), HIS, new_id())


def test_the_limits_are_those_of_asking(services: Services, clock: FrozenClock) -> None:
    who, mine = somebody(services), services.wishes.mine
    about = on_the_map(services, who)
    first = mine.wish(who.fresh(), a_step(), HIS, about.id)

    with pytest.raises(AskedAlready) as already:
        mine.wish(who.fresh(), a_step(), HIS, about.id)
    assert already.value.request_id == first.id
    wished(services, who, replace(HIS, whom="One"))
    wished(services, who, replace(HIS, whom="Two"))
    with pytest.raises(AskAgainLater) as later:
        wished(services, who, replace(HIS, whom="Three"))
    assert later.value.until == clock.now() + timedelta(days=30)
    mine.withdraw(who.fresh(), first.id)
    clock.move(timedelta(days=31))
    with pytest.raises(AskAgainLater):
        mine.wish(who.fresh(), a_step(), HIS, about.id)


def test_ten_can_be_kept(services: Services, clock: FrozenClock) -> None:
    who = somebody(services)
    for number in range(MOST_KEPT):
        wished(services, who, replace(HIS, whom=f"Jo {'x' * (number + 1)}"))
        clock.move(timedelta(days=11))

    with pytest.raises(ManyWishes):
        wished(services, who, HIS)


def test_words_of_crisis_reach_a_human_being(services: Services) -> None:
    made = wished(services, somebody(services), replace(HIS, clues="I can't go on without her."))

    assert made.crisis
    assert [one.record_id for one in tasks(services, DeskKind.CRISIS)] == [made.id]


def test_everybody_with_a_wish_is_asked_in_each_round_and_once(
    services: Services, clock: FrozenClock
) -> None:
    who = somebody(services)
    me, mine = who.fresh(), services.wishes.mine
    made, here = wished(services, who, HIS), rounds.at(clock.now())

    def asked() -> list[tuple[str, ...]]:
        return [one.ids for one in services.today.for_me(me) if one.kind is Kind.WISHES]

    assert asked() == [(made.id,)]
    with pytest.raises(StepUpNeeded):
        mine.confirm(who.sign_in().actor, (made.id,), OperationId(new_id()), WORDING)
    confirmed(services, who)
    assert asked() == []
    moved_to(clock, here.closes)
    with pytest.raises(WrongMoment):
        mine.confirm(who.fresh(), (made.id,), OperationId(new_id()), WORDING)
    moved_to(clock, here.ends)
    assert asked() == [(made.id,)]
    mine.withdraw(me, made.id)
    assert asked() == []
