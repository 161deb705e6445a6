"""The desk of a safeguarding lead: what lies on it, taking it, giving it back, being done."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor
from network.clock import Clock
from network.desk import store
from network.desk.finding import Whereabouts, at_hand, lead_of
from network.desk.model import MOST_NOTES, NOTE_LIMIT, Task, TaskNote, TaskState
from network.desk.turns import turn
from network.desk.whose import Asked, Sight, sees
from network.desk.working_days import overdue
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import OperationId, TaskId
from network.keys.sealing import Sealer
from network.operations.store import once
from network.safeguarding.gate import LEADS, SafeguardingGate
from network.work import gate as work_gate
from network.work.gate import AtWork

MOST_LISTED = 100
Change = Callable[[Task, datetime], Task]


@dataclass(frozen=True, kw_only=True)
class Line:
    """Something on the desk as the list shows it: what it is, and whose turn. Nobody is named."""

    task: Task
    sight: Sight
    mine: bool
    overdue: bool
    my_turn: bool
    turn_of: str = field(default="", repr=False)
    """The colleague whose turn it is, by name; empty where it is nobody's."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a safeguarding lead does with what lies on their desk."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    gate: SafeguardingGate

    def lines(self, actor: Actor) -> list[Line]:
        """What lies on the actor's desk, urgent first, then oldest. Raises NotAtWork, NotOpen.

        Each is decided as it is listed; what the actor may not look at is not in it.
        """
        work_gate.may_try(actor, LEADS)
        here = self.graph.read(lambda tx: work_gate.looked_up(tx, self.sealer, actor))
        around = Whereabouts(sealer=self.sealer, now=self.clock.now())
        every = list(store.waiting(self.graph, self.sealer))
        found = self.graph.read(lambda tx: self._seen(tx, here, around, every))
        lines: list[Line] = []
        for line in sorted(found, key=_order):
            if len(lines) == MOST_LISTED:
                break
            if self._may(actor, line.task):
                lines.append(line)
        return lines

    def take(self, actor: Actor, task_id: TaskId) -> None:
        """Take something on, so that nobody else does. It is seen by that. Twice is once.

        Raises NotFound where somebody else has it by now.
        """

        def change(task: Task, now: datetime) -> Task:
            if task.taken_by == actor.person_id:
                return task
            taken = replace(task, state=TaskState.TAKEN, taken_by=actor.person_id, taken_at=now)
            return _seen_by(taken, actor, now)

        self._change(actor, task_id, change)

    def acknowledge(self, actor: Actor, task_id: TaskId) -> None:
        """Say that a human being has seen it. Only now may its teller read that somebody has."""
        self._change(actor, task_id, lambda task, now: _seen_by(task, actor, now))

    def give_back(self, actor: Actor, task_id: TaskId) -> None:
        """Lay it back for others. Raises WrongMoment where the actor hasn't taken it."""

        def change(task: Task, _: datetime) -> Task:
            _require_mine(task, actor)
            return replace(task, state=TaskState.OPEN, taken_by=None, taken_at=None)

        self._change(actor, task_id, change)

    def note(self, actor: Actor, task_id: TaskId, operation_id: OperationId, text: str) -> None:
        """Write something down about it, for whoever looks at it after. Sent twice, kept once.

        Raises Invalid, and WrongMoment where the actor hasn't taken it.
        """
        if not text.strip() or len(text) > NOTE_LIMIT:
            raise Invalid({"text": "missing" if not text.strip() else "too_long"})

        def change(task: Task, now: datetime) -> Task:
            _require_mine(task, actor)
            if len(task.notes) >= MOST_NOTES:
                raise Invalid({"text": "many"})
            return replace(
                task, notes=(*task.notes, TaskNote(by=actor.person_id, at=now, text=text))
            )

        self._change(actor, task_id, change, operation=(operation_id, text))

    def finish(self, actor: Actor, task_id: TaskId) -> None:
        """Be done with it. Raises WrongMoment where the actor hasn't taken it. Twice is once.

        A death or an adoption isn't done by saying so: it raises WrongMoment until it is settled.
        """

        def change(task: Task, now: datetime) -> Task:
            if task.done and task.done_by == actor.person_id:
                return task
            _require_mine(task, actor)
            if task.of_a_life:
                raise WrongMoment
            return replace(task, state=TaskState.DONE, done_by=actor.person_id, done_at=now)

        self._change(actor, task_id, change)

    def seen(self, tx: Tx, task: Task, here: AtWork) -> Sight | None:
        """Why a lead who was let in sees a task; None: they don't."""
        around = Whereabouts(sealer=self.sealer, now=self.clock.now())
        asked = Asked(
            task=task,
            where=around.where(tx, task),
            lead=lead_of(here.staff, here.organisation),
            now=self.clock.now(),
        )
        return sees(asked)

    def _may(self, actor: Actor, task: Task) -> bool:
        return self.graph.write(lambda tx: self.gate.may(tx, actor, task.people))

    def _change(
        self,
        actor: Actor,
        task_id: TaskId,
        change: Change,
        operation: tuple[OperationId, str] | None = None,
    ) -> None:
        now = self.clock.now()

        def work(tx: Tx) -> bool | None:
            work_gate.may_try(actor, LEADS)
            before = at_hand(tx, self.sealer, actor, task_id, now)
            here = self.gate.lead(tx, actor, before.people)
            if here is None:
                return None
            if operation and not self._once(tx, actor, task_id, operation):
                return True
            task = store.lock(tx, self.sealer, task_id)
            if task is None or not (_own(task, actor) or self.seen(tx, task, here)):
                raise NotFound
            changed = change(task, now)
            if changed != task:
                store.keep(tx, self.sealer, changed)
            return True

        self.gate.let_in(work)

    def _once(
        self, tx: Tx, actor: Actor, task_id: TaskId, operation: tuple[OperationId, str]
    ) -> bool:
        operation_id, text = operation
        body = ["note", task_id, text]
        return once(tx, self.sealer, actor.person_id, operation_id, body=body, at=self.clock.now())

    def _seen(self, tx: Tx, here: AtWork, around: Whereabouts, every: list[Task]) -> list[Line]:
        lead = lead_of(here.staff, here.organisation)
        lines = []
        for task in every:
            asked = Asked(task=task, where=around.where(tx, task), lead=lead, now=around.now)
            sight = sees(asked)
            if sight is not None:
                lines.append(self._line(tx, here, around, task, sight))
        return lines

    def _line(self, tx: Tx, here: AtWork, around: Whereabouts, task: Task, sight: Sight) -> Line:
        leads = around.leads(tx, here.organisation.id)
        staff = leads.staff if leads else ()
        now_of = turn(task, here.organisation, (one.id for one in staff), around.now)
        names = {one.id: one.name for one in staff}
        return Line(
            task=task,
            sight=sight,
            mine=task.taken_by == here.staff.person_id,
            overdue=overdue(task, around.now),
            my_turn=now_of == here.staff.id,
            turn_of=names.get(now_of, "") if now_of else "",
        )


def _order(line: Line) -> tuple[bool, bool, datetime, TaskId]:
    return (not line.my_turn, not line.task.urgent, line.task.at, line.task.id)


def _own(task: Task, actor: Actor) -> bool:
    return actor.person_id in {task.taken_by, task.done_by}


def _require_mine(task: Task, actor: Actor) -> None:
    if task.state is not TaskState.TAKEN or task.taken_by != actor.person_id:
        raise WrongMoment


def _seen_by(task: Task, actor: Actor, now: datetime) -> Task:
    if task.seen_at is not None:
        return task
    return replace(task, seen_by=actor.person_id, seen_at=now)
