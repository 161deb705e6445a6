"""The desk in a real store: taken by one, seen by who may, counted for whoever runs the service."""

from datetime import timedelta

import pytest

from network.audit.events import Event
from network.consent.kinds import AudienceKind
from network.consent.protection import Audience
from network.consent.widening import Pressed
from network.desk.model import DeskKind, TaskState
from network.desk.upkeep import Waiting
from network.errors import Invalid, NotFound, WrongMoment
from network.organisations.hours import There
from network.organisations.model import Shift
from network.safeguarding.kinds import Heard
from network.work.reading import Closed
from tests.accounts import somebody
from tests.network.safeguarding.scene import DAY, HOUR, LEAD, LETTERS, WORKER, Scene, step
from tests.work import Place, opened, taken_on

TELL = [DeskKind.REPORTED]


def kinds(scene: Scene, place: Place | None = None) -> list[DeskKind]:
    lead = (place or scene.place).lead
    return [line.task.kind for line in scene.services.safeguarding.desk.lines(lead)]


def lending(scene: Scene, name: str = "Birch") -> Place:
    """An organisation that helps where others are too few."""
    place = opened(scene.services, name)
    scene.services.work.running.set_pool(place.administrator, lends=True)
    return place


def test_what_is_about_somebody_on_a_list_lies_on_the_desk_there(scene: Scene) -> None:
    scene.reported()
    elsewhere = lending(scene)

    assert kinds(scene) == TELL
    assert kinds(scene, elsewhere) == []


def test_what_waits_longer_than_two_working_days_goes_to_the_pool(scene: Scene) -> None:
    scene.reported()
    elsewhere = lending(scene)
    scene.clock.move(4 * DAY)

    assert kinds(scene) == kinds(scene, elsewhere) == TELL


def test_what_is_about_people_on_no_list_goes_to_the_pool_at_once(scene: Scene) -> None:
    one, other = somebody(scene.services), somebody(scene.services)
    elsewhere = lending(scene)

    scene.services.consent.narrowing.report(one.fresh(), other.account.person_id, step())

    assert kinds(scene) == []
    assert kinds(scene, elsewhere) == TELL


def test_whoever_is_kept_from_knowing_sees_nothing_of_it(scene: Scene) -> None:
    scene.reported()
    audience = Audience(kind=AudienceKind.ORGANISATION, id=scene.place.id)
    scene.services.consent.narrowing.keep_from(scene.tia.fresh(), step(), audience)

    assert kinds(scene) == []
    with pytest.raises(Closed):
        scene.services.safeguarding.desk.take(scene.first, scene.tasks(DeskKind.REPORTED)[0].id)


def test_whoever_knows_one_of_them_sees_nothing_of_it(scene: Scene) -> None:
    scene.reported()
    both = scene.place.hire(WORKER, LEAD)
    listed = taken_on(both.wearing(WORKER), scene.tia, "T")
    scene.services.work.caseload.knows(both.wearing(WORKER), listed)

    assert scene.services.safeguarding.desk.lines(both.wearing(LEAD)) == []


