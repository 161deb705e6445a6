"""How often somebody may ask: it counts their own requests, and nothing else can move it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.asking import limits
from network.asking.limits import COOL_OFF, MOST_NEW, WITHIN, AskAgainLater, AskedAlready
from network.asking.model import ContactRequest
from network.identity import ItemId, OrganisationId, PersonId
from tests.asking import WORDS

START = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE = ("keisha", "liam", "joan", "pete")
Days = Sequence[tuple[str, int, int | None]]
"""Whom, after how many days, and after how many more it was taken back."""

days = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.integers(0, 90),
        st.none() | st.integers(0, 400),
    ),
    max_size=25,
)


def request(whom: str, at: datetime) -> ContactRequest:
    return ContactRequest(
        id=ItemId(f"{whom}{at}"),
        person_id=PersonId("me"),
        organisation_id=OrganisationId("there"),
        connection_id=ItemId(whom),
        words=WORDS,
        asked_at=at,
    )


def lived(plan: Days) -> list[ContactRequest]:
    """All that somebody gets to ask who tries as planned, each as soon as it is let through."""
    kept: list[ContactRequest] = []
    now = START
    for whom, wait, taken_back in plan:
        now += timedelta(days=wait)
        try:
            limits.require_may_ask(_then(kept, now), whom, now)
        except (AskedAlready, AskAgainLater):
            continue
        gone = None if taken_back is None else now + timedelta(days=taken_back)
        kept.append(replace(request(whom, now), withdrawn_at=gone))
    return kept


def _then(kept: Sequence[ContactRequest], now: datetime) -> list[ContactRequest]:
    """As they were at that moment."""
    return [
        replace(one, withdrawn_at=None) if one.withdrawn_at and one.withdrawn_at > now else one
        for one in kept
    ]


@given(days)
def test_never_more_than_three_new_ones_in_thirty_days(plan: Days) -> None:
    at = sorted(one.asked_at for one in lived(plan))

    assert all(later - earlier >= WITHIN for earlier, later in zip(at, at[MOST_NEW:], strict=False))


@given(days)
def test_never_two_at_once_for_one_and_the_same(plan: Days) -> None:
    for whom in PEOPLE:
        mine = [one for one in lived(plan) if one.connection_id == whom]
        for earlier, later in pairwise(mine):
            assert earlier.withdrawn_at is not None
            assert earlier.withdrawn_at <= later.asked_at


@given(days)
def test_after_each_taking_back_the_wait_is_twice_as_long(plan: Days) -> None:
    for whom in PEOPLE:
        mine = [one for one in lived(plan) if one.connection_id == whom]
        for number, (earlier, later) in enumerate(pairwise(mine)):
            assert earlier.withdrawn_at is not None
            assert later.asked_at - earlier.withdrawn_at >= COOL_OFF * 2**number


@given(days, st.sampled_from(PEOPLE))
def test_the_day_that_is_said_is_the_day_that_counts(plan: Days, whom: str) -> None:
    mine = [one for one in lived(plan) if not (one.open and one.connection_id == whom)]
    until = limits.may_ask_from(mine, whom)
    now = max([START, *(one.withdrawn_at or one.asked_at for one in mine)])

    if until is None or until <= now:
        limits.require_may_ask(mine, whom, now)
    else:
        with pytest.raises(AskAgainLater) as refused:
            limits.require_may_ask(mine, whom, until - timedelta(seconds=1))
        assert refused.value.until == until
        limits.require_may_ask(mine, whom, until)


def test_half_a_year_then_a_year_then_two() -> None:
    waits = [limits.wait_after(number) for number in (1, 2, 3)]

    assert waits == [timedelta(days=183), timedelta(days=366), timedelta(days=732)]
