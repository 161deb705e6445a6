"""Two wishes that cross: confirmed by both in one round, decided once, told to both or none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.desk.model import DeskKind
from network.identity import OrganisationId
from network.ties.in_touch import Stands
from network.today.model import Kind
from network.wishes import round as rounds
from network.wishes.coming_true import Theirs
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.network.asking.test_asking import tasks
from tests.ties import an_operation
from tests.wishes import ADE, HERS, HIS, KEISHA, confirmed, known, moved_to, over, wished
from tests.work import opened


@pytest.fixture
def oakway(services: Services) -> OrganisationId:
    return opened(services).id


@pytest.fixture
def keisha(services: Services, oakway: OrganisationId) -> Somebody:
    return known(services, oakway, "Keisha Brown", KEISHA)


@pytest.fixture
def ade(services: Services, oakway: OrganisationId) -> Somebody:
    return known(services, oakway, "Ade Brown", ADE)


def came(services: Services, who: Somebody) -> Theirs | None:
    """What came of the one wish that somebody keeps."""
    me = who.sign_in().actor
    [wish] = services.wishes.mine.mine(me)
    return services.wishes.coming_true.of(me, wish)


def test_both_hear_of_each_other_some_days_after_the_round_and_can_end_it(
    services: Services, clock: FrozenClock, keisha: Somebody, ade: Somebody
) -> None:
    wished(services, keisha, HERS)
    wished(services, ade, HIS)
    confirmed(services, keisha, ade)
    here = rounds.at(clock.now())
    for moment in (clock.now(), here.closes, here.closes + rounds.WAITS_LEAST - timedelta(hours=1)):
        moved_to(clock, moment)
        services.wishes.crossing.look()
        assert (came(services, keisha), came(services, ade)) == (None, None)

    over(services, clock)

    hers, his = came(services, keisha), came(services, ade)
    assert hers is not None
    assert his is not None
    assert (hers.open, hers.my_name, hers.words) == (True, "Ade", HIS.words)
    assert (his.open, his.my_name, his.words) == (True, "Keisha", HERS.words)
    me = ade.fresh()
    [tie] = services.ties.in_touch.all(me)
    assert (tie.stands, tie.shows, tie.mine.called) == (Stands.OPEN, "Keisha", "Keisha Brown")
    assert Kind.CAME_TRUE in {one.kind for one in services.today.for_me(me)}
    services.wishes.crossing.look()
    services.ties.in_touch.end(keisha.fresh(), tie.id, an_operation())
    paused = came(services, ade)
    assert paused is not None
    assert (paused.open, paused.my_name, paused.words) == (False, "", "")


def test_confirmed_in_different_rounds_nothing_comes_of_it(
    services: Services, clock: FrozenClock, keisha: Somebody, ade: Somebody
) -> None:
    wished(services, keisha, HERS)
    wished(services, ade, HIS)
    confirmed(services, keisha)
    over(services, clock)
    moved_to(clock, rounds.at(clock.now()).ends)
    confirmed(services, ade)

    over(services, clock)

    assert (came(services, keisha), came(services, ade)) == (None, None)


def test_two_who_were_attested_to_be_the_same_one_are_both_an_alarm_and_meet_nobody(
    services: Services, clock: FrozenClock, oakway: OrganisationId, keisha: Somebody, ade: Somebody
) -> None:
    second = known(services, oakway, "Keisha Brown", KEISHA)
    for who, words in ((keisha, HERS), (second, HERS), (ade, HIS)):
        wished(services, who, words)
    confirmed(services, keisha, second, ade)

    over(services, clock)

    assert [came(services, one) for one in (keisha, second, ade)] == [None] * 3
    about = {one.about for one in tasks(services, DeskKind.PATTERN)}
    assert about == {keisha.account.person_id, second.account.person_id}


def test_who_pretends_is_an_alarm_and_the_true_one_is_found(
    services: Services, clock: FrozenClock, oakway: OrganisationId, keisha: Somebody, ade: Somebody
) -> None:
    ray = known(services, oakway, "Ray Kent", ADE.replace(year=1970))
    for who, words in ((keisha, HERS), (ray, replace(HERS, my_name="Keisha")), (ade, HIS)):
        wished(services, who, words)
    confirmed(services, keisha, ray, ade)

    over(services, clock)
    services.wishes.crossing.look()

    assert came(services, ray) is None
    assert came(services, ade) is not None
    [task] = tasks(services, DeskKind.PATTERN)
    assert (task.about, task.other) == (ray.account.person_id, ade.account.person_id)


def test_every_wish_has_as_many_prints_and_none_is_shared_by_two_that_cross(
    services: Services, graph: RollbackGraph, keisha: Somebody, ade: Somebody
) -> None:
    wished(services, keisha, HERS)
    wished(services, ade, HIS)
    wished(services, ade, replace(HIS, whom="Jo", born=HERS.since, where=""))

    services.wishes.crossing.look()

    rows = graph.cypher(
        "MATCH (print:WishPrint)-[:PRINT_OF]->(wish) "
        "RETURN wish.id AS wish, count(*) AS size, collect(print.value) AS values"
    )
    assert {row["size"] for row in rows} == {80}
    every = [value for row in rows for value in row["values"]]
    assert len(every) == len(set(every))


def test_erased_nothing_of_a_wish_is_left(
    services: Services, graph: RollbackGraph, keisha: Somebody
) -> None:
    wished(services, keisha, HERS)
    services.wishes.crossing.look()

    services.erasure.erase(keisha.fresh())

    left = graph.cypher("MATCH (one:Wish|WishPrint) RETURN count(one) AS size")
    assert left == [{"size": 0}]
