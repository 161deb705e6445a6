"""A calendar lies open on many screens: it has the days to mark, and says nothing else."""

from datetime import date
from typing import Any

import pytest

from network.connections.kinds import DateWish, Feeling, State
from network.connections.model import Connection, MarkedDate, RelationshipMap, Settings
from network.connections.when import read as when
from network.exchange.calendar import write as calendar
from tests.network.exchange.maps import identity

TODAY = date(2026, 3, 14)


def marked(words: str, wish: DateWish = DateWish.MARK) -> MarkedDate:
    return MarkedDate(what="Nan's birthday", when=when(words), wish=wish)


def a_map(*people: Connection, owner: int = 90) -> RelationshipMap:
    return RelationshipMap(settings=Settings(id=identity(owner)), connections=people)


def somebody(*dates: MarkedDate, number: int = 1, **more: Any) -> Connection:
    return Connection(id=identity(number), name="Shanice", dates=dates, **more)


def lines(whole: RelationshipMap, today: date = TODAY) -> list[str]:
    return calendar.write(whole, day=today).decode("utf-8").split("\r\n")


def starts(whole: RelationshipMap, today: date = TODAY) -> list[str]:
    return [line[-8:] for line in lines(whole, today) if line.startswith("DTSTART")]


def uids(whole: RelationshipMap, today: date = TODAY) -> list[str]:
    return [line for line in lines(whole, today) if line.startswith("UID:")]


def test_a_day_to_mark_comes_every_year() -> None:
    found = lines(a_map(somebody(marked("12 May 1961"))))
    assert "DTSTART;VALUE=DATE:20260512" in found
    assert "RRULE:FREQ=YEARLY" in found


def test_a_day_that_is_past_this_year_begins_next_year() -> None:
    assert starts(a_map(somebody(marked("13 March 1961")))) == ["20270313"]


def test_a_day_begins_today_where_it_is_today() -> None:
    assert starts(a_map(somebody(marked("14 March 1961")))) == ["20260314"]


@pytest.mark.parametrize("word", ["Nan", "birthday", "Shanice", "1961", identity(1), identity(90)])
def test_nothing_of_a_life_stands_in_it(word: str) -> None:
    text = "\n".join(lines(a_map(somebody(marked("12 May 1961")))))
    assert word not in text


def test_a_day_to_be_left_alone_is_left_out() -> None:
    assert starts(a_map(somebody(marked("12 May 1961", DateWish.AVOID)))) == []


def test_a_day_that_is_hard_for_one_reason_is_not_marked_for_another() -> None:
    hard = somebody(marked("12 May 2009", DateWish.AVOID), number=2, state=State.NEVER)
    assert starts(a_map(somebody(marked("12 May 1961")), hard)) == []


@pytest.mark.parametrize(
    "stands",
    [{"state": State.NEVER}, {"state": State.NOT_NOW}, {"feeling": Feeling.NOT_SAFE}],
)
def test_nobody_is_brought_up_who_is_not_wanted_near(stands: dict[str, Any]) -> None:
    assert starts(a_map(somebody(marked("12 May 1961"), **stands))) == []


@pytest.mark.parametrize("words", ["May 1961", "about 1961", "before we moved"])
def test_a_rough_date_is_not_made_into_a_day(words: str) -> None:
    assert starts(a_map(somebody(marked(words)))) == []


def test_one_day_of_two_people_stands_once() -> None:
    both = somebody(marked("12 May 1961")), somebody(marked("12 May 1990"), number=2)
    assert starts(a_map(*both)) == ["20260512"]


def test_a_day_keeps_its_mark_in_the_calendar_from_one_file_to_the_next() -> None:
    whole = a_map(somebody(marked("12 May 1961")))
    assert uids(whole) == uids(whole, date(2029, 8, 1))


def test_the_same_day_of_two_owners_has_two_marks() -> None:
    one = somebody(marked("12 May 1961"))
    assert uids(a_map(one)) != uids(a_map(one, owner=91))


@pytest.mark.parametrize(("today", "first"), [(TODAY, "20270228"), (date(2028, 1, 1), "20280229")])
def test_the_last_of_february_comes_every_year(today: date, first: str) -> None:
    whole = a_map(somebody(marked("29 February 1960")))
    assert starts(whole, today) == [first]
    assert "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" in lines(whole, today)
