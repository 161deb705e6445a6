"""Who sees which task, when it has waited too long, and whose turn it is: pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from network.desk.model import DeskKind, Half, Second, Task, TaskState
from network.desk.showing import SHOWN_TO_WHO_TOLD, shown
from network.desk.turns import turn
from network.desk.whose import Asked, Lead, Sight, Where, sees
from network.desk.working_days import due, overdue, working_days_after
from network.identity import OrganisationId, PersonId, StaffId, TaskId, new_id
from network.organisations.kinds import OrganisationKind, OrganisationState
from network.organisations.model import Organisation, Shift

TIA, UNCLE, LEE, SAM = (PersonId(new_id()) for _ in range(4))
OAKWAY, BIRCH = (OrganisationId(new_id()) for _ in range(2))
FRIDAY = datetime(2026, 3, 13, 16, 0, tzinfo=UTC)
SATURDAY = FRIDAY + timedelta(hours=20)
MONDAY = datetime(2026, 3, 16, 10, 0, tzinfo=UTC)
TASK = Task(
    id=TaskId(new_id()),
    kind=DeskKind.REPORTED,
    about=TIA,
    other=UNCLE,
    record_id=new_id(),
    at=MONDAY,
)
AT_OAKWAY = Where(listed_at=frozenset({OAKWAY}), leads=frozenset({LEE, SAM}))
NOWHERE = Where()
OWN_LEAD = Lead(person_id=LEE, organisation_id=OAKWAY, lends=False)
LENT_LEAD = Lead(person_id=LEE, organisation_id=BIRCH, lends=True)
KEPT_LEAD = Lead(person_id=LEE, organisation_id=BIRCH, lends=False)
SECOND = replace(
    TASK,
    kind=DeskKind.SECOND_HUMAN,
    second=Second(half=Half.LIFT_HOLD, first=SAM, of=DeskKind.REPORTED),
)
TAKEN = replace(TASK, state=TaskState.TAKEN, taken_by=SAM, taken_at=MONDAY)
SOON, LATE = MONDAY + timedelta(hours=1), MONDAY + timedelta(days=2)
ALONE = replace(AT_OAKWAY, leads=frozenset({SAM}))


@pytest.mark.parametrize(
    ("task", "where", "lead", "now", "sight"),
    [
        (TASK, AT_OAKWAY, OWN_LEAD, SOON, Sight.OWN),
        (TASK, AT_OAKWAY, LENT_LEAD, SOON, None),
        (TASK, AT_OAKWAY, LENT_LEAD, LATE, Sight.POOL),
        (TASK, AT_OAKWAY, KEPT_LEAD, LATE, None),
        (TASK, NOWHERE, OWN_LEAD, SOON, None),
        (TASK, NOWHERE, LENT_LEAD, SOON, Sight.POOL),
        (TASK, replace(AT_OAKWAY, leads=frozenset()), LENT_LEAD, SOON, Sight.POOL),
        (TASK, AT_OAKWAY, replace(OWN_LEAD, person_id=TIA), SOON, None),
        (TASK, AT_OAKWAY, replace(OWN_LEAD, person_id=UNCLE), LATE, None),
        (SECOND, AT_OAKWAY, OWN_LEAD, SOON, Sight.OWN),
        (SECOND, AT_OAKWAY, replace(OWN_LEAD, person_id=SAM), SOON, None),
        (SECOND, AT_OAKWAY, replace(LENT_LEAD, person_id=SAM), LATE, None),
        (SECOND, ALONE, LENT_LEAD, SOON, Sight.POOL),
        (SECOND, AT_OAKWAY, LENT_LEAD, SOON, None),
        (TAKEN, AT_OAKWAY, OWN_LEAD, SOON, None),
        (TAKEN, AT_OAKWAY, replace(OWN_LEAD, person_id=SAM), SOON, Sight.OWN),
        (TAKEN, AT_OAKWAY, OWN_LEAD, LATE, Sight.OWN),
        (replace(TASK, state=TaskState.DONE), AT_OAKWAY, OWN_LEAD, LATE, None),
        (replace(TASK, kind=DeskKind.GRANT_REVIEW), AT_OAKWAY, OWN_LEAD, LATE, None),
    ],
)
def test_who_sees_a_task(
    task: Task, where: Where, lead: Lead, now: datetime, sight: Sight | None
) -> None:
    assert sees(Asked(task=task, where=where, lead=lead, now=now)) is sight


@pytest.mark.parametrize(
    ("came", "late"),
    [
        (MONDAY, datetime(2026, 3, 18, 10, 0, tzinfo=UTC)),
        (FRIDAY, datetime(2026, 3, 17, 16, 0, tzinfo=UTC)),
        (SATURDAY, datetime(2026, 3, 18, 0, 0, tzinfo=UTC)),
        # The clock on the wall goes forward in between.
        (datetime(2026, 3, 27, 12, 0, tzinfo=UTC), datetime(2026, 3, 31, 11, 0, tzinfo=UTC)),
    ],
)
def test_two_working_days_leave_out_the_weekend(came: datetime, late: datetime) -> None:
    assert working_days_after(came, 2) == late
    assert not overdue(replace(TASK, at=came), late - timedelta(seconds=1))
    assert overdue(replace(TASK, at=came), late)


def test_a_hold_finds_its_second_human_being_within_a_day() -> None:
    placed = Second(half=Half.PLACE_HOLD, first=SAM, of=DeskKind.REPORTED)

    assert due(replace(SECOND, second=placed)) == MONDAY + timedelta(hours=24)


def test_what_is_done_is_never_overdue() -> None:
    assert not overdue(replace(TASK, state=TaskState.DONE), MONDAY + timedelta(days=99))


def test_every_kind_of_task_says_whether_its_look_is_shown() -> None:
    assert set(SHOWN_TO_WHO_TOLD) == set(DeskKind)


@pytest.mark.parametrize("kind", [DeskKind.REPORTED, DeskKind.ORDER_SAID, DeskKind.NOT_RECOGNISED])
def test_whoever_told_sees_that_it_was_looked_at_and_the_other_does_not(kind: DeskKind) -> None:
    task = replace(TASK, kind=kind)

    assert shown(task, TIA)
    assert not shown(task, UNCLE)


@pytest.mark.parametrize("kind", [DeskKind.POSSIBLE_MATCH, DeskKind.UNDER_PRESSURE])
def test_no_look_at_a_match_or_at_pressure_is_shown_to_anybody(kind: DeskKind) -> None:
    task = replace(TASK, kind=kind)

    assert not shown(task, TIA)
    assert not shown(task, UNCLE)


def test_the_second_look_is_shown_as_the_first_one_was() -> None:
    about_pressure = Second(half=Half.LIFT_HOLD, first=SAM, of=DeskKind.UNDER_PRESSURE)

    assert shown(SECOND, TIA)
    assert not shown(replace(SECOND, second=about_pressure), TIA)


ONE, TWO = StaffId(new_id()), StaffId(new_id())


def on_call(*who: StaffId, starts: datetime = MONDAY - timedelta(hours=5)) -> Organisation:
    shifts = [
        Shift(id=new_id(), staff_id=one, starts=starts, ends=starts + timedelta(hours=12))
        for one in who
    ]
    return Organisation(
        id=OAKWAY,
        kind=OrganisationKind.CHARITY,
        state=OrganisationState.OPEN,
        name="Oakway",
        made_at=MONDAY,
        shifts=tuple(shifts),
        answer_within=15,
    )


def test_each_on_call_has_their_minutes_then_it_is_the_next_ones_turn() -> None:
    both = on_call(ONE, TWO)
    minutes = {m: turn(TASK, both, [ONE, TWO], MONDAY + timedelta(minutes=m)) for m in (0, 15, 30)}

    assert minutes == {0: ONE, 15: TWO, 30: None}


def test_who_comes_on_call_in_the_morning_is_asked_about_what_came_at_night() -> None:
    morning = on_call(ONE, starts=MONDAY + timedelta(hours=8))

    assert turn(TASK, morning, [ONE], MONDAY + timedelta(hours=8, minutes=5)) == ONE


def test_only_who_keeps_people_safe_is_asked_and_only_about_what_cannot_wait() -> None:
    both = on_call(ONE, TWO)

    assert turn(TASK, both, [TWO], MONDAY) == TWO
    assert turn(replace(TASK, kind=DeskKind.ORDER_SAID), both, [ONE, TWO], MONDAY) is None


def test_once_a_human_being_has_seen_it_nobody_else_is_asked() -> None:
    seen = replace(TASK, seen_by=LEE, seen_at=MONDAY)

    assert turn(seen, on_call(ONE, TWO), [ONE, TWO], MONDAY) is None
