"""An organisation closes or hands over: people are told, and nobody's own account changes."""

import pytest

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.consent.kinds import Purpose
from network.errors import NetworkError, WrongMoment
from network.work.model import NotAtWork
from tests.accounts import Somebody, somebody
from tests.work import Place, opened, taken_on

WORKER, STAY = Capacity.IN_TOUCH_WORKER, Purpose.STAY_IN_TOUCH


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def kit(place: Place) -> Actor:
    return place.hire(WORKER).wearing(WORKER)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


def told(services: Services, who: Somebody) -> Event:
    return services.audit.who_looked(who.fresh())[0].event


def test_when_it_closes_nobody_works_there_and_people_are_told(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)

    assert services.work.closing.close(place.id) == 1

    assert told(services, jo) is Event.WORK_ENDED
    assert services.work.with_me.mine(jo.fresh()) == []
    assert services.work.joining.hats(place.first.who.fresh()) == []
    with pytest.raises(NotAtWork):
        services.work.reading.open(kit, on_list, STAY)


def test_it_hands_over_to_a_successor_whose_lead_gives_the_work_to_somebody(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)
    services.work.reading.note(kit, on_list, "n" * 32, "Likes a call.")
    other = opened(services, "Elmway")

    services.work.closing.close(place.id, other.id)

    assert told(services, jo) is Event.WORK_PASSED_ON
    [(_, nobody)] = services.work.caseload.everybody(other.lead)
    assert nobody is None
    lou = other.hire(WORKER, name="Lou")
    services.work.caseload.pass_on(other.lead, on_list, lou.staff_id)
    read = services.work.reading.open(lou.wearing(WORKER), on_list, STAY)
    assert [note.text for _, note in read.notes] == ["Likes a call."]


def test_closing_again_changes_nothing(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    taken_on(kit, jo)
    services.work.closing.close(place.id)

    assert services.work.closing.close(place.id) == 0


def test_nothing_is_handed_to_who_is_not_at_work_or_to_another_afterwards(
    services: Services, place: Place
) -> None:
    closed, other = opened(services, "Elmway"), opened(services, "Fenway")
    services.work.closing.close(closed.id)

    with pytest.raises(WrongMoment):
        services.work.closing.close(place.id, closed.id)
    with pytest.raises(WrongMoment):
        services.work.closing.close(place.id, place.id)
    services.work.closing.close(place.id, other.id)
    with pytest.raises(WrongMoment):
        services.work.closing.close(place.id)


def test_whoever_worked_there_keeps_their_own_account(services: Services, place: Place) -> None:
    services.work.closing.close(place.id)

    assert place.first.who.sign_in().actor.capacity is Capacity.PERSON


def test_an_erased_worker_and_an_erased_person_leave_nothing_behind(
    services: Services, place: Place, jo: Somebody
) -> None:
    worker = place.hire(WORKER)
    taken_on(worker.wearing(WORKER), jo)

    services.erasure.erase(worker.who.fresh())
    [(_, nobody)] = services.work.caseload.everybody(place.lead)
    services.erasure.erase(jo.fresh())

    assert nobody is None
    assert services.work.caseload.everybody(place.lead) == []
    with pytest.raises(NetworkError):
        worker.wearing(WORKER)
