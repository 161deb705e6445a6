"""A likeness that was found lies on the desk at once, and holds between the two straight after."""

from dataclasses import replace

from network.consent.acts import Act
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.consent.outcomes import Outcome, Reason
from network.desk.model import DeskKind
from network.identity import ProtectionId, new_id
from tests.network.safeguarding.scene import Scene, step
from tests.network.safeguarding.test_matches import RAY, a_match


def answer(scene: Scene, act: Act) -> Decision:
    """What her uncle is answered, truly."""
    asked = Asked(asker=scene.him, other=scene.her, act=act, purpose=Purpose.RECONNECT)
    disclosures = scene.services.consent.disclosures
    return disclosures.disclose(scene.uncle.fresh(), asked, step(), lambda *_: None).decision


def test_it_lies_on_the_desk_at_once_and_is_kept_by_the_worker_once(scene: Scene) -> None:
    task, likenesses = a_match(scene), scene.services.safeguarding.likenesses
    assert scene.between().possible_matches == ()

    kept = likenesses.keep(), likenesses.keep()

    assert kept == (1, 0)
    [match] = scene.between().possible_matches
    assert match.id == task.record_id
    assert (match.described_by, match.may_be) == (scene.her, scene.him)
    assert match.found_at == task.at


def test_whoever_asks_before_it_is_kept_is_held_as_after(scene: Scene) -> None:
    a_match(scene)
    before = answer(scene, Act.REQUEST)
    scene.services.safeguarding.likenesses.keep()

    after = answer(scene, Act.REQUEST)

    assert (before.outcome, before.reason) == (Outcome.HOLD, Reason.POSSIBLE_MATCH)
    assert (after.outcome, after.reason) == (before.outcome, before.reason)
    assert len(scene.tasks(DeskKind.POSSIBLE_MATCH)) == 1


def test_once_kept_it_holds_what_begins_nothing_too(scene: Scene) -> None:
    a_match(scene)

    scene.services.safeguarding.likenesses.keep()

    assert answer(scene, Act.WRITE).reason is Reason.POSSIBLE_MATCH


def test_with_one_of_them_gone_there_is_nothing_to_keep(scene: Scene) -> None:
    a_match(scene)
    scene.services.erasure.erase(scene.uncle.fresh())

    assert scene.services.safeguarding.likenesses.keep() == 0


def test_of_two_descriptions_that_fit_each_comes_to_the_desk_in_its_turn(scene: Scene) -> None:
    a_match(scene)
    other = replace(RAY, id=ProtectionId(new_id()), at=scene.clock.now())
    scene.services.protecting.describe(scene.tia.fresh(), other)

    for _ in range(3):
        answer(scene, Act.REQUEST)
        scene.services.safeguarding.likenesses.keep()

    tasks = scene.tasks(DeskKind.POSSIBLE_MATCH)
    kept = {one.id for one in scene.between().possible_matches}
    assert len(tasks) == 2
    assert kept == {task.record_id for task in tasks}
