"""Who is there, whose turn it is, and when nobody is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.identity import OrganisationId, StaffId
from network.organisations.hours import gaps, hand_over, there, whose_turn
from network.organisations.kinds import OrganisationKind, OrganisationState
from network.organisations.model import Hours, Organisation, Shift
from network.organisations.uk_time import from_the_wall, on_the_wall

NIGHT = datetime(2026, 1, 7, 2, 0, tzinfo=UTC)  # a Wednesday
DAYS = tuple(Hours(day=day, opens=9 * 60, closes=17 * 60) for day in range(5))
WAIT = timedelta(minutes=15)
MOMENTS = st.integers(0, 15 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def organisation(*shifts: Shift) -> Organisation:
    return Organisation(
        id=OrganisationId("o"),
        kind=OrganisationKind.CHARITY,
        state=OrganisationState.OPEN,
        name="Oakway",
        made_at=NIGHT,
        hours=DAYS,
        shifts=shifts,
    )


def shift(who: str, starts: datetime, hours: float) -> Shift:
    ends = starts + timedelta(hours=hours)
    return Shift(id=f"{who}{starts}", staff_id=StaffId(who), starts=starts, ends=ends)


def test_at_night_nobody_is_there_and_it_says_when_they_are_back() -> None:
    found = there(organisation(), NIGHT)

    assert not found.anybody
    assert found.back_at == datetime(2026, 1, 7, 9, 0, tzinfo=UTC)


def test_after_friday_evening_they_are_back_on_monday() -> None:
    found = there(organisation(), datetime(2026, 1, 9, 17, 0, tzinfo=UTC))

    assert found.back_at == datetime(2026, 1, 12, 9, 0, tzinfo=UTC)


def test_hours_are_those_of_the_clock_on_the_wall_in_summer() -> None:
    assert there(organisation(), datetime(2026, 7, 8, 8, 30, tzinfo=UTC)).open
    assert not there(organisation(), datetime(2026, 7, 8, 16, 30, tzinfo=UTC)).open


def test_somebody_on_call_at_night_is_somebody() -> None:
    assert there(organisation(shift("ann", NIGHT, 6)), NIGHT).on_call == (StaffId("ann"),)


def test_without_an_answer_it_goes_to_the_next_and_then_to_nobody() -> None:
    shifts = (shift("ann", NIGHT, 6), shift("bo", NIGHT, 6))

    turns = [whose_turn(shifts, NIGHT, WAIT, NIGHT + n * WAIT) for n in range(3)]

    assert turns == ["ann", "bo", None]


def test_a_shift_that_is_handed_over_leaves_no_gap_and_no_overlap() -> None:
    before = shift("ann", NIGHT, 6)

    kept = hand_over(before, StaffId("bo"), "new", NIGHT + timedelta(hours=2))

    assert [(one.staff_id, one.ends - one.starts) for one in kept] == [
        ("ann", timedelta(hours=2)),
        ("bo", timedelta(hours=4)),
    ]
    assert gaps(kept, before.starts, before.ends) == []


def test_gaps_are_found_before_between_and_after() -> None:
    end = NIGHT + timedelta(hours=10)
    shifts = (shift("ann", NIGHT + timedelta(hours=1), 2), shift("bo", NIGHT, 0.5))

    found = [(since - NIGHT, until - NIGHT) for since, until in gaps(shifts, NIGHT, end)]

    hour = timedelta(hours=1)
    assert found == [(0.5 * hour, hour), (3 * hour, 10 * hour)]


@given(MOMENTS)
def test_the_clock_on_the_wall_and_back_is_the_same_but_for_the_hour_that_comes_twice(
    moment: datetime,
) -> None:
    back = from_the_wall(on_the_wall(moment))

    assert moment - back in {timedelta(), timedelta(hours=1)}
    assert on_the_wall(back) == on_the_wall(moment)


@given(MOMENTS)
def test_the_next_opening_is_ahead_and_open(moment: datetime) -> None:
    found = there(organisation(), moment)

    assert found.open or (found.back_at is not None and found.back_at > moment)
    if found.back_at:
        assert there(organisation(), found.back_at).open


@pytest.mark.parametrize(
    ("utc", "hour"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), 0),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), 2),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), 1),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 1),
    ],
)
def test_clocks_change_on_the_last_sunday(utc: datetime, hour: int) -> None:
    assert on_the_wall(utc).hour == hour
