"""Showing a card to one worker: after two days, until a day, and never after it is taken back."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import WIDENING_DELAY
from network.errors import (
    Invalid,
    NetworkError,
    NotFound,
    NotPermitted,
    StepUpNeeded,
    WrongMoment,
)
from network.identity import AssignmentId, ItemId, StaffId, new_id
from network.story.model import SHOWN_FOR, Share, Words
from network.work.reading import Closed
from tests.accounts import Somebody, somebody
from tests.conftest import MOMENT
from tests.maps import a_step
from tests.work import Place, opened, taken_on

WORKER = Capacity.IN_TOUCH_WORKER
WORDS = Words(called="Jo", know="I like to walk while I talk.")
MOST = max(SHOWN_FOR)
TWO_DAYS = WIDENING_DELAY


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def kit(place: Place) -> Actor:
    return place.hire(WORKER).wearing(WORKER)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def on_list(services: Services, kit: Actor, jo: Somebody) -> AssignmentId:
    services.story.cards.write(jo.fresh(), WORDS, base=0)
    return taken_on(kit, jo)


@pytest.fixture
def shown(services: Services, jo: Somebody, on_list: AssignmentId, clock: FrozenClock) -> ItemId:
    """A card that is shown, the two days over. Answers which yes it is."""
    services.story.showing.show(jo.fresh(), a_step(), on_list, days=MOST)
    clock.move(TWO_DAYS)
    card = services.story.cards.mine(jo.fresh())
    assert card
    return card.shares[0].id


def closed(services: Services, kit: Actor, on_list: AssignmentId) -> NetworkError:
    with pytest.raises(NetworkError) as refused:
        services.story.reading.open(kit, on_list)
    return refused.value


def test_two_days_after_it_was_shown_the_worker_reads_it(
    services: Services, kit: Actor, on_list: AssignmentId, shown: ItemId
) -> None:
    read = services.story.reading.open(kit, on_list)

    assert (read.known_as, read.words) == ("Jo", WORDS)
    assert "walk" not in repr(replace(read, words=Words())) + repr(read.words)


def test_until_the_two_days_are_over_it_reads_as_if_nothing_was_shown(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, clock: FrozenClock
) -> None:
    before = closed(services, kit, on_list)
    services.story.showing.show(jo.fresh(), a_step(), on_list, days=MOST)
    clock.move(TWO_DAYS - timedelta(seconds=1))

    waiting = closed(services, kit, on_list)

    assert (type(waiting), str(waiting)) == (type(before), str(before)) == (Closed, str(before))


def test_taken_back_nothing_is_read_after_it_and_it_looks_as_if_it_never_was(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    services.story.reading.open(kit, on_list)
    old = jo.sign_in().actor

    services.story.showing.stop(old, shown)
    services.story.showing.stop(old, shown)

    assert isinstance(closed(services, kit, on_list), Closed)


def test_after_its_day_it_is_over(
    services: Services, kit: Actor, on_list: AssignmentId, shown: ItemId, clock: FrozenClock
) -> None:
    clock.move(timedelta(days=MOST) - TWO_DAYS)

    assert isinstance(closed(services, kit, on_list), Closed)


def test_with_the_card_everything_shown_of_it_goes(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    services.story.cards.remove(jo.fresh())
    services.story.cards.write(jo.fresh(), WORDS, base=0)

    assert isinstance(closed(services, kit, on_list), Closed)


def test_changed_words_stay_shown_and_the_worker_reads_the_new_ones(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    services.story.cards.write(jo.fresh(), Words(know="New."), base=1)

    assert services.story.reading.open(kit, on_list).words.know == "New."


def test_who_comes_off_the_list_is_read_no_more(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    services.work.with_me.stop(jo.fresh(), on_list)

    assert isinstance(closed(services, kit, on_list), Closed | NotFound)


def test_another_worker_reads_nothing(
    services: Services, place: Place, on_list: AssignmentId, shown: ItemId
) -> None:
    other = place.hire(WORKER).wearing(WORKER)

    assert isinstance(closed(services, other, on_list), NotFound)


def test_nobody_reads_it_as_themselves(
    services: Services, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    assert isinstance(closed(services, somebody(services).fresh(), on_list), NotPermitted)
    assert isinstance(closed(services, jo.fresh(), on_list), NotPermitted)


def test_i_see_who_read_it_and_when(
    services: Services, kit: Actor, jo: Somebody, on_list: AssignmentId, shown: ItemId
) -> None:
    services.story.reading.open(kit, on_list)

    card = services.story.cards.mine(jo.fresh())
    assert card
    [share] = card.shares
    assert (share.worker, share.organisation, share.read_at) == (
        "Kit",
        "Oakway",
        (services.clock.now(),),
    )
    assert services.audit.who_looked(jo.fresh())[0].event is Event.READ_AT_WORK


def test_without_a_line_in_the_record_nothing_is_read(
    services: Services,
    kit: Actor,
    on_list: AssignmentId,
    shown: ItemId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise NotFound

    monkeypatch.setattr("network.story.at_work.record", fails)

    assert isinstance(closed(services, kit, on_list), NotFound)


def test_showing_needs_the_password_and_is_closed_in_guarded_days(
    services: Services, jo: Somebody, on_list: AssignmentId
) -> None:
    with pytest.raises(StepUpNeeded):
        services.story.showing.show(jo.sign_in().actor, a_step(), on_list, days=MOST)
    with pytest.raises(NotPermitted):
        services.story.showing.show(replace(jo.fresh(), guarded=True), a_step(), on_list, days=MOST)


def test_it_is_shown_only_to_who_works_with_me_and_not_for_ever(
    services: Services, jo: Somebody, on_list: AssignmentId
) -> None:
    with pytest.raises(NotFound):
        services.story.showing.show(jo.fresh(), a_step(), new_id(), days=MOST)
    with pytest.raises(NotFound):
        services.story.showing.show(somebody(services).fresh(), a_step(), on_list, days=MOST)
    with pytest.raises(Invalid):
        services.story.showing.show(jo.fresh(), a_step(), on_list, days=91)
    assert MOST <= 90


def test_asked_twice_it_is_shown_once(
    services: Services, jo: Somebody, on_list: AssignmentId
) -> None:
    step = a_step()

    for _ in range(2):
        services.story.showing.show(jo.fresh(), step, on_list, days=MOST)

    card = services.story.cards.mine(jo.fresh())
    assert card
    assert len(card.shares) == 1
    with pytest.raises(WrongMoment):
        services.story.showing.show(jo.fresh(), a_step(), on_list, days=MOST)


def test_an_empty_card_is_not_shown(services: Services, kit: Actor, jo: Somebody) -> None:
    on_list = taken_on(kit, jo)

    with pytest.raises(WrongMoment):
        services.story.showing.show(jo.fresh(), a_step(), on_list, days=MOST)


moments = st.integers(min_value=-(10**7), max_value=10**7)


@given(until=moments, ended=st.none() | moments, now=moments)
def test_a_yes_counts_only_after_two_days_before_its_end_and_not_taken_back(
    until: int, ended: int | None, now: int
) -> None:
    def at(seconds: int) -> datetime:
        return MOMENT + timedelta(seconds=seconds)

    share = Share(
        id=ItemId(new_id()),
        assignment_id=AssignmentId(new_id()),
        staff_id=StaffId(new_id()),
        worker="Kit",
        organisation="Oakway",
        shown_at=MOMENT,
        until=at(until),
        ended_at=None if ended is None else at(ended),
    )

    expected = ended is None and TWO_DAYS.total_seconds() <= now < until
    assert share.counts(at(now)) is expected
