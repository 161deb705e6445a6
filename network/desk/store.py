"""The desk in the graph: kind, state and month in the clear, all else sealed for the service."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from network.desk import records
from network.desk.model import DeskKind, Second, Task, TaskNote, TaskState
from network.errors import Broken
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import PersonId, TaskId
from network.keys.inventory import SERVICE
from network.keys.sealing import Sealer

log = logging.getLogger(__name__)
KIND = "Task"
INDEX = "tasks"
PAGE = 200
WAITING = (TaskState.OPEN, TaskState.TAKEN)


def task_id(sealer: Sealer, kind: DeskKind, record_id: str, part: str = "") -> TaskId:
    """Under which id a record lies on the desk. `part` tells one asking from an earlier one."""
    name = f"{kind}|{record_id}|{part}" if part else f"{kind}|{record_id}"
    return TaskId(sealer.index(INDEX, name))


def ask(
    tx: Tx,
    sealer: Sealer,
    *,
    kind: DeskKind,
    about: PersonId,
    other: PersonId | None,
    record_id: str,
    at: datetime,
    part: str = "",
    second: Second | None = None,
    said: str = "",
    by: PersonId | None = None,
) -> TaskId:
    """Put something on the desk, once for each kind, record and part. Answers its id.

    `said`: what whoever looks at it has to read, and by whom; by whom it is about, if not said.
    """
    made = task_id(sealer, kind, record_id, part)
    task = Task(
        id=made,
        kind=kind,
        about=about,
        other=other,
        record_id=record_id,
        at=at,
        second=second,
        notes=(TaskNote(by=by or about, at=at, text=said),) if said else (),
    )
    sealer.make_key(SERVICE)
    tx.run(
        "desk/add_task",
        id=task.id,
        kind=task.kind,
        state=task.state,
        month=at.strftime("%Y-%m"),
        sealed=_sealed(sealer, task),
    )
    return made


def ask_perhaps(
    tx: Tx,
    sealer: Sealer,
    *,
    wanted: bool,
    kind: DeskKind,
    about: PersonId,
    other: PersonId | None,
    record_id: str,
    at: datetime,
) -> None:
    """The same where it is `wanted`; where not, one statement that does nothing takes its place."""
    task_id = TaskId(sealer.index(INDEX, f"{kind}|{record_id}"))
    task = Task(id=task_id, kind=kind, about=about, other=other, record_id=record_id, at=at)
    sealer.make_key(SERVICE)
    tx.run(
        "desk/add_task_perhaps",
        wanted=wanted,
        id=task.id,
        kind=task.kind,
        state=task.state,
        month=at.strftime("%Y-%m"),
        sealed=_sealed(sealer, task),
    )


def asked(tx: Tx, sealer: Sealer, kind: DeskKind, record_ids: Iterable[str]) -> frozenset[str]:
    """For which of these records something of this kind was put on the desk."""
    by_task = {sealer.index(INDEX, f"{kind}|{one}"): one for one in record_ids}
    rows = tx.many("desk/among", ids=list(by_task))
    return frozenset(by_task[row["id"]] for row in rows)


def tasks(tx: Tx, sealer: Sealer, state: TaskState, *, after: str = "") -> list[Task]:
    """A page of what lies on the desk, by id, as far as it opens."""
    return list(_opened(sealer, _page(tx, state, after)))


def waiting(graph: Graph, sealer: Sealer) -> Iterator[Task]:
    """Everything on the desk that isn't done.

    What doesn't open must not close the desk to everybody: `network keys verify` names it.
    """
    for state in WAITING:
        yield from _opened(sealer, _rows(graph, state))


def find(tx: Tx, sealer: Sealer, found: TaskId) -> Task | None:
    """One thing on the desk."""
    row = tx.maybe("desk/task", id=found)
    return _task(sealer, row) if row else None


def lock(tx: Tx, sealer: Sealer, found: TaskId) -> Task | None:
    """Lock one thing on the desk, then look at it. The last lock but the heads of the record."""
    row = tx.maybe("desk/lock_task", id=found)
    return _task(sealer, row) if row else None


def keep(tx: Tx, sealer: Sealer, task: Task) -> None:
    """Keep something that is locked and has changed."""
    changed = replace(task, version=task.version + 1)
    tx.run(
        "desk/keep_task",
        id=changed.id,
        state=changed.state,
        version=changed.version,
        sealed=_sealed(sealer, changed),
    )


def done_from_before(tx: Tx, month: str, *, after: str = "") -> list[TaskId]:
    """A page of what is done and was put here in this month or before, by id."""
    rows = tx.many("desk/done_from_before", month=month, after=after, most=PAGE)
    return [TaskId(row["id"]) for row in rows]


def drop(tx: Tx, task_id: TaskId) -> None:
    """Forget something on the desk that is locked."""
    tx.run("desk/drop_task", id=task_id)


def _rows(graph: Graph, state: TaskState) -> Iterator[Row]:
    after = ""
    while rows := graph.read(_reading(state, after)):
        yield from rows
        after = rows[-1]["id"]


def _reading(state: TaskState, after: str) -> Callable[[Tx], list[Row]]:
    return lambda tx: _page(tx, state, after)


def _page(tx: Tx, state: TaskState, after: str) -> list[Row]:
    return tx.many("desk/tasks", state=state, after=after, most=PAGE)


def _opened(sealer: Sealer, rows: Iterable[Row]) -> Iterator[Task]:
    for row in rows:
        try:
            yield _task(sealer, row)
        except Broken:
            log.warning("something on the desk does not open")


def _sealed(sealer: Sealer, task: Task) -> bytes:
    return sealer.seal(SERVICE, record_id=task.id, kind=KIND, value=records.task_record(task))


def _task(sealer: Sealer, row: Row) -> Task:
    record = sealer.open(SERVICE, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return records.task(row, record)
