"""Asking for somebody: kept, limited by one's own asking alone, and taken back in one step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Actor
from network.asking.kinds import Hope
from network.asking.limits import AskAgainLater, AskedAlready
from network.asking.model import AskedWords
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.desk import store as desk
from network.desk.model import DeskKind, Task
from network.errors import Invalid, NotFound, NotPermitted, OperationReused
from network.identity import new_id
from network.safeguarding.kinds import Heard
from network.today.model import Kind
from tests.accounts import somebody
from tests.asking import WORDS, Wanted, asked, checked, on_the_map, wanted
from tests.graphs import RollbackGraph
from tests.maps import a_step
from tests.pasts import on_a_list

CRISIS = replace(WORDS, why="I can't go on without her.")


def tasks(services: Services, kind: DeskKind) -> list[Task]:
    every = desk.waiting(services.graph, services.sealer)
    return [one for one in every if one.kind is kind]


def test_it_is_kept_with_every_word_and_says_who_is_there(services: Services) -> None:
    one = wanted(services)

    [mine] = services.asking.mine.mine(one.asker.fresh())

    assert (mine.request, mine.request.words) == (one.request, WORDS)
    assert mine.organisation == "Oakway"
    assert mine.worker in {"Kit", "Bea"}
    assert mine.request.open


def test_sent_twice_asked_once(services: Services) -> None:
    there = on_a_list(services)
    about, step, me = on_the_map(services, there.person), a_step(), there.person.fresh()
    mine = services.asking.mine

    first = mine.ask(me, step, about.id, there.on_list, WORDS)
    again = mine.ask(me, step, about.id, there.on_list, WORDS)

    assert first == again
    with pytest.raises(OperationReused):
        mine.ask(me, step, about.id, there.on_list, replace(WORDS, whom="Liam"))
    assert len(mine.mine(me)) == 1


@pytest.mark.parametrize(
    "words",
    [
        replace(WORDS, whom=" "),
        replace(WORDS, my_name=""),
        replace(WORDS, hopes=()),
        replace(WORDS, why="x" * 5000),
    ],
)
def test_what_is_missing_or_too_long_is_said(services: Services, words: AskedWords) -> None:
    there = on_a_list(services)
    about = on_the_map(services, there.person)

    with pytest.raises(Invalid):
        asked(services, there, about, words)


def test_only_for_somebody_on_my_own_map_through_who_works_with_me(services: Services) -> None:
    there, other = on_a_list(services), on_a_list(services)
    mine, theirs = on_the_map(services, there.person), on_the_map(services, other.person)
    me, ask = there.person.fresh(), services.asking.mine.ask

    with pytest.raises(NotFound):
        ask(me, a_step(), theirs.id, there.on_list, WORDS)
    with pytest.raises(NotFound):
        ask(me, a_step(), new_id(), there.on_list, WORDS)
    with pytest.raises(Invalid):
        ask(me, a_step(), mine.id, other.on_list, WORDS)


def test_one_at_a_time_for_one_person(services: Services) -> None:
    one = wanted(services)

    with pytest.raises(AskedAlready) as refused:
        asked(services, one.there, one.about)

    assert refused.value.request_id == one.request.id


def test_three_new_ones_in_thirty_days(services: Services, clock: FrozenClock) -> None:
    there = on_a_list(services)
    people = [on_the_map(services, there.person, f"One {number}") for number in range(4)]
    for about in people[:3]:
        asked(services, there, about)

    with pytest.raises(AskAgainLater) as refused:
        asked(services, there, people[3])
    assert refused.value.until == clock.now() + timedelta(days=30)
    clock.moment += timedelta(days=30)
    assert asked(services, there, people[3]).open


def test_taken_back_the_next_for_the_same_one_waits_half_a_year_then_a_year(
    services: Services, clock: FrozenClock
) -> None:
    one = wanted(services)
    mine, me = services.asking.mine, one.asker.fresh()

    for days in (183, 366):
        running = next(each.request for each in mine.mine(me) if each.request.open)
        mine.withdraw(me, running.id)
        assert mine.again_from(me, running.id) == clock.now() + timedelta(days=days)
        clock.moment += timedelta(days=days - 1)
        with pytest.raises(AskAgainLater):
            asked(services, one.there, one.about)
        clock.moment += timedelta(days=1)
        me = one.asker.fresh()
        asked(services, one.there, one.about)


def test_taken_back_it_is_gone_from_every_list_at_work_with_all_that_was_noted(
    services: Services, graph: RollbackGraph
) -> None:
    one = wanted(services)
    checked(services, one)
    at_work, me = services.asking.at_work, one.asker.fresh()
    assert len(at_work.waiting(one.worker)) == 1

    services.asking.mine.withdraw(me, one.request.id)
    services.asking.mine.withdraw(me, one.request.id)

    assert at_work.waiting(one.worker) == at_work.waiting(one.second) == []
    assert at_work.read(one.worker, one.place, Purpose.STAY_IN_TOUCH) == []
    with pytest.raises(NotFound):
        at_work.one(one.worker, one.place, one.request.id)
    assert graph.cypher("MATCH (n:RequestWork) RETURN count(n) AS n") == [{"n": 0}]
    [mine] = services.asking.mine.mine(me)
    assert not mine.request.open


def test_nobody_takes_back_or_reads_what_is_anothers(services: Services) -> None:
    one, other = wanted(services), somebody(services)

    with pytest.raises(NotFound):
        services.asking.mine.withdraw(other.fresh(), one.request.id)
    with pytest.raises(NotFound):
        services.asking.mine.one(other.fresh(), one.request.id)
    assert services.asking.mine.one(one.asker.fresh(), one.request.id).request.open


def test_nobody_asks_with_a_hat_on(services: Services) -> None:
    one = wanted(services)

    with pytest.raises(NotPermitted):
        services.asking.mine.ask(one.worker, a_step(), one.about.id, one.place, WORDS)


def test_after_four_weeks_three_months_and_a_year_today_asks_how_it_is(
    services: Services, clock: FrozenClock
) -> None:
    one = wanted(services)
    start, shown = clock.now(), []
    asked = (*range(28, 42), *range(91, 105), *range(365, 379))
    edges = {each + more for each in asked for more in (-1, 1)}

    for day in sorted({0, *edges, 200, 400}):
        clock.moment = start + timedelta(days=day)
        actor = Actor(person_id=one.asker.account.person_id)
        if any(each.kind is Kind.CHECK_IN for each in services.today.for_me(actor)):
            shown.append(day)

    assert shown == [day for day in sorted(edges) if day in asked]


def test_it_waits_for_whoever_carries_them_with_that_hat_on(services: Services) -> None:
    one = wanted(services)

    for worker in (one.worker, one.second):
        [waits] = [each for each in services.today.at_work(worker) if each.kind is Kind.REQUEST]
        assert waits.ids == (one.request.id,)
    lead = one.there.place.lead
    assert Kind.REQUEST not in {each.kind for each in services.today.at_work(lead)}


def test_words_of_crisis_reach_whoever_keeps_people_safe(services: Services) -> None:
    one = wanted(services, CRISIS)
    person_id, told = one.asker.account.person_id, services.safeguarding.told

    [task] = tasks(services, DeskKind.CRISIS)

    assert (task.about, task.record_id, task.urgent) == (person_id, one.request.id, True)
    assert "I can't go on without her." in task.notes[0].text
    me, lead = one.asker.fresh(), one.there.place.lead
    assert told.heard(me, DeskKind.CRISIS, one.request.id) is Heard.KEPT
    services.safeguarding.desk.take(lead, task.id)
    assert told.heard(me, DeskKind.CRISIS, one.request.id) is Heard.SEEN


def test_other_words_reach_nobody(services: Services) -> None:
    wanted(services)

    assert tasks(services, DeskKind.CRISIS) == []


def test_the_third_person_who_asks_for_one_and_the_same_is_looked_at(services: Services) -> None:
    first = on_a_list(services)
    for number in range(3):
        there = first if number == 0 else on_a_list(services, place=first.place)
        asked(services, there, on_the_map(services, there.person))
        assert len(tasks(services, DeskKind.PATTERN)) == (1 if number == 2 else 0)


def test_three_who_ask_for_three_are_no_pattern(services: Services) -> None:
    first = on_a_list(services)
    for name in ("Keisha Brown", "Joan Wells", "Peter Stone"):
        there = first if name == "Keisha Brown" else on_a_list(services, place=first.place)
        asked(services, there, on_the_map(services, there.person), replace(WORDS, whom=name))

    assert tasks(services, DeskKind.PATTERN) == []


def test_what_i_wrote_can_be_taken_away_and_nothing_of_what_others_noted(
    services: Services,
) -> None:
    one = wanted(services)
    checked(services, one)

    [taken] = services.asking.mine.everything(one.asker.fresh())

    assert (taken["whom"], taken["keepFrom"]) == (WORDS.whom, WORDS.keep_from)
    assert taken["hopes"] == [Hope.THEY_ARE_WELL, Hope.LETTER]
    assert "Brown-Lee" not in str(taken)


def test_erased_nothing_of_a_request_or_of_the_work_on_it_is_left(
    services: Services, graph: RollbackGraph
) -> None:
    one = wanted(services)
    checked(services, one)

    services.erasure.erase(one.asker.fresh())

    assert services.asking.at_work.waiting(one.worker) == []
    counted = "MATCH (n:ContactRequest|RequestWork) RETURN count(n) AS n"
    assert graph.cypher(counted) == [{"n": 0}]


def test_when_the_worker_goes_the_page_names_nobody(services: Services) -> None:
    one: Wanted = wanted(services)
    for place in services.work.with_me.mine(one.asker.fresh()):
        services.work.with_me.stop(one.asker.fresh(), place.place.id)

    [mine] = services.asking.mine.mine(one.asker.fresh())

    assert (mine.organisation, mine.worker) == ("Oakway", "")
