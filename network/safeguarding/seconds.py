"""The second human being: agrees, or doesn't. What only one has begun never counts."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.desk import store as desk
from network.desk.model import NOTE_LIMIT, Second, Task, TaskNote, TaskState
from network.desk.use_cases import Desk
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import OperationId, ProtectionId, TaskId
from network.safeguarding.acting import Acting, Ask, Concerned, Kept, Scene, ask_second, reopened
from network.safeguarding.behind import BEHIND
from network.safeguarding.halves import SomebodyElse
from network.safeguarding.kinds import Deed


@dataclass(frozen=True, kw_only=True)
class Seconds:
    """What another human being does about what a first one has begun."""

    acting: Acting
    desk: Desk

    def agree(self, actor: Actor, task_id: TaskId, operation_id: OperationId) -> None:
        """Stand behind it. From now on its delay runs, or what was placed has two behind it.

        Raises SomebodyElse for whoever did the first half, under whatever hat; NotFound for what
        isn't on the actor's desk. Where nothing waits any more, the task is done and no more.
        """
        self._do(Ask(actor=actor, operation_id=operation_id, deed=Deed.AGREED, task_id=task_id))

    def disagree(
        self, actor: Actor, task_id: TaskId, operation_id: OperationId, why: str = ""
    ) -> None:
        """Take the first half away: what stood goes on standing, and the first look begins again.

        A hold isn't lifted by that: whoever disagrees with one begins to lift it, and another human
        being is asked. Raises as `agree` does, and Invalid.
        """
        if len(why) > NOTE_LIMIT:
            raise Invalid({"text": "too_long"})
        deed = Deed.DISAGREED
        ask = Ask(actor=actor, operation_id=operation_id, deed=deed, task_id=task_id, body=(why,))
        self._do(ask, why)

    def _do(self, ask: Ask, why: str = "") -> None:
        def work(tx: Tx) -> bool | None:
            before = self.acting.at_hand(tx, ask.actor, ask.task_id)
            here = self.acting.gate.lead(tx, ask.actor, before.people)
            if here is None:
                return None
            if before.second is None:
                raise NotFound
            if self.acting.new(tx, ask, before.id):
                scene = Scene.of(before, here, self.acting.clock.now())
                self._act(tx, ask, scene, why)
            return True

        self.acting.gate.let_in(work)

    def _act(self, tx: Tx, ask: Ask, scene: Scene, why: str) -> None:
        sealer = self.acting.sealer
        concerned = Concerned.locked(tx, sealer, scene.about, scene.other)
        task, second = self._task(tx, scene)
        kept = _after(concerned.kept, replace(scene, task=task), second, ask.deed)
        stream = concerned.keep(tx, self.acting.gate, kept)
        done = replace(task, state=TaskState.DONE, done_by=scene.lead, done_at=scene.now)
        desk.keep(tx, sealer, done)
        if ask.deed is Deed.DISAGREED and second.origin is not None:
            note = TaskNote(by=scene.lead, at=scene.now, text=why) if why.strip() else None
            reopened(tx, sealer, second.origin, note)
        for half, record_id in kept.seconds:
            ask_second(tx, sealer, replace(scene, task=task), half, record_id)
        self.acting.write_down(tx, ask, stream)

    def _task(self, tx: Tx, scene: Scene) -> tuple[Task, Second]:
        task = desk.lock(tx, self.acting.sealer, scene.task.id) if scene.task else None
        if task is None or task.second is None:
            raise NotFound
        if task.second.first == scene.lead:
            raise SomebodyElse
        if task.done:
            raise WrongMoment
        if self.desk.seen(tx, task, scene.here) is None:
            raise NotFound
        return task, task.second


def _after(kept: Kept, scene: Scene, second: Second, deed: Deed) -> Kept:
    """What is kept after the second look. What doesn't wait any more stays as it is."""
    behind, record_id = (
        BEHIND[second.half],
        ProtectionId(scene.task.record_id if scene.task else ""),
    )
    if not behind.waits(kept, record_id, second.first):
        return kept
    change = behind.agreed if deed is Deed.AGREED else behind.disagreed
    return change(kept, record_id, scene)
