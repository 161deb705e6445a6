"""A key for a program at work: it reads what waits, and ends with the hat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from network.accounts.model import StartedSession, TokenScope
from network.actor import Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotPermitted
from network.work.model import NotAtWork
from tests.accounts import PASSWORD
from tests.work import Place, Staff, opened, surely, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def on(staff: Staff, hat: Capacity) -> StartedSession:
    """A session in which the hat is worn."""
    return staff.who.services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)


def test_it_is_for_this_hat_and_says_how_much_waits(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    worn = on(staff, WORKER).actor
    taken_on(worn, place.hire(WORKER).who)
    made = services.tokens.make_at_work(worn)

    found = services.tokens.find(made.token)

    assert found is not None
    assert found.scopes == {TokenScope.WORK_READ}
    assert (found.actor.capacity, found.actor.staff_id) == (WORKER, staff.staff_id)
    [waits] = services.today.at_work(found.actor)
    assert (waits.kind, waits.count) == ("on_list", 1)


def test_it_lasts_eight_hours_however_quiet_the_session(
    services: Services, place: Place, clock: FrozenClock
) -> None:
    made = services.tokens.make_at_work(on(place.second, LEAD).actor)

    clock.move(timedelta(hours=8) - timedelta(seconds=1))
    assert services.tokens.find(made.token) is not None
    clock.move(timedelta(seconds=1))
    assert services.tokens.find(made.token) is None


ENDS: dict[str, Callable[[Services, Place, Staff, StartedSession], object]] = {
    "the hat comes off": lambda services, _, __, worn: services.work.hats.take_off(worn.actor),
    "signing out": lambda services, _, __, worn: services.sessions.sign_out(worn.token),
    "leaving": lambda services, _, kit, worn: services.work.joining.leave(worn.actor, kit.staff_id),
    "an administrator ends it": lambda services, place, kit, _: services.work.running.end(
        place.administrator, kit.staff_id
    ),
    "the hat is taken away": lambda services, place, kit, _: services.work.running.change_hats(
        place.administrator, kit.staff_id, frozenset({Capacity.SCREENER})
    ),
    "the organisation closes": lambda services, place, _, __: services.work.closing.close(place.id),
    "a new password": lambda services, _, kit, __: services.accounts.change_password(
        kit.who.fresh(), PASSWORD, "a lighthouse on the headland"
    ),
}


@pytest.mark.parametrize("how", ENDS)
def test_it_ends_with_the_hat_whatever_ends_that(
    services: Services, place: Place, how: str
) -> None:
    kit = place.hire(WORKER)
    worn = on(kit, WORKER)
    made = services.tokens.make_at_work(worn.actor)
    assert services.tokens.find(made.token) is not None

    ENDS[how](services, place, kit, worn)

    assert services.tokens.find(made.token) is None


def test_without_a_hat_there_is_none_and_it_is_no_key_to_ones_own(
    services: Services, place: Place
) -> None:
    own = place.second.who.fresh()
    worn = on(place.second, LEAD).actor

    with pytest.raises(NotPermitted):
        services.tokens.make_at_work(own)
    with pytest.raises(NotAtWork):
        services.today.at_work(own)
    services.tokens.make_at_work(worn)
    assert services.tokens.list(own) == []


def test_a_second_one_ends_the_first(services: Services, place: Place) -> None:
    worn = on(place.second, LEAD).actor
    first, second = (services.tokens.make_at_work(worn) for _ in range(2))

    assert services.tokens.find(first.token) is None
    assert services.tokens.find(second.token) is not None


def test_what_it_shows_is_what_the_session_showed_and_never_fresh(
    services: Services, place: Place
) -> None:
    worn = on(place.second, LEAD).actor
    found = services.tokens.find(services.tokens.make_at_work(worn).token)

    assert found is not None
    assert found.actor == replace(worn, stepped_up=False)
