"""What each can and can't do in a tie: their own, seen by both, and ended with a kind word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, WrongMoment
from network.ties.answering import Agreed
from network.ties.answers import Farewell
from network.ties.hearing import Where
from network.ties.in_touch import SeenTie, Stands
from network.ties.limits import By, Cannot, LeftOut, Limits, Often
from tests.accounts import Somebody
from tests.ties import TWO_DAYS, WORDING, YES, an_operation, grown, handed_over, tied

SAID = Limits(
    by=(By.LETTERS,),
    often=Often.MONTHLY,
    leave_out=(LeftOut.WORK,),
    cannot=(Cannot.MONEY, Cannot.FILES),
)


@pytest.fixture
def ade(services: Services) -> Somebody:
    return grown(services)


@pytest.fixture
def sandra(services: Services, clock: FrozenClock, ade: Somebody) -> Somebody:
    """Somebody with whom Ade is in touch."""
    her = grown(services)
    tied(services, clock, ade, her)
    return her


def seen(services: Services, who: Somebody) -> SeenTie:
    """The one tie of somebody, as they see it."""
    [tie] = services.ties.in_touch.all(who.fresh())
    return tie


def say(services: Services, who: Somebody, limits: Limits) -> None:
    """Somebody says what they can and can't do."""
    tie = seen(services, who)
    services.ties.own_side.set_limits(who.fresh(), tie.id, an_operation(), limits)


def end_kindly(services: Services, who: Somebody) -> None:
    """Somebody ends it, with a kind word."""
    tie, own = seen(services, who), services.ties.own_side
    own.end_kindly(who.fresh(), tie.id, an_operation(), Farewell.GLAD, wording=WORDING)


def test_what_one_says_both_see_at_once_and_the_others_own_stays(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    say(services, sandra, SAID)

    hers, his = seen(services, sandra), seen(services, ade)
    assert (hers.mine.limits, hers.theirs) == (SAID, Limits())
    assert (his.mine.limits, his.theirs) == (Limits(), SAID)

    say(services, sandra, replace(SAID, cannot=(), often=None))
    assert seen(services, ade).theirs == replace(SAID, cannot=(), often=None)


def test_while_it_is_paused_nothing_of_theirs_shows(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    say(services, sandra, SAID)

    services.ties.in_touch.end(ade.fresh(), seen(services, ade).id, an_operation())

    assert seen(services, ade).theirs == Limits()
    assert seen(services, sandra).mine.limits == SAID
    with pytest.raises(WrongMoment):
        say(services, sandra, Limits())


def test_after_the_last_day_that_one_said_it_is_paused_for_both(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    last = clock.now().date() + timedelta(days=30)
    say(services, sandra, replace(SAID, until=last))
    clock.move(timedelta(days=29))
    assert seen(services, ade).theirs.until == last

    clock.move(TWO_DAYS)

    assert {seen(services, who).stands for who in (ade, sandra)} == {Stands.PAUSED}


def test_a_later_day_or_none_needs_a_new_yes(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    today = clock.now().date()
    say(services, sandra, Limits(until=today + timedelta(days=30)))

    for until, why in ((None, "later"), (today + timedelta(days=31), "later")):
        with pytest.raises(Invalid) as refused:
            say(services, sandra, Limits(until=until))
        assert refused.value.problems == {"until": why}
    with pytest.raises(Invalid):
        say(services, ade, Limits(until=today - timedelta(days=1)))

    say(services, sandra, Limits(until=today + timedelta(days=3)))
    clock.move(timedelta(days=4))
    assert seen(services, ade).stands is Stands.PAUSED
    again = seen(services, sandra)
    services.ties.own_side.begin_again(sandra.fresh(), again.id, an_operation(), WORDING)
    clock.move(TWO_DAYS)
    assert (seen(services, ade).stands, seen(services, ade).theirs) == (Stands.OPEN, Limits())


def test_limits_said_with_a_yes_are_read_with_it_and_hold_from_the_first_day(
    services: Services, clock: FrozenClock, ade: Somebody
) -> None:
    her, made = grown(services), handed_over(services, ade)
    last = clock.now().date() + timedelta(days=60)
    limits = replace(SAID, until=last)
    services.ties.answering.open(her.fresh(), made.code)
    agreed = Agreed(yes=replace(YES, limits=limits), wording=WORDING, operation_id=an_operation())
    services.ties.answering.agree(her.fresh(), made.code, agreed)
    clock.move(TWO_DAYS)
    where = Where(code_id=made.line.id)
    heard = services.ties.hearing.one(ade.fresh(), where)
    assert heard is not None
    assert heard.limits == limits

    services.ties.hearing.agree(ade.fresh(), where, an_operation(), WORDING)
    clock.move(TWO_DAYS)
    assert seen(services, ade).theirs == limits
    clock.move(timedelta(days=60))
    assert seen(services, ade).stands is Stands.PAUSED


def test_a_kind_ending_pauses_at_once_and_is_read_two_days_later(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    end_kindly(services, sandra)

    now = seen(services, ade)
    assert (now.stands, now.farewell) == (Stands.PAUSED, Farewell.NONE)

    clock.move(TWO_DAYS)
    later = seen(services, ade)
    assert (later.stands, later.farewell, later.shows) == (Stands.PAUSED, Farewell.GLAD, "")
    assert later.theirs == Limits()


def test_before_it_is_read_a_kind_ending_looks_like_any_other(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    other = grown(services)
    tied(services, clock, ade, other)
    end_kindly(services, sandra)
    services.ties.in_touch.end(other.fresh(), seen(services, other).id, an_operation())

    kindly, plainly = services.ties.in_touch.all(ade.fresh())

    assert kindly == replace(plainly, id=kindly.id, mine=kindly.mine)


def test_whoever_closes_the_door_after_a_kind_ending_lets_nothing_be_read(
    services: Services, clock: FrozenClock, ade: Somebody, sandra: Somebody
) -> None:
    end_kindly(services, sandra)
    tie = seen(services, sandra)
    services.ties.in_touch.block(sandra.fresh(), tie.id, an_operation())

    clock.move(TWO_DAYS)

    assert seen(services, ade).farewell is Farewell.NONE


def test_ended_twice_it_is_ended_once(services: Services, ade: Somebody, sandra: Somebody) -> None:
    end_kindly(services, sandra)

    with pytest.raises(WrongMoment):
        end_kindly(services, sandra)


def test_what_i_said_is_mine_to_take_away(
    services: Services, ade: Somebody, sandra: Somebody
) -> None:
    say(services, sandra, SAID)

    [mine] = services.ties.everything(sandra.fresh())["inTouch"]
    [theirs] = services.ties.everything(ade.fresh())["inTouch"]

    assert mine["limits"] == {
        "by": ["letters"],
        "often": "monthly",
        "leaveOut": ["work"],
        "cannot": ["money", "files"],
        "until": None,
    }
    assert theirs["limits"]["by"] == []
