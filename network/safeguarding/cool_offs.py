"""Times to wait after a no that are over: nothing is carried until human beings have looked."""

from dataclasses import dataclass, replace
from datetime import timedelta

from network.actor import Actor
from network.consent.protection import CoolOff
from network.desk.model import Half
from network.errors import Invalid, WrongMoment
from network.identity import OperationId, ProtectionId, TaskId
from network.safeguarding.acting import Acting, Ask, Kept, Scene
from network.safeguarding.halves import changed, first_half, found, stopped
from network.safeguarding.kinds import Deed

LONGEST = 366


@dataclass(frozen=True, kw_only=True)
class CoolOffs:
    """What a safeguarding lead does about times to wait."""

    acting: Acting

    def prolong(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, *, days: int
    ) -> None:
        """Let it run for so many days more, from now. A lifting that doesn't count yet stops."""
        if not 0 < days <= LONGEST:
            raise Invalid({"days": "between"})

        def change(kept: Kept, scene: Scene) -> Kept:
            before = of_task(kept, scene)
            until = max(before.until, scene.now + timedelta(days=days))
            lifted = stopped(before.lifted, scene.now, before.other_id)
            return with_cool_off(kept, replace(before, until=until, lifted=lifted))

        deed = Deed.COOL_OFF_PROLONGED
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id, body=(days,))
        self.acting.on_task(ask, change)

    def lift(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Begin to lift it. Nothing changes until another human being agrees.

        Raises WrongMoment while the time is running: until then only whoever said no may.
        """

        def change(kept: Kept, scene: Scene) -> Kept:
            before = of_task(kept, scene)
            if not before.ended(scene.now):
                raise WrongMoment
            lifted = first_half(before.lifted, scene.lead, scene.now)
            begun = with_cool_off(kept, replace(before, lifted=lifted))
            return replace(begun, seconds=((Half.LIFT_COOL_OFF, before.id),))

        deed = Deed.COOL_OFF_LIFT_BEGUN
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id)
        self.acting.on_task(ask, change)


def with_cool_off(kept: Kept, after: CoolOff) -> Kept:
    """With this time to wait in place of the one it was."""
    cool_offs = changed(kept.between.cool_offs, after.id, after)
    return replace(kept, between=replace(kept.between, cool_offs=cool_offs))


def of_task(kept: Kept, scene: Scene) -> CoolOff:
    """The time to wait that a task is about. Raises NotFound."""
    record_id = ProtectionId(scene.task.record_id if scene.task else "")
    return found(kept.between.cool_offs, record_id)
