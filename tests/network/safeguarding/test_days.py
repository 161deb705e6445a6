"""Days that are past put something on the desk, once each, and open nothing."""

from dataclasses import replace
from datetime import timedelta

from network.consent.kinds import HoldCause
from network.consent.outcomes import Reason
from network.desk.model import DeskKind
from network.outbox.events import EVERY, EventKind
from network.safeguarding.orders import Terms
from network.today.model import Kind
from tests.network.safeguarding.scene import DAY, LETTERS, Scene, step
from tests.network.safeguarding.test_orders import PAPER

DATED = (
    DeskKind.ORDER_ENDED,
    DeskKind.ORDER_REVIEW,
    DeskKind.HOLD_ENDED,
    DeskKind.COOL_OFF_ENDED,
    DeskKind.GRANT_REVIEW,
)


def look(scene: Scene) -> list[DeskKind]:
    """What has come onto the desk, after looking twice."""
    for _ in range(2):
        scene.services.safeguarding.days.look()
    return [kind for kind in DATED for _ in scene.tasks(kind)]


def test_an_order_whose_day_is_past_is_a_task_and_opens_nothing(scene: Scene) -> None:
    scene.both_say_yes()
    task_id = scene.taken(scene.first, scene.order_said())
    paper = replace(PAPER, review_on=(scene.clock.now() + 180 * DAY).date())
    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), paper)
    assert look(scene) == []
    scene.clock.move(280 * DAY)

    assert look(scene) == [DeskKind.ORDER_ENDED, DeskKind.ORDER_REVIEW]
    assert scene.why(scene.him, scene.her) is Reason.ORDER_ENDED
    assert scene.why(scene.her, scene.him) is Reason.ORDER_ENDED


def test_an_order_that_was_only_said_is_looked_at_after_half_a_year(scene: Scene) -> None:
    scene.order_said()
    scene.clock.move(183 * DAY)

    assert look(scene) == [DeskKind.ORDER_REVIEW]


def test_an_order_that_is_kept_is_asked_about_again_on_its_new_day(scene: Scene) -> None:
    scene.order_said()
    scene.clock.move(183 * DAY)
    look(scene)
    [task] = scene.tasks(DeskKind.ORDER_REVIEW)
    scene.taken(scene.first, task.id)
    orders = scene.services.safeguarding.orders
    orders.keep(scene.first, task.id, step(), scene.clock.now().date() + 30 * DAY)
    assert look(scene) == [DeskKind.ORDER_REVIEW]
    scene.clock.move(30 * DAY)

    assert look(scene) == [DeskKind.ORDER_REVIEW] * 2


def test_a_hold_whose_time_is_over_is_a_task_and_still_holds(scene: Scene) -> None:
    scene.both_say_yes()
    scene.reported()
    scene.clock.move(28 * DAY)

    assert look(scene) == [DeskKind.HOLD_ENDED]
    assert scene.why(scene.her, scene.him) is Reason.SAFEGUARDING_HOLD_ENDED


def test_a_hold_about_one_person_is_found_too(scene: Scene) -> None:
    [(listed, _)] = scene.services.work.caseload.everybody(scene.first)
    holds = scene.services.safeguarding.holds
    holds.place_listed(scene.first, step(), listed.id, None, cause=HoldCause.CONCERN, days=7)
    scene.clock.move(7 * DAY)

    assert look(scene) == [DeskKind.HOLD_ENDED]


def test_what_was_lifted_is_asked_about_no_more(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())
    parts = scene.services.safeguarding
    parts.holds.lift(scene.first, task_id, step())
    parts.seconds.agree(scene.another(), scene.second().id, step())
    scene.clock.move(28 * DAY)

    assert look(scene) == []


def test_a_yes_that_is_to_be_looked_at_again_is_its_givers_own(scene: Scene) -> None:
    scene.services.consent.opening.grant(scene.tia.fresh(), scene.him, step(), LETTERS)
    scene.clock.move(650 * DAY)
    look(scene)
    reviews = scene.services.safeguarding.reviews
    [grant] = reviews.mine(scene.tia.fresh())

    assert scene.services.safeguarding.desk.lines(scene.first) == []
    assert reviews.mine(scene.uncle.fresh()) == []
    for _ in range(2):
        reviews.still_right(scene.tia.fresh(), grant.id)
    assert reviews.mine(scene.tia.fresh()) == []


def test_a_yes_that_is_to_be_looked_at_again_waits_at_home_until_it_is_said(scene: Scene) -> None:
    scene.services.consent.opening.grant(scene.tia.fresh(), scene.him, step(), LETTERS)
    scene.clock.move(650 * DAY)
    look(scene)
    today, reviews = scene.services.today, scene.services.safeguarding.reviews
    [grant] = reviews.mine(scene.tia.fresh())
    [waits] = today.for_me(scene.tia.fresh())
    assert (waits.kind, waits.ids) == (Kind.GRANT_REVIEW, (grant.id,))

    reviews.still_right(scene.tia.fresh(), grant.id)

    assert today.for_me(scene.tia.fresh()) == ()


def test_one_record_that_does_not_open_stops_the_look_at_no_other(scene: Scene) -> None:
    scene.reported()
    scene.services.graph.write(
        lambda tx: tx.run(
            "consent/put_pair",
            first=scene.her,
            second=scene.place.first.who.account.person_id,
            pairId="0" * 32,
            epoch=1,
            version=1,
            sealed=b"not ours",
        )
    )
    scene.clock.move(28 * DAY)

    assert look(scene) == [DeskKind.HOLD_ENDED]


def test_the_worker_looks_every_six_hours(scene: Scene) -> None:
    assert EVERY[EventKind.LOOK_AT_DAYS] == timedelta(hours=6)
    assert EventKind.LOOK_AT_DAYS in scene.services.worker.handlers
    assert Terms().review_on is None
