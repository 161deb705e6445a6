"""Days of one's own: brought up gently, or left alone."""

from datetime import date, timedelta

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.kinds import DateWish, Feeling, State
from network.connections.model import Connection, MarkedDate
from network.errors import Invalid, NotFound
from network.identity import ItemId
from network.rhythm.days import ALONE, DayWish, OwnDay, near, read
from network.rhythm.model import Rhythm
from network.today.model import Kind
from tests.accounts import Somebody
from tests.maps import Owner, key_worker
from tests.ties import an_operation, grown

TODAY = date(2026, 5, 10)


def own(words: str, wish: DayWish = DayWish.REMIND) -> OwnDay:
    return OwnDay(id=ItemId("a" * 32), what="The day I moved", when=read(words), wish=wish)


def of_nan(words: str, wish: DateWish = DateWish.MARK, **more: object) -> Connection:
    marked = MarkedDate(what="Birthday", when=read(words), wish=wish)
    return Connection(id=ItemId("b" * 32), name="Nan", dates=(marked,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["12 May", "12 May 2009", "17/5/2009", "May", "May 2009"])
def test_a_day_is_brought_up_in_the_week_before_it_whatever_its_year(words: str) -> None:
    assert [one.what for one in near((own(words),), (), TODAY)] == ["The day I moved"]


@pytest.mark.parametrize("words", ["9 May", "18 May", "2009", "summer 2009", "before we moved"])
def test_it_is_not_brought_up_when_it_is_past_or_far_or_rougher_than_a_month(words: str) -> None:
    assert near((own(words),), (), TODAY) == ()


def test_a_day_at_the_turn_of_the_year_is_near() -> None:
    assert near((own("2 January"),), (), date(2026, 12, 28))


def test_the_last_of_february_is_near_in_every_year() -> None:
    assert near((own("29 February"),), (), date(2026, 2, 27))


@pytest.mark.parametrize("away", [-ALONE.days, 0, ALONE.days])
def test_around_a_day_to_be_left_alone_nothing_at_all_is_brought_up(away: int) -> None:
    alone, today = own("10 May", DayWish.LEAVE), TODAY + timedelta(days=away)

    assert near((alone, own("13 May")), (of_nan("13 May"),), today) == ()


def test_once_it_is_past_others_are_brought_up_again() -> None:
    alone, today = own("10 May", DayWish.LEAVE), TODAY + ALONE + timedelta(days=1)

    assert near((alone, own("15 May")), (), today)


def test_a_day_to_mark_on_the_map_comes_with_whose_it_is() -> None:
    [one] = near((), (of_nan("12 May 1961"),), TODAY)

    assert (one.what, one.called) == ("Birthday", "Nan")


@pytest.mark.parametrize(
    "nan",
    [
        of_nan("12 May", state=State.NEVER),
        of_nan("12 May", feeling=Feeling.NOT_SAFE),
        of_nan("12 May", remembered=True),
        of_nan("12 May", DateWish.AVOID),
    ],
)
def test_nobody_is_brought_up_who_is_not_wanted_near_or_has_died(nan: Connection) -> None:
    assert near((), (nan,), TODAY) == ()


def test_a_day_that_one_line_asks_to_leave_alone_is_marked_for_nobody() -> None:
    other = of_nan("12 May", DateWish.AVOID)

    assert near((), (of_nan("12 May"), other), TODAY) == ()


def add(services: Services, who: Somebody, when: str, wish: DayWish = DayWish.REMIND) -> None:
    services.own_days.add(who.fresh(), an_operation(), what="I moved", when=when, wish=wish)


def kinds(services: Services, who: Somebody) -> set[Kind]:
    return {one.kind for one in services.today.for_me(who.fresh())}


def test_today_says_that_a_day_comes_and_not_which_and_peace_silences_the_rhythm_too(
    services: Services, clock: FrozenClock
) -> None:
    ade = grown(services)
    jo = key_worker("Jo")
    Owner(services.maps, ade.fresh()).put(jo)
    services.rhythm.say(ade.fresh(), jo.id, Rhythm.WEEKLY)
    clock.move(timedelta(days=8))
    today = clock.now().date()
    add(services, ade, f"{today + timedelta(days=5):%d %B}")
    assert {Kind.DAY, Kind.RHYTHM} <= kinds(services, ade)
    assert "moved" not in str(services.today.for_me(ade.fresh()))

    add(services, ade, f"{today:%d %B}", DayWish.LEAVE)

    assert not {Kind.DAY, Kind.RHYTHM} & kinds(services, ade)


def test_a_day_is_kept_once_and_can_be_taken_away_by_its_owner_alone(services: Services) -> None:
    ade, stranger, key = grown(services), grown(services), an_operation()
    for _ in range(2):
        services.own_days.add(
            ade.fresh(), key, what="I moved", when="about May", wish=DayWish.REMIND
        )
    [kept] = services.own_days.mine(ade.fresh())
    assert services.own_days.everything(ade.fresh())["ownDays"][0]["when"] == "about May"

    with pytest.raises(NotFound):
        services.own_days.remove(stranger.fresh(), kept.id)
    services.own_days.remove(ade.fresh(), kept.id)
    assert services.own_days.mine(ade.fresh()) == ()


def test_what_is_missing_or_too_much_is_said(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    ade = grown(services)
    for what, when, wish in (
        ("", "May", DayWish.REMIND),
        ("x" * 101, "May", DayWish.REMIND),
        ("I moved", "", DayWish.REMIND),
        ("I moved", "May", DayWish.TELL_ONE),
    ):
        with pytest.raises(Invalid):
            services.own_days.add(ade.fresh(), an_operation(), what=what, when=when, wish=wish)
    monkeypatch.setattr("network.rhythm.own_days.MOST_DAYS", 0)
    with pytest.raises(Invalid):
        add(services, ade, "May")
