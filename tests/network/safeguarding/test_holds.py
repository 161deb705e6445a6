"""Holds: one human being places and keeps them, two lift them, no day does."""

from datetime import timedelta

import pytest

from network.consent.kinds import HoldCause
from network.consent.outcomes import Reason
from network.consent.widening import Pressed
from network.desk.model import DeskKind, Half, TaskState
from network.errors import Invalid, NotFound, OperationReused, WrongMoment
from network.identity import TaskId
from network.safeguarding.halves import SomebodyElse
from tests.network.safeguarding.scene import DAY, LETTERS, Scene, step
from tests.work import opened

HELD, ENDED = Reason.SAFEGUARDING_HOLD, Reason.SAFEGUARDING_HOLD_ENDED


def lifted_by_two(scene: Scene, task_id: TaskId) -> None:
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())
    parts.seconds.agree(scene.another(), scene.second().id, step())


def test_what_was_reported_is_lifted_by_two_and_counts_two_days_later(scene: Scene) -> None:
    scene.both_say_yes()
    task_id = scene.taken(scene.first, scene.reported())

    lifted_by_two(scene, task_id)

    scene.clock.move(2 * DAY - timedelta(seconds=1))
    assert scene.why(scene.her, scene.him) is HELD
    scene.clock.move(timedelta(seconds=1))
    assert scene.why(scene.her, scene.him) is Reason.CONSENT


def test_one_human_being_lifts_nothing_however_long_one_waits(scene: Scene) -> None:
    scene.both_say_yes()
    task_id = scene.taken(scene.first, scene.reported())

    scene.services.safeguarding.holds.lift(scene.first, task_id, step())
    scene.clock.move(400 * DAY)

    assert scene.why(scene.her, scene.him) is ENDED


def test_the_first_human_being_is_never_the_second_under_whatever_hat(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())

    with pytest.raises(SomebodyElse):
        parts.seconds.agree(scene.first, scene.second().id, step())
    with pytest.raises(WrongMoment):
        parts.holds.lift(scene.first, task_id, step())


def test_disagreeing_takes_the_first_half_away_and_lays_the_first_look_back(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())
    parts.desk.finish(scene.first, task_id)
    second = scene.second().id

    parts.seconds.disagree(scene.another(), second, step(), "She is still afraid of him.")

    [hold] = scene.between().holds
    assert hold.lifted is not None
    assert hold.lifted.undone_at is not None
    assert scene.task(second).state is TaskState.DONE
    assert scene.task(task_id).state is TaskState.OPEN
    assert [note.text for note in scene.task(task_id).notes] == ["She is still afraid of him."]


def test_after_a_disagreement_it_can_be_begun_again(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())
    lee = scene.another()
    parts.seconds.disagree(lee, scene.second().id, step())
    scene.clock.move(timedelta(minutes=1))

    scene.taken(scene.first, task_id)
    lifted_by_two(scene, task_id)

    [hold] = scene.between().holds
    assert hold.lifted is not None
    assert hold.lifted.by_two()


def test_an_agreement_with_what_does_not_wait_any_more_changes_nothing(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())
    second = scene.second().id
    parts.holds.keep(scene.first, task_id, step())

    parts.seconds.agree(scene.another(), second, step())

    [hold] = scene.between().holds
    assert hold.lifted is not None
    assert hold.lifted.undone_at is not None
    assert scene.task(second).state is TaskState.DONE


def test_a_lifting_can_be_stopped_by_one_until_it_counts(scene: Scene) -> None:
    scene.both_say_yes()
    task_id = scene.taken(scene.first, scene.reported())
    lifted_by_two(scene, task_id)
    scene.clock.move(DAY)

    scene.services.safeguarding.holds.keep(scene.first, task_id, step())
    scene.clock.move(3 * DAY)

    assert scene.why(scene.her, scene.him) is HELD


