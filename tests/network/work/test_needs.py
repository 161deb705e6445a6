"""What needs an administrator today, and whose list is long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.identity import StaffId, new_id
from network.organisations.model import Shift
from network.work.needs import AHEAD, LONG_LIST, Needs, long_lists, needs
from tests.accounts import somebody
from tests.work import Place, opened, taken_on

WORKER = Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def found(place: Place) -> Needs:
    work, actor = place.services.work, place.administrator
    people, here = work.running.people(actor), work.hats.worn(actor)
    return needs(people, here.organisation, place.services.clock.now())


def test_whoever_has_a_code_and_has_not_come_is_named(place: Place) -> None:
    running = place.services.work.running
    running.invite(place.administrator, StaffId(new_id()), "Max", frozenset({WORKER}))

    assert [one.name for one in found(place).invited] == ["Max"]


def test_a_week_without_anybody_on_call_is_one_gap(place: Place) -> None:
    now = place.services.clock.now()

    assert found(place).gaps == ((now, now + AHEAD),)


def test_a_night_on_call_closes_its_gap(place: Place) -> None:
    now, kit = place.services.clock.now(), place.hire(WORKER)
    night = Shift(id=new_id(), staff_id=kit.staff_id, starts=now, ends=now + timedelta(hours=12))
    place.services.work.running.add_shift(place.administrator, night)

    assert found(place).gaps == ((now + timedelta(hours=12), now + AHEAD),)


def test_an_account_that_nobody_uses_is_named_two_weeks_before_it_closes(
    place: Place, clock: FrozenClock
) -> None:
    place.hire(WORKER, name="Kit")
    clock.move(timedelta(days=76) - timedelta(seconds=1))
    assert "Kit" not in {one.name for one in found(place).dormant_soon}

    clock.move(timedelta(seconds=1))

    assert "Kit" in {one.name for one in found(place).dormant_soon}


def test_one_named_person_alone_is_too_few(place: Place) -> None:
    assert not found(place).too_few_named

    place.services.work.joining.leave(place.second.who.fresh(), place.second.staff_id)

    assert found(place).too_few_named


def test_a_list_is_long_from_a_number_on_and_nobodys_is_nobodys(
    services: Services, place: Place
) -> None:
    kit = place.hire(WORKER, name="Kit")
    taken_on(kit.wearing(WORKER), somebody(services))
    [(one, staff)] = services.work.caseload.everybody(place.lead)
    assert staff is not None

    assert long_lists([(one, staff)] * (LONG_LIST - 1)) == ()
    assert long_lists([(one, staff)] * LONG_LIST) == (("Kit", LONG_LIST),)
    assert long_lists([(one, None)] * LONG_LIST) == ()
    two = replace(staff, id=StaffId(new_id()), name="Ann")
    assert [name for name, _ in long_lists([(one, staff)] * 25 + [(one, two)] * 26)] == [
        "Ann",
        "Kit",
    ]
