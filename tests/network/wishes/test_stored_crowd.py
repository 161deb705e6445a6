"""The same crowd in a real store: who hears of whom, and what lies on the desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

from network.bootstrap import Services
from network.clock import FrozenClock
from network.desk.model import DeskKind
from network.wishes import round as rounds
from network.wishes import store
from tests.accounts import somebody
from tests.counts import times
from tests.network.asking.test_asking import tasks
from tests.network.wishes.crowd import crowd
from tests.wishes import PAST, attest, crossing, moved_to
from tests.work import opened

PAIRS = times(3, prove=120)


def test_in_the_store_only_those_who_wish_for_each_other_hear_of_it(
    services: Services, clock: FrozenClock, record_property: Callable[[str, object], None]
) -> None:
    oakway, true, impostors, doubled = opened(services).id, {}, set(), set()
    people = {}
    for one in crowd(Random(20260314), PAIRS):
        who, known = somebody(services), one.wisher.oneself
        person = people[one.person_id] = who.account.person_id
        [stay] = known.stays
        shared = replace(PAST, where=stay.where, since=stay.since, until=stay.until)
        attest(services, oakway, person, known.names[0], known.born, shared=shared)
        crossing(services, who, one.wisher.words)
        true[person] = one.true
        impostors |= {person} if one.impostor else set()
        doubled |= {person} if one.doubled else set()
    here = rounds.at(clock.now())
    moved_to(clock, here.closes + rounds.WAITS_MOST + timedelta(minutes=1))

    services.wishes.crossing.look()

    kept = {
        wish.person_id: wish.came
        for person in true
        for wish in services.graph.read(
            lambda tx, at=person: store.of_person(tx, services.sealer, at)  # type: ignore[misc]
        )
    }
    heard = {person: came.other for person, came in kept.items() if came is not None}
    expected = {
        person: people[other]
        for person, other in true.items()
        if other is not None and person not in doubled
    }
    alarmed = {task.about for task in tasks(services, DeskKind.PATTERN)}
    record_property("wishes in the store", len(kept))
    record_property("wrong in the store", len(heard.items() - expected.items()))
    assert heard == expected
    assert impostors <= alarmed <= impostors | doubled