def test_keeping_a_hold_that_nobody_stood_behind_asks_a_second_human_being(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding

    parts.holds.keep(scene.first, task_id, step(), days=60)
    second = scene.second()
    parts.seconds.agree(scene.another(), second.id, step())

    [hold] = scene.between().holds
    assert second.second is not None
    assert second.second.half is Half.PLACE_HOLD
    assert hold.by_two()
    assert hold.until == scene.clock.now() + 60 * DAY


def test_a_hold_that_is_placed_acts_at_once_and_raises_the_epoch(scene: Scene) -> None:
    scene.both_say_yes()
    task_id = scene.taken(scene.first, scene.order_said())
    before = scene.between().epoch

    scene.services.safeguarding.holds.place(
        scene.first, task_id, step(), cause=HoldCause.CONCERN, days=28
    )

    assert scene.between().epoch == before + 1
    assert scene.between().holds[0].placed_by == scene.first.person_id


def test_disagreeing_with_a_hold_lifts_nothing_and_asks_another_to(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    parts = scene.services.safeguarding
    parts.holds.place(scene.first, task_id, step(), cause=HoldCause.ALLEGATION, days=28)
    lee = scene.another()

    parts.seconds.disagree(lee, scene.second().id, step())

    [hold] = scene.between().holds
    asked = scene.second().second
    assert hold.stands(scene.clock.now() + 9 * DAY)
    assert asked is not None
    assert (asked.half, asked.first) == (Half.LIFT_HOLD, lee.person_id)


def test_a_hold_about_people_on_lists_here_needs_no_task(scene: Scene) -> None:
    [(listed, _)] = scene.services.work.caseload.everybody(scene.first)
    holds = scene.services.safeguarding.holds

    holds.place_listed(scene.first, step(), listed.id, None, cause=HoldCause.CONCERN, days=28)

    [hold] = scene.life().holds
    assert (hold.person_id, hold.other_id) == (scene.her, None)
    assert scene.why(scene.him, scene.her) is HELD
    assert ("safeguarded", {"what": "hold_placed"}) in scene.written(scene.her)


def test_nobody_is_held_from_a_list_of_another_organisation(scene: Scene) -> None:
    [(listed, _)] = scene.services.work.caseload.everybody(scene.first)
    elsewhere = opened(scene.services, "Birch").lead

    with pytest.raises(NotFound):
        scene.services.safeguarding.holds.place_listed(
            elsewhere, step(), listed.id, None, cause=HoldCause.CONCERN, days=28
        )


def test_who_is_under_pressure_stays_held_until_two_lift_it(scene: Scene) -> None:
    opening = scene.services.consent.opening
    opening.grant(scene.tia.fresh(), scene.him, step(), LETTERS, Pressed(yes=True))
    [task] = scene.tasks(DeskKind.UNDER_PRESSURE)
    scene.taken(scene.first, task.id)

    lifted_by_two(scene, task.id)
    scene.clock.move(2 * DAY)

    assert scene.why(scene.her, scene.him) is not HELD
    assert not scene.life().holds[0].stands(scene.clock.now())


def test_a_hold_that_is_sent_twice_is_one_hold(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    holds, same = scene.services.safeguarding.holds, step()

    for _ in range(2):
        holds.place(scene.first, task_id, same, cause=HoldCause.CONCERN, days=28)

    assert len(scene.between().holds) == 1
    with pytest.raises(OperationReused):
        holds.place(scene.first, task_id, same, cause=HoldCause.CONCERN, days=29)


def test_nothing_is_done_about_what_somebody_has_not_taken(scene: Scene) -> None:
    task_id = scene.reported()

    with pytest.raises(WrongMoment):
        scene.services.safeguarding.holds.lift(scene.first, task_id, step())


@pytest.mark.parametrize("days", [0, 184])
def test_a_hold_has_an_end_within_half_a_year(scene: Scene, days: int) -> None:
    task_id = scene.taken(scene.first, scene.order_said())

    with pytest.raises(Invalid):
        scene.services.safeguarding.holds.place(
            scene.first, task_id, step(), cause=HoldCause.CONCERN, days=days
        )


def test_what_was_done_is_in_the_record_of_the_two_and_neither_is_shown_it(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())

    scene.services.safeguarding.holds.lift(scene.first, task_id, step())

    assert ("safeguarded", {"what": "hold_lift_begun"}) in scene.written(scene.pair)
    for who in (scene.tia, scene.uncle):
        looks = scene.services.audit.who_looked(who.fresh())
        assert all(line.event != "safeguarded" for line in looks)