def test_the_second_look_of_an_organisation_with_one_lead_goes_to_the_pool(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    elsewhere = lending(scene)
    scene.services.safeguarding.holds.lift(scene.first, task_id, step())
    second = scene.second()

    assert kinds(scene, elsewhere) == [DeskKind.SECOND_HUMAN]
    scene.services.safeguarding.seconds.agree(elsewhere.lead, second.id, step())

    [hold] = scene.between().holds
    assert hold.lifted is not None
    assert hold.lifted.by_two()


def test_the_second_look_stays_where_another_lead_works(scene: Scene) -> None:
    scene.another()
    elsewhere = lending(scene)
    task_id = scene.taken(scene.first, scene.reported())

    scene.services.safeguarding.holds.lift(scene.first, task_id, step())

    assert kinds(scene, elsewhere) == []


def test_one_takes_it_and_nobody_else_until_it_is_given_back(scene: Scene) -> None:
    task_id, lee = scene.taken(scene.first, scene.reported()), scene.another()
    desk = scene.services.safeguarding.desk

    with pytest.raises(NotFound):
        desk.take(lee, task_id)
    desk.give_back(scene.first, task_id)
    desk.take(lee, task_id)

    assert scene.task(task_id).taken_by == lee.person_id


def test_what_somebody_took_and_left_is_taken_over_after_two_working_days(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    scene.clock.move(5 * DAY)
    lee = scene.another()

    scene.services.safeguarding.desk.take(lee, task_id)

    assert scene.task(task_id).taken_by == lee.person_id


def test_only_whoever_took_it_is_done_with_it(scene: Scene) -> None:
    task_id, desk = scene.reported(), scene.services.safeguarding.desk
    with pytest.raises(WrongMoment):
        desk.finish(scene.first, task_id)
    desk.take(scene.first, task_id)

    for _ in range(2):
        desk.finish(scene.first, task_id)

    assert scene.task(task_id).state is TaskState.DONE
    assert kinds(scene) == []


def test_a_note_that_is_sent_twice_is_kept_once_for_whoever_comes_after(scene: Scene) -> None:
    task_id, same = scene.taken(scene.first, scene.reported()), step()
    desk, looking = scene.services.safeguarding.desk, scene.services.safeguarding.looking

    for _ in range(2):
        desk.note(scene.first, task_id, same, "Rang her. She is safe tonight.")
    with pytest.raises(Invalid):
        desk.note(scene.first, task_id, step(), " ")

    [(who, note)] = looking.at(scene.first, task_id).notes
    assert (who, note.text) == ("Bo Hill", "Rang her. She is safe tonight.")


def test_a_look_at_what_somebody_told_is_shown_to_them_and_not_to_the_other(scene: Scene) -> None:
    task_id = scene.reported()

    scene.services.safeguarding.looking.at(scene.first, task_id)

    hers = [line.event for line in scene.services.audit.who_looked(scene.tia.fresh())]
    his = [line.event for line in scene.services.audit.who_looked(scene.uncle.fresh())]
    assert hers.count(Event.READ_AT_WORK) == 1
    assert his == []
    assert [event for event, _ in scene.written(scene.him)].count("read_at_work_unshown") == 1


def test_no_look_at_somebody_under_pressure_is_shown(scene: Scene) -> None:
    opening = scene.services.consent.opening
    opening.grant(scene.tia.fresh(), scene.him, step(), LETTERS, Pressed(yes=True))
    [task] = scene.tasks(DeskKind.UNDER_PRESSURE)

    looked = scene.services.safeguarding.looking.at(scene.first, task.id)

    shown = [line.event for line in scene.services.audit.who_looked(scene.tia.fresh())]
    assert Event.READ_AT_WORK not in shown
    assert looked.names.keys() == {scene.her}


def test_a_name_is_the_one_they_use_or_the_one_on_the_list(scene: Scene) -> None:
    task_id, looking = scene.reported(), scene.services.safeguarding.looking
    before = looking.at(scene.first, task_id).names
    scene.says(scene.her, names=("Tia Brand",), former_names=("Tina Old",))

    after = looking.at(scene.first, task_id).names

    assert before == {scene.her: "Tia", scene.him: ""}
    assert after[scene.her] == "Tia Brand"


def test_what_somebody_else_has_can_not_be_looked_at(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())

    with pytest.raises(NotFound):
        scene.services.safeguarding.looking.at(scene.another(), task_id)


def test_about_somebody_who_has_gone_nothing_is_left_but_to_end_it(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    scene.services.erasure.erase(scene.uncle.fresh())
    parts = scene.services.safeguarding

    looked = parts.looking.at(scene.first, task_id)

    assert not looked.both_here
    with pytest.raises(WrongMoment):
        parts.holds.lift(scene.first, task_id, step())
    parts.desk.finish(scene.first, task_id)


def test_somebody_reads_that_a_human_being_has_seen_it_only_once_one_has(scene: Scene) -> None:
    task_id, parts = scene.reported(), scene.services.safeguarding
    record_id = scene.task(task_id).record_id
    heard = [parts.told.heard(scene.tia.fresh(), DeskKind.REPORTED, record_id)]
    parts.desk.acknowledge(scene.first, task_id)
    heard += [parts.told.heard(scene.tia.fresh(), DeskKind.REPORTED, record_id)]
    parts.desk.take(scene.first, task_id)
    parts.desk.finish(scene.first, task_id)

    [mine] = parts.told.mine(scene.tia.fresh())

    assert heard == [Heard.KEPT, Heard.SEEN]
    assert (mine.kind, mine.heard) == (DeskKind.REPORTED, Heard.LOOKED_AT)


def test_nobody_reads_what_somebody_else_told(scene: Scene) -> None:
    record_id = scene.task(scene.reported()).record_id
    told = scene.services.safeguarding.told

    with pytest.raises(NotFound):
        told.heard(scene.uncle.fresh(), DeskKind.REPORTED, record_id)
    assert told.mine(scene.uncle.fresh()) == []


def test_the_page_says_honestly_when_nobody_reads(scene: Scene) -> None:
    there = scene.services.safeguarding.told.there(scene.tia.fresh())

    assert there == There(open=False, on_call=(), back_at=None)


def test_what_cannot_wait_stands_first_and_says_whose_turn_it_is(scene: Scene) -> None:
    said = scene.order_said()
    scene.clock.move(HOUR)
    reported = scene.reported()
    now, lead = scene.clock.now(), scene.place.second.staff_id
    shift = Shift(id=step(), staff_id=lead, starts=now, ends=now + 8 * HOUR)
    scene.services.work.running.add_shift(scene.place.administrator, shift)

    first, second = scene.services.safeguarding.desk.lines(scene.first)

    assert (first.task.id, first.my_turn, first.turn_of) == (reported, True, "Bo Hill")
    assert (second.task.id, second.my_turn) == (said, False)


def test_whoever_runs_the_service_sees_counts_and_what_no_lead_can_see(scene: Scene) -> None:
    scene.reported()
    one, other = somebody(scene.services), somebody(scene.services)
    scene.services.consent.narrowing.report(one.fresh(), other.account.person_id, step())
    scene.clock.move(5 * DAY + timedelta(minutes=1))

    waiting = scene.services.safeguarding.upkeep.waiting()

    assert waiting == [
        Waiting(kind=DeskKind.REPORTED, waiting=2, oldest_days=5, overdue=2, unseen=1)
    ]


def test_what_does_not_open_closes_the_desk_to_nobody(scene: Scene) -> None:
    scene.reported()
    scene.services.graph.write(
        lambda tx: tx.run(
            "desk/add_task",
            id="f" * 32,
            kind="reported",
            state="open",
            month="2026-03",
            sealed=b"not ours",
        )
    )

    assert kinds(scene) == TELL


def test_what_was_done_two_years_ago_is_forgotten_and_what_waits_is_not(scene: Scene) -> None:
    done, waits = scene.taken(scene.first, scene.reported()), scene.order_said()
    scene.services.safeguarding.desk.finish(scene.first, done)
    scene.clock.move(730 * DAY)
    assert scene.services.safeguarding.upkeep.sweep() == 0
    scene.clock.move(31 * DAY)

    swept = scene.services.safeguarding.upkeep.sweep()

    # What other tests have left in the store is forgotten by it too.
    assert swept >= 1
    assert scene.tasks(DeskKind.REPORTED) == []
    assert scene.task(waits).id == waits
