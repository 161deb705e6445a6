"""What people at work close is on the disk beside the keys, so that no restored copy opens it."""

from network.actor import Actor
from network.backups.narrowings import Kept
from network.consent.kinds import HoldCause
from network.consent.lives import HeardFrom, LegalStatus
from network.descriptions.model import Description
from network.identity import ProtectionId, new_id
from network.safeguarding.children import Two
from network.safeguarding.orders import Terms
from network.safeguarding.parts import SafeguardingParts
from tests.accounts import Somebody
from tests.network.consent.test_closings import lines
from tests.network.safeguarding.people import Office, OnList, an_operation
from tests.network.safeguarding.scene import Scene, step

BETWEEN, LIFE, DESCRIPTIONS = [Kept.BETWEEN], [Kept.LIFE], [Kept.DESCRIPTIONS]


def since(who: Somebody, actor: Actor, before: int) -> list[list[Kept]]:
    """What the journal holds of somebody beyond so many lines."""
    return lines(who.services, actor)[before:]


def test_an_order_and_a_hold_of_a_lead_are_kept_and_the_lifting_of_one_is_not(
    scene: Scene,
) -> None:
    parts, lead, tia = scene.services.safeguarding, scene.first, scene.tia.fresh()
    task_id = scene.taken(lead, scene.order_said())
    before = len(lines(scene.services, tia))

    parts.orders.enter(lead, task_id, step(), 0, Terms())
    parts.holds.place(lead, task_id, step(), cause=HoldCause.CONCERN, days=7)
    parts.orders.lift(lead, task_id, step())

    assert since(scene.tia, tia, before) == [BETWEEN, BETWEEN]


def test_a_second_who_disagrees_closes(scene: Scene) -> None:
    parts, tia, second, before = _asked_a_second(scene)

    parts.seconds.disagree(second, scene.second().id, step())

    assert since(scene.tia, tia, before) == [BETWEEN]


def test_a_second_who_agrees_to_open_leaves_no_line(scene: Scene) -> None:
    parts, tia, second, before = _asked_a_second(scene)

    parts.seconds.agree(second, scene.second().id, step())

    assert since(scene.tia, tia, before) == []


def _asked_a_second(scene: Scene) -> tuple[SafeguardingParts, Actor, Actor, int]:
    """A lead has begun to lift an order: the parts, whose it is, the second, and lines so far."""
    parts, tia = scene.services.safeguarding, scene.tia.fresh()
    second, task_id = scene.another(), scene.taken(scene.first, scene.order_said())
    parts.orders.lift(scene.first, task_id, step())
    return parts, tia, second, len(lines(scene.services, tia))


def test_whom_a_lead_describes_is_kept(office: Office, jo: OnList) -> None:
    now = office.services.clock.now()
    one = Description(id=ProtectionId(new_id()), at=now, names=("Ray Brand",))

    office.services.safeguarding.describing.enter(office.lead, an_operation(), jo.place, one)

    assert lines(office.services, jo.who.fresh())[-1:] == [DESCRIPTIONS]


def test_what_closes_a_life_is_kept_and_what_opens_it_is_not(office: Office, jo: OnList) -> None:
    lives, me = office.services.lives, jo.who.fresh()
    before = len(lines(office.services, me))

    lives.deaths.report(office.worker, jo.place, an_operation(), HeardFrom.FAMILY)
    lives.adoptions.report(office.worker, jo.place, an_operation())
    lives.deaths.take_back(office.lead, jo.place, an_operation())

    assert since(jo.who, me, before) == [LIFE, LIFE]


def test_a_new_fact_about_a_child_is_kept(office: Office, jo: OnList) -> None:
    other, me = office.on_list(), jo.who.fresh()
    before = len(lines(office.services, me))

    office.services.lives.children.say_status(
        office.worker,
        Two(child=jo.place, other=other.place),
        an_operation(),
        LegalStatus.CARE_ORDER,
    )

    assert [one[:1] for one in since(jo.who, me, before)] == [BETWEEN]
