"""Something on the desk as the record that is sealed, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from network.desk.model import DeskKind, Half, Second, Task, TaskNote, TaskState
from network.errors import Broken
from network.graph.statements import Row

Record = dict[str, Any]


def task_record(task: Task) -> Record:
    """What is sealed."""
    second = task.second
    return {
        "about": task.about,
        "other": task.other,
        "recordId": task.record_id,
        "at": task.at.isoformat(),
        "second": second
        and {
            "half": second.half.value,
            "first": second.first,
            "of": second.of.value,
            "origin": second.origin,
        },
        "seenBy": task.seen_by,
        "seenAt": _text(task.seen_at),
        "takenBy": task.taken_by,
        "takenAt": _text(task.taken_at),
        "doneBy": task.done_by,
        "doneAt": _text(task.done_at),
        "notes": [
            {"by": note.by, "at": note.at.isoformat(), "text": note.text} for note in task.notes
        ],
    }


def task(row: Row, record: Mapping[str, Any]) -> Task:
    """From a row and what was sealed. Raises Broken. Older ones have no second, sight or notes."""
    try:
        return _task(row, record)
    except (KeyError, TypeError, ValueError):
        raise Broken from None


def _task(row: Row, record: Mapping[str, Any]) -> Task:
    return Task(
        id=row["id"],
        kind=DeskKind(row["kind"]),
        state=TaskState(row["state"]),
        about=record["about"],
        other=record["other"],
        record_id=record["recordId"],
        at=datetime.fromisoformat(record["at"]),
        second=_second(record.get("second")),
        seen_by=record.get("seenBy"),
        seen_at=_moment(record.get("seenAt")),
        taken_by=record["takenBy"],
        taken_at=_moment(record["takenAt"]),
        done_by=record["doneBy"],
        done_at=_moment(record["doneAt"]),
        notes=tuple(_note(one) for one in record.get("notes", ())),
        version=row["version"],
    )


def _second(record: Mapping[str, Any] | None) -> Second | None:
    if record is None:
        return None
    return Second(
        half=Half(record["half"]),
        first=record["first"],
        of=DeskKind(record["of"]),
        origin=record["origin"],
    )


def _note(record: Mapping[str, Any]) -> TaskNote:
    return TaskNote(by=record["by"], at=datetime.fromisoformat(record["at"]), text=record["text"])


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
