"""The desk in the graph: kind, state and month in the clear, all else sealed for the service."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from network.desk.model import DeskKind, Task, TaskState
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId, TaskId
from network.keys.inventory import SERVICE
from network.keys.sealing import Record, Sealer

KIND = "Task"
INDEX = "tasks"
PAGE = 200


def ask(
    tx: Tx,
    sealer: Sealer,
    *,
    kind: DeskKind,
    about: PersonId,
    other: PersonId | None,
    record_id: str,
    at: datetime,
) -> TaskId:
    """Put something on the desk, once for each kind and record. Answers its id."""
    task_id = TaskId(sealer.index(INDEX, f"{kind}|{record_id}"))
    task = Task(id=task_id, kind=kind, about=about, other=other, record_id=record_id, at=at)
    sealer.make_key(SERVICE)
    tx.run(
        "desk/add_task",
        id=task.id,
        kind=task.kind,
        state=task.state,
        month=at.strftime("%Y-%m"),
        sealed=_sealed(sealer, task),
    )
    return task_id


def asked(tx: Tx, sealer: Sealer, kind: DeskKind, record_ids: Iterable[str]) -> frozenset[str]:
    """For which of these records something of this kind was put on the desk."""
    by_task = {sealer.index(INDEX, f"{kind}|{one}"): one for one in record_ids}
    rows = tx.many("desk/among", ids=list(by_task))
    return frozenset(by_task[row["id"]] for row in rows)


def tasks(tx: Tx, sealer: Sealer, state: TaskState, *, after: str = "") -> list[Task]:
    """A page of what lies on the desk, by id."""
    rows = tx.many("desk/tasks", state=state, after=after, most=PAGE)
    return [_task(sealer, row) for row in rows]


def lock(tx: Tx, sealer: Sealer, task_id: TaskId) -> Task | None:
    """Lock one thing on the desk, then look at it."""
    row = tx.maybe("desk/lock_task", id=task_id)
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


def _sealed(sealer: Sealer, task: Task) -> bytes:
    return sealer.seal(SERVICE, record_id=task.id, kind=KIND, value=_record(task))


def _record(task: Task) -> Record:
    return {
        "about": task.about,
        "other": task.other,
        "recordId": task.record_id,
        "at": task.at.isoformat(),
        "takenBy": task.taken_by,
        "takenAt": task.taken_at and task.taken_at.isoformat(),
        "doneBy": task.done_by,
        "doneAt": task.done_at and task.done_at.isoformat(),
    }


def _task(sealer: Sealer, row: Row) -> Task:
    record = sealer.open(SERVICE, record_id=row["id"], kind=KIND, sealed=row["sealed"])
    return Task(
        id=row["id"],
        kind=DeskKind(row["kind"]),
        state=TaskState(row["state"]),
        about=record["about"],
        other=record["other"],
        record_id=record["recordId"],
        at=datetime.fromisoformat(record["at"]),
        taken_by=record["takenBy"],
        taken_at=_moment(record["takenAt"]),
        done_by=record["doneBy"],
        done_at=_moment(record["doneAt"]),
        version=row["version"],
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
