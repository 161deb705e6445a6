"""Staff accounts, places on lists and codes as the records that are sealed, and back."""

from datetime import datetime
from typing import Any, TypeVar

from network.errors import Broken
from network.organisations.records import CONVERTER
from network.work.kinds import CodeKind
from network.work.model import Assignment, StaffAccount, WorkerCode

Record = dict[str, Any]
T = TypeVar("T", StaffAccount, Assignment)

OF_STAFF = ("id", "organisation_id", "state", "version")
OF_ASSIGNMENT = ("id", "organisation_id", "kind", "state", "version")


def staff_record(staff: StaffAccount) -> Record:
    """What is sealed of a staff account."""
    return _without(CONVERTER.unstructure(staff), OF_STAFF)


def staff(row: Record, record: Record) -> StaffAccount:
    """A staff account from its row and what was sealed of it. Raises Broken."""
    return _whole(StaffAccount, row, record, OF_STAFF)


def assignment_record(assignment: Assignment) -> Record:
    """What is sealed of a place on a list."""
    return _without(CONVERTER.unstructure(assignment), OF_ASSIGNMENT)


def assignment(row: Record, record: Record) -> Assignment:
    """A place on a list from its row and what was sealed of it. Raises Broken."""
    return _whole(Assignment, row, record, OF_ASSIGNMENT)


def code_record(code: WorkerCode) -> Record:
    """What is sealed of a code."""
    return {"kind": code.kind, "until": code.until.isoformat(), "place": code.place}


def code(code_id: str, record: Record) -> WorkerCode:
    """A code from what was sealed of it."""
    return WorkerCode(
        id=code_id,
        kind=CodeKind(record["kind"]),
        until=datetime.fromisoformat(record["until"]),
        place=record.get("place"),
    )


def _without(record: Record, clear: tuple[str, ...]) -> Record:
    return {name: value for name, value in record.items() if name not in clear}


def _whole(kind: type[T], row: Record, record: Record, clear: tuple[str, ...]) -> T:
    named = {"organisation_id": row["organisationId"], **row}
    try:
        return CONVERTER.structure({**record, **{name: named[name] for name in clear}}, kind)
    except Exception:  # noqa: BLE001 - whatever doesn't fit, its words must go no further
        raise Broken from None
