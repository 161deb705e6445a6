"""Where two wishes meet, and what is due: pure rules."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from network.identity import ItemId
from network.rhythm.due import ENOUGH, LOSING, Turn, turn, usual
from network.rhythm.meeting import AT_MOST_OFTENER, LADDER, meeting
from network.rhythm.model import MOST_KEPT, Contact, How, Line, Rhythm

TODAY = date(2026, 6, 1)
ABOUT = ItemId("a" * 32)
NUMBERED = st.sampled_from(LADDER)
ANY = st.sampled_from(list(Rhythm))


def days(one: Rhythm) -> int:
    return one.days or 0


def met(*ago: int) -> tuple[Contact, ...]:
    return tuple(
        Contact(id=ItemId(f"{number:032x}"), on=TODAY - timedelta(days=days), how=How.CALL)
        for number, days in enumerate(ago)
    )


@given(ANY, ANY)
def test_it_does_not_matter_whose_wish_is_whose(mine: Rhythm, theirs: Rhythm) -> None:
    assert meeting(mine, theirs) is meeting(theirs, mine)


@given(NUMBERED, NUMBERED)
def test_it_is_never_oftener_than_twice_what_the_slower_one_wants_nor_less_often(
    mine: Rhythm, theirs: Rhythm
) -> None:
    where, slower = days(meeting(mine, theirs)), max(days(mine), days(theirs))

    assert where * AT_MOST_OFTENER >= slower
    assert min(days(mine), days(theirs)) <= where <= slower


@given(NUMBERED, NUMBERED, NUMBERED)
def test_whoever_wants_it_less_often_never_makes_it_come_oftener(
    mine: Rhythm, one: Rhythm, other: Rhythm
) -> None:
    often, seldom = sorted((one, other), key=days)

    assert days(meeting(mine, often)) <= days(meeting(mine, seldom))


@given(ANY)
def test_two_who_want_the_same_have_it(one: Rhythm) -> None:
    assert meeting(one, one) is one


@given(ANY)
def test_where_one_has_not_said_nothing_is_said(one: Rhythm) -> None:
    assert meeting(one, Rhythm.NOT_SAID) is Rhythm.NOT_SAID


@given(NUMBERED)
def test_where_it_comes_when_it_comes_for_one_it_does_for_both(one: Rhythm) -> None:
    assert meeting(one, Rhythm.WHEN_IT_COMES) is Rhythm.WHEN_IT_COMES


@given(ANY, st.dates(max_value=TODAY), st.booleans())
def test_a_contact_today_is_followed_by_quiet(rhythm: Rhythm, since: date, fine: bool) -> None:
    line = Line(about=ABOUT, rhythm=rhythm, since=since, fine=fine, contacts=met(0))

    assert turn(line, rhythm, line.last, TODAY) is Turn.NOT_YET


def test_it_is_due_when_the_rhythm_has_passed_and_not_a_day_before() -> None:
    for ago, expected in ((27, Turn.NOT_YET), (28, Turn.DUE), (56, Turn.DUE)):
        line = Line(about=ABOUT, rhythm=Rhythm.MONTHLY, contacts=met(ago))
        assert turn(line, Rhythm.MONTHLY, line.last, TODAY) is expected


def test_somebody_may_be_losing_touch_after_twice_the_rhythm() -> None:
    line = Line(about=ABOUT, rhythm=Rhythm.MONTHLY, contacts=met(28 * LOSING + 1))

    assert turn(line, Rhythm.MONTHLY, line.last, TODAY) is Turn.LOSING_TOUCH


def test_what_really_happens_counts_beside_what_was_said() -> None:
    """Who is in touch every hundred days loses nothing after seventy, whatever they had wished."""
    line = Line(about=ABOUT, rhythm=Rhythm.MONTHLY, contacts=met(70, 170, 270, 370))

    assert usual(line.contacts) == 100
    assert turn(line, Rhythm.MONTHLY, line.last, TODAY) is Turn.DUE


def test_nothing_is_usual_before_there_are_enough() -> None:
    assert usual(met(*range(0, 10 * (ENOUGH - 1), 10))) is None


def test_without_a_rhythm_nothing_is_due() -> None:
    for rhythm in (Rhythm.NOT_SAID, Rhythm.WHEN_IT_COMES):
        line = Line(about=ABOUT, rhythm=rhythm, contacts=met(3000))
        assert turn(line, rhythm, line.last, TODAY) is Turn.NOT_YET


def test_where_nothing_was_noted_it_is_counted_from_the_day_it_was_said() -> None:
    line = Line(about=ABOUT).with_rhythm(Rhythm.WEEKLY, TODAY)

    assert turn(line, Rhythm.WEEKLY, None, TODAY + timedelta(days=6)) is Turn.NOT_YET
    assert turn(line, Rhythm.WEEKLY, None, TODAY + timedelta(days=7)) is Turn.DUE


def test_not_now_ends_by_itself_and_fine_as_it_is_with_the_next_contact() -> None:
    due = Line(about=ABOUT, rhythm=Rhythm.WEEKLY, contacts=met(10))
    hushed, fine = due.hushed(TODAY + timedelta(days=1)), due.as_it_is()

    assert turn(hushed, Rhythm.WEEKLY, due.last, TODAY) is Turn.NOT_YET
    assert turn(hushed, Rhythm.WEEKLY, due.last, TODAY + timedelta(days=1)) is Turn.DUE
    assert turn(fine, Rhythm.WEEKLY, due.last, TODAY + timedelta(days=500)) is Turn.NOT_YET
    [new] = met(9)
    assert not fine.with_contact(Contact(id=ItemId("b" * 32), on=new.on, how=How.SEEN)).fine


def test_the_oldest_of_too_many_contacts_are_forgotten() -> None:
    line = Line(about=ABOUT)
    for contact in met(*range(MOST_KEPT + 5)):
        line = line.with_contact(contact)

    assert len(line.contacts) == MOST_KEPT
    assert line.last == TODAY
