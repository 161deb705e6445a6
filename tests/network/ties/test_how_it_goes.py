"""One and three months after two have agreed, both are asked how it goes, and can change it."""

from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.desk.model import DeskKind
from network.errors import NotFound
from network.ties.how_it_goes import How
from network.ties.in_touch import Stands
from network.today.model import Kind
from tests.accounts import Somebody
from tests.network.asking.test_asking import tasks
from tests.network.ties.test_limits import seen
from tests.ties import an_operation, grown, tied

A_MONTH, TWO_MORE = timedelta(days=31), timedelta(days=61)


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services, clock: FrozenClock, ade: Somebody) -> Somebody:
    her = grown(services)
    tied(services, clock, ade, her)
    return her


def asked(services: Services, who: Somebody) -> list[int]:
    """After how many months somebody is asked now."""
    return [one.month for one in services.ties.how_it_goes.due(who.fresh())]


def say(services: Services, who: Somebody, how: How) -> None:
    tie = seen(services, who)
    services.ties.how_it_goes.answer(who.fresh(), tie.id, an_operation(), how)


def test_both_are_asked_after_one_month_and_after_three_and_no_more_once_they_said(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    assert asked(services, ade) == asked(services, sandra) == []

    clock.move(A_MONTH)
    assert asked(services, ade) == asked(services, sandra) == [1]
    waits = services.today.for_me(ade.fresh())
    assert Kind.HOW_IT_GOES in {one.kind for one in waits}
    say(services, ade, How.GOOD)
    assert (asked(services, ade), asked(services, sandra)) == ([], [1])

    clock.move(TWO_MORE)
    assert asked(services, ade) == asked(services, sandra) == [3]
    clock.move(A_MONTH)
    assert asked(services, ade) == asked(services, sandra) == []


def test_nobody_is_asked_while_it_is_paused(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    services.ties.in_touch.end(sandra.fresh(), seen(services, sandra).id, an_operation())

    clock.move(A_MONTH)

    assert asked(services, ade) == asked(services, sandra) == []
    with pytest.raises(NotFound):
        say(services, ade, How.GOOD)


@pytest.mark.parametrize("how", [How.GOOD, How.CHANGE, How.TALK])
def test_the_other_one_sees_nothing_of_what_was_said(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody, how: How
) -> None:
    clock.move(A_MONTH)
    before = (seen(services, ade), asked(services, ade), services.ties.everything(ade.fresh()))

    say(services, sandra, how)

    after = (seen(services, ade), asked(services, ade), services.ties.everything(ade.fresh()))
    assert after == before


def test_a_pause_acts_at_once(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    clock.move(A_MONTH)

    say(services, sandra, How.PAUSE)

    assert seen(services, ade).stands is Stands.PAUSED


def test_whoever_would_like_to_talk_lies_on_the_desk_once(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    clock.move(A_MONTH)

    say(services, sandra, How.TALK)

    [task] = tasks(services, DeskKind.WANTS_TO_TALK)
    assert (task.about, task.other) == (sandra.account.person_id, None)
