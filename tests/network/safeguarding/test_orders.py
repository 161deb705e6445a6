"""Orders: they act from the first human being on; what they leave open needs two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from network.actor import Capacity
from network.consent.acts import Act
from network.consent.kinds import Channel, Direction, Instrument, Proof
from network.consent.outcomes import Reason
from network.desk.model import DeskKind, Half
from network.errors import Invalid, NotFound
from network.identity import TaskId
from network.safeguarding.orders import REVIEW_WITHIN, Terms
from network.work.reading import Closed
from tests.network.safeguarding.scene import DAY, WORKER, Scene, step
from tests.work import taken_on

PAPER = Terms(
    instrument=Instrument.NON_MOLESTATION_ORDER,
    issuer="Leeds Family Court",
    reference="LS26F00123",
    made=date(2026, 3, 10),
    starts=date(2026, 3, 14),
    expires=date(2026, 12, 14),
    direction=Direction.ONE_WAY,
    proof=Proof.DOCUMENT_HELD,
    review_on=date(2026, 9, 1),
)
LEAVES_LETTERS = replace(
    PAPER, proof=Proof.VERIFIED, permitted_channels=frozenset({Channel.WORKER_POST})
)


def listed_both(scene: Scene) -> None:
    taken_on(scene.place.hire(WORKER).wearing(WORKER), scene.uncle, "Uncle")


def test_an_order_between_people_on_lists_acts_at_once_with_every_field(scene: Scene) -> None:
    scene.both_say_yes()
    listed_both(scene)
    lead = scene.first
    places = {one.known_as: one.id for one, _ in scene.services.work.caseload.everybody(lead)}

    scene.services.safeguarding.orders.enter_listed(
        lead, step(), places["Tia"], places["Uncle"], PAPER
    )

    [order] = scene.between().restrictions
    assert (order.protected, order.restrained) == (scene.her, scene.him)
    for name in ("instrument", "issuer", "reference", "made", "starts", "expires", "review_on"):
        assert getattr(order, name) == getattr(PAPER, name)
    assert order.third_party_clause
    assert scene.why(scene.him, scene.her) is Reason.ORDER
    assert scene.why(scene.her, scene.him) is Reason.ORDER


def test_an_order_raises_the_epoch_and_no_yes_from_before_comes_back(scene: Scene) -> None:
    scene.both_say_yes()
    before = scene.between().epoch
    task_id = scene.taken(scene.first, scene.reported())

    scene.services.safeguarding.orders.enter(scene.first, task_id, step(), 0, PAPER)

    between = scene.between()
    assert between.epoch > before
    assert all(grant.epoch < between.epoch for grant in between.grants)


def test_the_paper_of_an_order_that_was_said_is_written_down_where_it_was_said(
    scene: Scene,
) -> None:
    task_id = scene.taken(scene.first, scene.order_said())

    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), PAPER)

    [order] = scene.between().restrictions
    assert order.said_by == scene.her
    assert (order.reference, order.proof) == ("LS26F00123", Proof.DOCUMENT_HELD)


def test_a_paper_that_leaves_nothing_open_is_verified_by_one(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    plain = replace(PAPER, proof=Proof.VERIFIED)

    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), plain)

    [order] = scene.between().restrictions
    assert (order.proof, order.verified_by) == (Proof.VERIFIED, scene.first.person_id)
    assert order.verified_on == scene.clock.now().date()


def test_what_a_paper_leaves_open_counts_once_two_have_seen_it(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    parts = scene.services.safeguarding
    parts.orders.see_paper(scene.first, task_id, step(), LEAVES_LETTERS)
    [alone] = scene.between().restrictions

    parts.seconds.agree(scene.another(), scene.second().id, step())

    [order] = scene.between().restrictions
    assert not alone.lets(Channel.WORKER_POST)
    assert order.lets(Channel.WORKER_POST)


def test_ways_round_stay_forbidden_until_two_have_seen_the_paper(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    parts = scene.services.safeguarding
    without = replace(PAPER, proof=Proof.VERIFIED, third_party_clause=False)
    parts.orders.see_paper(scene.first, task_id, step(), without)
    [alone] = scene.between().restrictions

    parts.seconds.agree(scene.another(), scene.second().id, step())

    [order] = scene.between().restrictions
    assert alone.indirectly()
    assert not order.indirectly()


def test_without_the_second_what_the_paper_leaves_open_is_taken_out_again(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    parts = scene.services.safeguarding
    parts.orders.see_paper(scene.first, task_id, step(), LEAVES_LETTERS)

    parts.seconds.disagree(scene.another(), scene.second().id, step())

    [order] = scene.between().restrictions
    assert not order.permitted_channels
    assert order.proof is Proof.DOCUMENT_HELD


def test_an_order_is_lifted_by_two_after_the_delay(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    parts = scene.services.safeguarding
    parts.orders.see_paper(scene.first, task_id, step(), PAPER)
    parts.orders.lift(scene.first, task_id, step())
    scene.clock.move(9 * DAY)
    assert scene.between().restrictions[0].stands(scene.clock.now())

    parts.seconds.agree(scene.another(), scene.second().id, step())

    [order] = scene.between().restrictions
    assert order.stands(scene.clock.now() + 2 * DAY - timedelta(seconds=1))
    assert not order.stands(scene.clock.now() + 2 * DAY)


def test_keeping_an_order_leaves_alone_what_its_owner_takes_back(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    [order] = scene.between().restrictions
    opening = scene.services.consent.opening
    opening.take_order_back(scene.tia.fresh(), scene.him, step(), order.id)

    review = scene.clock.now().date() + 30 * DAY
    scene.services.safeguarding.orders.keep(scene.first, task_id, step(), review)

    [kept] = scene.between().restrictions
    assert kept.review_on == review
    assert not kept.stands(scene.clock.now() + 2 * DAY)


def test_somebody_else_whose_paper_was_seen_is_not_taken_back_by_one(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), PAPER)
    said_only = replace(PAPER, proof=Proof.SAID)

    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), said_only)

    assert scene.between().restrictions[0].proof is Proof.DOCUMENT_HELD


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        (replace(PAPER, made=date(2026, 3, 15)), "made"),
        (replace(PAPER, expires=date(2026, 3, 13)), "expires"),
        (replace(PAPER, review_on=date(2026, 3, 14)), "review_on"),
        (replace(PAPER, review_on=date(2026, 3, 14) + REVIEW_WITHIN + DAY), "review_on"),
        (replace(PAPER, issuer="x" * 201), "issuer"),
    ],
)
def test_what_can_not_be_right_is_refused_by_name(scene: Scene, terms: Terms, field: str) -> None:
    task_id = scene.taken(scene.first, scene.order_said())

    with pytest.raises(Invalid) as refused:
        scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), terms)
    assert set(refused.value.problems) == {field}


def test_every_order_is_looked_at_again_within_half_a_year(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())
    open_ended = replace(PAPER, review_on=None)

    scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), open_ended)

    review = scene.between().restrictions[0].review_on
    assert review == (scene.clock.now() + REVIEW_WITHIN).date()


def test_a_lead_who_is_restrained_by_it_never_looks_at_an_order(scene: Scene) -> None:
    hired = scene.place.hire(Capacity.SAFEGUARDING_LEAD)
    narrowing = scene.services.consent.narrowing
    narrowing.say_order(scene.tia.fresh(), hired.who.account.person_id, step())
    [task] = scene.tasks(DeskKind.ORDER_SAID)

    with pytest.raises(Closed):
        scene.services.safeguarding.desk.take(hired.wearing(Capacity.SAFEGUARDING_LEAD), task.id)


def test_a_task_about_no_order_changes_none(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())

    with pytest.raises(NotFound):
        scene.services.safeguarding.orders.see_paper(scene.first, task_id, step(), PAPER)


def test_what_waits_for_the_second_says_what_it_is(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.order_said())

    scene.services.safeguarding.orders.lift(scene.first, task_id, step())

    second = scene.second().second
    assert second is not None
    assert (second.half, second.of) == (Half.LIFT_ORDER, DeskKind.ORDER_SAID)
    assert second.origin == TaskId(task_id)


def test_an_order_stops_introductions_through_whom_both_know(scene: Scene) -> None:
    task_id = scene.taken(scene.first, scene.reported())

    scene.services.safeguarding.orders.enter(scene.first, task_id, step(), 0, PAPER)

    assert scene.why(scene.him, scene.her, Act.SUGGEST) is Reason.ORDER
