"""A worker helps on their own screen: half an hour, few doors, written down."""

from datetime import timedelta

import pytest

from network.accounts.rules import Helped
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NetworkError, NotFound
from network.identity import AssignmentId, new_id
from network.work.kinds import CodeKind
from network.work.model import WrongCode
from tests.accounts import PASSWORD, Somebody, somebody
from tests.work import Place, opened

WORKER = Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


def code(jo: Somebody, kind: CodeKind = CodeKind.HELP_ME_NOW) -> str:
    return jo.services.work.with_me.make_code(jo.fresh(), new_id(), kind).code


def helped(place: Place, jo: Somebody) -> Actor:
    kit = place.hire(WORKER).wearing(WORKER)
    return place.services.work.helping.begin(kit, code(jo)).actor


def test_the_session_is_the_persons_and_says_who_helps(place: Place, jo: Somebody) -> None:
    actor = helped(place, jo)

    assert (actor.person_id, actor.capacity) == (jo.account.person_id, Capacity.PERSON)
    assert actor.helped_by is not None
    [line] = place.services.audit.who_looked(jo.fresh())
    assert (line.event, line.mine) == (Event.HELPED_BY_WORKER, False)


def test_it_ends_after_half_an_hour_however_busy(
    services: Services, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    kit = place.hire(WORKER).wearing(WORKER)
    token = services.work.helping.begin(kit, code(jo)).token

    for _ in range(2):
        clock.move(timedelta(minutes=10))
        assert services.sessions.find(token)
    clock.move(timedelta(minutes=10))

    assert services.sessions.find(token) is None


def test_nothing_widens_leaves_or_is_erased_meanwhile(
    services: Services, place: Place, jo: Somebody
) -> None:
    actor = helped(place, jo)

    with pytest.raises(NotFound):
        services.sessions.step_up(actor, PASSWORD)
    for act in (
        lambda: services.erasure.erase(actor),
        lambda: services.everything.take(actor),
        lambda: services.accounts.new_codes(actor, "secret"),
        lambda: services.work.with_me.make_code(actor, new_id(), CodeKind.WORK_WITH_ME),
        lambda: services.work.with_me.codes(actor),
    ):
        with pytest.raises((Helped, NetworkError)):
            act()


def test_a_code_opens_once_and_only_for_help(
    services: Services, place: Place, jo: Somebody
) -> None:
    kit, used = place.hire(WORKER).wearing(WORKER), code(jo)
    services.work.helping.begin(kit, used)

    for wrong in (used, code(jo, CodeKind.WORK_WITH_ME), "0000-0000-0000-0000"):
        with pytest.raises(WrongCode):
            services.work.helping.begin(kit, wrong)


def test_a_code_is_too_old_after_an_hour(
    services: Services, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    made = code(jo)
    clock.move(timedelta(hours=1))

    with pytest.raises(WrongCode):
        services.work.helping.begin(place.hire(WORKER).wearing(WORKER), made)


def test_a_card_made_beforehand_opens_once_and_within_ninety_days(
    services: Services, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    worker = place.hire(WORKER)
    card, late = code(jo, CodeKind.HELP_CARD), code(jo, CodeKind.HELP_CARD)
    clock.move(timedelta(days=89))
    services.work.helping.begin(worker.wearing(WORKER), card)
    with pytest.raises(WrongCode):
        services.work.helping.begin(worker.wearing(WORKER), card)
    clock.move(timedelta(days=1))

    with pytest.raises(WrongCode):
        services.work.helping.begin(worker.wearing(WORKER), late)


def test_who_helps_and_until_when_is_known_in_that_session_and_in_no_other(
    services: Services, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    actor = helped(place, jo)
    begun = clock.now()
    clock.move(timedelta(minutes=10))

    now = services.work.helping.now(actor)

    assert now is not None
    assert (now.organisation, now.worker) == ("Oakway", "Kit")
    assert now.until == begun + timedelta(minutes=30)
    assert services.work.helping.now(jo.fresh()) is None


def test_nobody_helps_themselves_or_whom_they_know_in_private_life(
    services: Services, place: Place, jo: Somebody
) -> None:
    worker = place.hire(WORKER)
    kit = worker.wearing(WORKER)
    with pytest.raises(WrongCode):
        services.work.helping.begin(kit, code(worker.who))
    on_list = services.work.caseload.take_on(
        kit, AssignmentId(new_id()), code(jo, CodeKind.WORK_WITH_ME), "Jo"
    )
    services.work.caseload.knows(kit, on_list)

    with pytest.raises(WrongCode):
        services.work.helping.begin(kit, code(jo))
