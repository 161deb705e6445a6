"""Possible matches, and times to wait that are over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from network.connections import when
from network.consent import store as consent
from network.consent.acts import Act
from network.consent.kinds import HoldCause, Purpose
from network.consent.model import Asked
from network.consent.outcomes import Reason
from network.consent.protection import CoolOff
from network.descriptions.model import Description
from network.desk.model import DeskKind, Task
from network.errors import WrongMoment
from network.graph.door import Tx
from network.identity import ProtectionId, new_id
from tests.network.safeguarding.scene import DAY, Scene, step

RAY = Description(
    id=ProtectionId(new_id()),
    at=None,  # type: ignore[arg-type]
    names=("Ray Brand",),
    born=when.read("4 May 1970"),
    words="A scar on his left hand.",
)


def a_match(scene: Scene) -> Task:
    """Tia described her uncle; he has come under his own name and asks for her."""
    services = scene.services
    one = replace(RAY, id=ProtectionId(new_id()), at=scene.clock.now())
    services.protecting.describe(scene.tia.fresh(), one)
    scene.says(
        scene.him, names=("Raymond Brand",), former_names=("Ray Old",), born=date(1970, 5, 4)
    )
    asked = Asked(asker=scene.him, other=scene.her, act=Act.WISH, purpose=Purpose.RECONNECT)
    disclosures = services.consent.disclosures
    disclosures.disclose(scene.uncle.fresh(), asked, step(), lambda *_: None)
    [task] = scene.tasks(DeskKind.POSSIBLE_MATCH)
    return task


def test_two_human_beings_dismiss_a_match_after_the_delay(scene: Scene) -> None:
    task, parts = a_match(scene), scene.services.safeguarding
    scene.taken(scene.first, task.id)
    parts.matches.dismiss(scene.first, task.id, step())
    scene.clock.move(9 * DAY)
    assert scene.between().possible_matches[0].stands(scene.clock.now())

    parts.seconds.agree(scene.another(), scene.second().id, step())

    [match] = scene.between().possible_matches
    assert match.stands(scene.clock.now() + 2 * DAY - timedelta(seconds=1))
    assert not match.stands(scene.clock.now() + 2 * DAY)


def test_a_confirmed_match_is_held_and_the_description_goes_on_protecting(scene: Scene) -> None:
    task, parts = a_match(scene), scene.services.safeguarding
    scene.taken(scene.first, task.id)

    parts.matches.confirm(scene.first, task.id, step())
    parts.seconds.agree(scene.another(), scene.second().id, step())

    between = scene.between()
    assert between.holds[0].cause is HoldCause.POSSIBLE_MATCH
    assert between.holds[0].by_two()
    assert between.possible_matches[0].stands(scene.clock.now() + 999 * DAY)
    assert scene.services.protecting.mine(scene.tia.fresh()).every[0].stands(scene.clock.now())


def test_confirming_stops_a_dismissal_that_waits(scene: Scene) -> None:
    task, parts = a_match(scene), scene.services.safeguarding
    scene.taken(scene.first, task.id)
    parts.matches.dismiss(scene.first, task.id, step())

    parts.matches.confirm(scene.first, task.id, step())

    [match] = scene.between().possible_matches
    assert match.dismissed is not None
    assert match.dismissed.undone_at is not None


def test_the_lead_compares_what_was_described_with_whom_was_found(scene: Scene) -> None:
    task = a_match(scene)

    looked = scene.services.safeguarding.looking.at(scene.first, task.id)

    assert looked.compared is not None
    [described] = looked.compared.descriptions
    assert described.names == ("Ray Brand",)
    assert described.words == "A scar on his left hand."
    assert looked.compared.names == ("Raymond Brand",)
    assert looked.compared.born == date(1970, 5, 4)
    assert looked.compared.by_names_now


def test_former_names_of_whom_was_found_are_shown_to_nobody(scene: Scene) -> None:
    task = a_match(scene)
    scene.says(scene.him, names=("Max Field",), former_names=("Ray Brand",), born=date(1970, 5, 4))

    looked = scene.services.safeguarding.looking.at(scene.first, task.id)

    assert looked.compared is not None
    assert looked.compared.names == ("Max Field",)
    assert not looked.compared.by_names_now
    assert "Ray Brand" not in looked.names.values()


@pytest.mark.parametrize("of", ["tia", "uncle"])
def test_nobody_is_told_that_a_match_was_looked_at(scene: Scene, of: str) -> None:
    task = a_match(scene)
    who = getattr(scene, of)
    before = scene.services.audit.who_looked(who.fresh())

    scene.services.safeguarding.looking.at(scene.first, task.id)

    assert scene.services.audit.who_looked(who.fresh()) == before
    events = [event for event, _ in scene.written(who.account.person_id)]
    assert "read_at_work_unshown" in events


def a_cool_off(scene: Scene, lasts: timedelta = 90 * DAY) -> None:
    """Tia said no to her uncle."""
    now, sealer = scene.clock.now(), scene.services.sealer
    waits = CoolOff(
        id=ProtectionId(new_id()),
        asker_id=scene.him,
        other_id=scene.her,
        since=now,
        until=now + lasts,
    )

    def work(tx: Tx) -> None:
        two = consent.lock_two(tx, sealer, scene.her, scene.him)
        assert two.between is not None
        consent.put_between(tx, sealer, two, replace(two.between, cool_offs=(waits,)))

    scene.services.graph.write(work)


def cooled_off(scene: Scene) -> Task:
    a_cool_off(scene)
    scene.clock.move(91 * DAY)
    scene.services.safeguarding.days.look()
    [task] = scene.tasks(DeskKind.COOL_OFF_ENDED)
    scene.taken(scene.first, task.id)
    return task


def test_a_time_to_wait_that_is_over_is_lifted_by_two(scene: Scene) -> None:
    task, parts = cooled_off(scene), scene.services.safeguarding
    parts.cool_offs.lift(scene.first, task.id, step())
    parts.seconds.agree(scene.another(), scene.second().id, step())
    scene.clock.move(2 * DAY)

    assert not scene.between().cool_offs[0].stands(scene.clock.now())


def test_a_time_to_wait_is_prolonged_by_one_and_asked_about_anew(scene: Scene) -> None:
    task, parts = cooled_off(scene), scene.services.safeguarding
    parts.cool_offs.prolong(scene.first, task.id, step(), days=30)
    parts.desk.finish(scene.first, task.id)
    assert scene.why(scene.him, scene.her, Act.REQUEST) is Reason.COOL_OFF

    scene.clock.move(31 * DAY)
    parts.days.look()

    assert [one.done for one in scene.tasks(DeskKind.COOL_OFF_ENDED)] == [True, False]


def test_a_time_to_wait_that_runs_again_is_not_lifted_at_work(scene: Scene) -> None:
    task, parts = cooled_off(scene), scene.services.safeguarding
    parts.cool_offs.prolong(scene.first, task.id, step(), days=30)

    with pytest.raises(WrongMoment):
        parts.cool_offs.lift(scene.first, task.id, step())
