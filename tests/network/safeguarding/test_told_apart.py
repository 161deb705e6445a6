"""What is another organisation's, or a colleague's, is to whoever asks as if nobody had it."""

from collections.abc import Callable
from functools import partial

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.bootstrap import Services
from network.claims.searches import SearchState
from network.clock import FrozenClock
from network.consent.kinds import AudienceKind, HoldCause
from network.consent.lives import HeardFrom
from network.consent.protection import Audience
from network.descriptions.model import Description
from network.errors import NotFound
from network.identity import AssignmentId, ProtectionId, TaskId, new_id
from network.settings import Settings
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph
from tests.network.safeguarding.scene import LEAD, WORKER, Scene, step
from tests.pasts import HOW, on_a_list, said
from tests.work import Place, opened

Act = Callable[[Services, Actor, TaskId], object]
ON_THE_DESK: tuple[Act, ...] = (
    lambda services, lead, task_id: services.safeguarding.looking.at(lead, task_id),
    lambda services, lead, task_id: services.safeguarding.desk.take(lead, task_id),
    lambda services, lead, task_id: services.safeguarding.orders.lift(lead, task_id, step()),
    lambda services, lead, task_id: services.safeguarding.seconds.agree(lead, task_id, step()),
)
ACTS = pytest.mark.parametrize("act", ON_THE_DESK, ids=["look", "take", "lift", "agree"])


@pytest.fixture
def listening(graph: RollbackGraph) -> ListeningGraph:
    return ListeningGraph(graph)


@pytest.fixture
def services(settings: Settings, clock: FrozenClock, listening: ListeningGraph) -> Services:
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    return bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)


@pytest.fixture
def elsewhere(services: Services) -> Place:
    return opened(services, "Birch")


def steps(listening: ListeningGraph, act: Callable[[], object]) -> list[str]:
    """What it takes to be told that there is no such thing."""
    listening.heard.clear()
    with pytest.raises(NotFound):
        act()
    return list(listening.heard)


@ACTS
def test_what_lies_on_another_desk_and_what_lies_nowhere_take_the_same_steps(
    services: Services, listening: ListeningGraph, scene: Scene, elsewhere: Place, act: Act
) -> None:
    task_id, lead = scene.order_said(), elsewhere.lead

    theirs = steps(listening, lambda: act(services, lead, task_id))

    assert theirs == steps(listening, lambda: act(services, lead, TaskId(new_id())))


@ACTS
def test_nobody_learns_from_a_desk_elsewhere_that_somebody_keeps_it_from_them(
    services: Services, listening: ListeningGraph, scene: Scene, elsewhere: Place, act: Act
) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    audience = Audience(kind=AudienceKind.ORGANISATION, id=elsewhere.id)
    services.consent.narrowing.keep_from(scene.tia.fresh(), step(), audience)

    assert steps(listening, lambda: act(services, elsewhere.lead, task_id))


def test_what_is_on_the_list_of_another_organisation_and_what_is_on_none_take_the_same_steps(
    services: Services, listening: ListeningGraph, elsewhere: Place
) -> None:
    theirs, nobodys = on_a_list(services).on_list, AssignmentId(new_id())
    lead, parts = elsewhere.lead, services.safeguarding

    def hold(place: AssignmentId) -> None:
        parts.holds.place_listed(lead, step(), place, None, cause=HoldCause.CONCERN, days=7)

    def describe(place: AssignmentId) -> None:
        one = Description(id=ProtectionId(new_id()), at=services.clock.now(), names=("Ray Brand",))
        parts.describing.enter(lead, step(), place, one)

    for act in (hold, describe):
        assert steps(listening, partial(act, theirs)) == steps(listening, partial(act, nobodys))


def test_a_death_to_tell_of_elsewhere_and_none_take_the_same_steps(
    services: Services, listening: ListeningGraph, elsewhere: Place
) -> None:
    theirs, nobodys = on_a_list(services).on_list, AssignmentId(new_id())
    worker, death = elsewhere.hire(WORKER).wearing(WORKER), ProtectionId(new_id())

    def told(place: AssignmentId) -> None:
        services.lives.tellings.said(worker, place, death, step())

    assert steps(listening, lambda: told(theirs)) == steps(listening, lambda: told(nobodys))


def test_whom_a_colleague_works_with_is_as_nobody_to_a_worker_who_writes_about_a_life(
    services: Services, listening: ListeningGraph
) -> None:
    there = on_a_list(services)
    other = there.place.hire(WORKER, name="Lou").wearing(WORKER)

    def report(place: AssignmentId) -> None:
        services.lives.deaths.report(other, place, step(), HeardFrom.FAMILY)

    theirs = steps(listening, lambda: report(there.on_list))
    assert theirs == steps(listening, lambda: report(AssignmentId(new_id())))


def test_what_another_organisation_stands_for_and_what_none_does_take_the_same_steps(
    services: Services, listening: ListeningGraph, elsewhere: Place
) -> None:
    there = on_a_list(services)
    me = there.person.fresh()
    search_id = services.pasts.asking.ask(me, said(services, me).id, there.on_list)
    services.pasts.looking.answer(there.worker, there.on_list, search_id, SearchState.SEEN, HOW)
    lead = elsewhere.lead

    def take_back(which: str) -> None:
        services.pasts.looking.take_back(lead, which, "Another Jo.")

    assert steps(listening, lambda: take_back(search_id)) == steps(
        listening, lambda: take_back(new_id())
    )


def test_whom_another_organisation_helps_back_in_and_nobody_take_the_same_steps(
    services: Services, listening: ListeningGraph, elsewhere: Place
) -> None:
    there = on_a_list(services)
    colleague = there.place.hire(LEAD, name="Lou")
    begun = services.work.back_in.begin(
        there.worker, there.on_list, colleague.staff_id, AssignmentId(new_id())
    )
    lead = elsewhere.lead

    def approve(which: AssignmentId) -> None:
        services.work.back_in.approve(lead, which)

    assert steps(listening, lambda: approve(begun)) == steps(
        listening, lambda: approve(AssignmentId(new_id()))
    )
