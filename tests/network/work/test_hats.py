"""Each hat sees its own, needs a second factor, and ends when the work ends."""

from datetime import timedelta

import pytest

from network.actor import Actor, Capacity, FactorKind
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound, NotPermitted, StepUpNeeded
from network.factors.strength import StrongerSignInNeeded
from network.work.model import NotAtWork
from tests.accounts import PASSWORD
from tests.work import SHOWN, Place, Staff, opened, surely, without_factors

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def token_of(services: Services, staff: Staff, hat: Capacity) -> str:
    return services.work.hats.put_on(surely(staff.who), staff.staff_id, hat).token


def test_without_a_second_factor_no_hat_is_worn(services: Services, place: Place) -> None:
    worker = place.hire(WORKER)

    with pytest.raises(StrongerSignInNeeded):
        services.work.hats.put_on(worker.who.fresh(), worker.staff_id, WORKER)


def test_a_code_is_enough_for_a_worker_and_too_little_for_a_lead(
    services: Services, place: Place
) -> None:
    by_code = frozenset({FactorKind.PASSWORD, FactorKind.PRINTED_CODE})

    def actor(staff: Staff) -> Actor:
        started = services.sessions.begin(staff.who.account.person_id, factors=by_code)
        return services.sessions.step_up(started.actor, PASSWORD).actor

    worker = place.hire(WORKER)
    assert services.work.hats.put_on(actor(worker), worker.staff_id, WORKER).actor.staff_id
    with pytest.raises(StrongerSignInNeeded):
        services.work.hats.put_on(actor(place.second), place.second.staff_id, LEAD)


def test_a_hat_needs_the_password_again(services: Services, place: Place) -> None:
    started = services.sessions.begin(place.second.who.account.person_id, factors=SHOWN)

    with pytest.raises(StepUpNeeded):
        services.work.hats.put_on(started.actor, place.second.staff_id, LEAD)


def test_a_hat_that_is_not_mine_is_not_put_on(services: Services, place: Place) -> None:
    worker = place.hire(WORKER)

    with pytest.raises(NotAtWork):
        services.work.hats.put_on(surely(worker.who), worker.staff_id, LEAD)
    with pytest.raises(NotAtWork):
        services.work.hats.put_on(surely(worker.who), place.second.staff_id, LEAD)


def test_the_session_has_a_new_token_and_ends_after_fifteen_quiet_minutes(
    services: Services, place: Place, clock: FrozenClock
) -> None:
    token = token_of(services, place.hire(WORKER), WORKER)

    clock.move(timedelta(minutes=14))
    assert services.sessions.find(token)
    clock.move(timedelta(minutes=15))
    assert services.sessions.find(token) is None


def test_after_eight_hours_it_ends_however_busy(
    services: Services, place: Place, clock: FrozenClock
) -> None:
    token = token_of(services, place.hire(WORKER), WORKER)

    for _ in range(47):
        clock.move(timedelta(minutes=10))
        assert services.sessions.find(token)
    clock.move(timedelta(minutes=10))

    assert services.sessions.find(token) is None


def test_with_the_hat_off_one_is_oneself_again(services: Services, place: Place) -> None:
    at_work = place.lead

    own = services.work.hats.take_off(at_work).actor

    assert (own.capacity, own.staff_id) == (Capacity.PERSON, None)


def test_with_a_hat_on_one_does_nothing_of_ones_own(services: Services, place: Place) -> None:
    at_work = place.lead

    with pytest.raises(NotPermitted):
        services.erasure.erase(at_work)
    with pytest.raises(NotPermitted):
        services.work.joining.look(at_work, "x")


def test_leaving_ends_the_hat_at_once_and_leaves_the_personal_side(
    services: Services, place: Place
) -> None:
    worker = place.hire(WORKER)
    own, worn = surely(worker.who), token_of(services, worker, WORKER)

    services.work.joining.leave(own, worker.staff_id)

    assert services.sessions.find(worn) is None
    assert own.session_id in {line.id for line in services.sessions.list(own)}
    assert services.work.joining.hats(own) == []


def test_ended_by_an_administrator_ends_at_once(services: Services, place: Place) -> None:
    worker = place.hire(WORKER)
    at_work = worker.wearing(WORKER)

    services.work.running.end(place.administrator, worker.staff_id)

    with pytest.raises(NotAtWork):
        services.work.caseload.mine(at_work)
    with pytest.raises(NotFound):
        services.work.hats.take_off(at_work)


def test_a_hat_that_is_taken_away_opens_nothing_any_more(services: Services, place: Place) -> None:
    worker = place.hire(WORKER)
    at_work = worker.wearing(WORKER)

    services.work.running.change_hats(
        place.administrator, worker.staff_id, frozenset({Capacity.SCREENER})
    )

    with pytest.raises(NotAtWork):
        services.work.caseload.mine(at_work)
    with pytest.raises(NotFound):
        services.work.hats.take_off(at_work)


def test_nobody_changes_or_ends_their_own_work_as_an_administrator(
    services: Services, place: Place
) -> None:
    administrator = place.administrator

    with pytest.raises(NotPermitted):
        services.work.running.change_hats(
            administrator, place.first.staff_id, frozenset({LEAD, Capacity.ADMINISTRATOR})
        )
    with pytest.raises(NotPermitted):
        services.work.running.end(administrator, place.first.staff_id)


def test_an_administrator_of_one_organisation_is_nobody_in_another(
    services: Services, place: Place
) -> None:
    other = opened(services, "Elmway")
    worker = other.hire(WORKER)

    with pytest.raises(NotFound):
        services.work.running.end(place.administrator, worker.staff_id)


def test_a_session_that_lost_its_factor_is_refused(services: Services, place: Place) -> None:
    with pytest.raises(StrongerSignInNeeded):
        services.work.running.people(without_factors(place.administrator))


def test_work_that_nobody_does_for_ninety_days_ends_by_itself(
    services: Services, place: Place, clock: FrozenClock
) -> None:
    worker = place.hire(WORKER)
    clock.move(timedelta(days=60))
    busy = place.hire(WORKER)
    clock.move(timedelta(days=31))

    services.work.upkeep.close_dormant()

    assert services.work.joining.hats(worker.who.fresh()) == []
    assert services.work.joining.hats(busy.who.fresh())
