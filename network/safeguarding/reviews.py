"""A person's own: yeses that they gave, which they are asked whether they are still right."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.clock import Clock
from network.consent import store as consent
from network.consent.kept import Between
from network.consent.model import Grant
from network.desk import store as desk
from network.desk.model import DeskKind, Task, TaskState
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import PersonId, TaskId
from network.keys.sealing import Sealer
from network.safeguarding.due import Due, due_between
from network.work import gate


@dataclass(frozen=True, kw_only=True)
class Reviews:
    """What is the actor's own to look at. Nobody at work ever sees it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[Grant]:
        """Yeses of the actor whose day to be looked at again has come."""
        gate.oneself(actor)

        def work(tx: Tx) -> list[Grant]:
            return [
                grant
                for between in self._own(tx, actor)
                for grant in between.grants
                for due in due_between(between, self.clock.now())
                if self._asks(due, grant, actor) and self._waits(tx, due)
            ]

        return self.graph.read(work)

    def still_right(self, actor: Actor, grant_id: str) -> None:
        """Say that a yes is still right: it is not asked about again. Its end stays what it was.

        Raises NotFound for what isn't asked. Twice is the same as once.
        """
        gate.oneself(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            for between in self._own(tx, actor):
                for due in due_between(between, now):
                    if due.record_id == grant_id and self._own_due(due, actor):
                        task = desk.lock(tx, self.sealer, self._id(due))
                        if task is not None and not task.done:
                            desk.keep(tx, self.sealer, _done(task, actor.person_id, self.clock))
                        return
            raise NotFound

        self.graph.write(work)

    def _own(self, tx: Tx, actor: Actor) -> list[Between]:
        pairs = consent.pairs_of(tx, self.sealer, actor.person_id)
        return [between for _, _, between in pairs if between is not None]

    def _asks(self, due: Due, grant: Grant, actor: Actor) -> bool:
        return due.record_id == grant.id and self._own_due(due, actor)

    def _own_due(self, due: Due, actor: Actor) -> bool:
        return due.kind is DeskKind.GRANT_REVIEW and due.about == actor.person_id

    def _waits(self, tx: Tx, due: Due) -> bool:
        task = desk.find(tx, self.sealer, self._id(due))
        return task is not None and not task.done

    def _id(self, due: Due) -> TaskId:
        return desk.task_id(self.sealer, due.kind, due.record_id, due.part)


def _done(task: Task, by: PersonId, clock: Clock) -> Task:
    return replace(task, state=TaskState.DONE, done_by=by, done_at=clock.now())
