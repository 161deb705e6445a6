"""Staff accounts, places on lists and codes in the graph."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from network.errors import Broken
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId
from network.keys.sealing import Sealer
from network.work import records
from network.work.kinds import StaffState
from network.work.model import Assignment, StaffAccount, WorkerCode

STAFF = "StaffAccount"
ASSIGNMENT = "Assignment"
CODE = "WorkerCode"
PAGE = 100
SWEPT_AT_ONCE = 500


def month(moment: datetime) -> str:
    """All that is said of a moment in the clear."""
    return moment.strftime("%Y-%m")


def add_staff(tx: Tx, sealer: Sealer, staff: StaffAccount, code_hash: str | None) -> None:
    """Keep a new staff account: an invitation where there is a code, else one for the founder."""
    tx.run(
        "work/add_staff",
        organisationId=staff.organisation_id,
        staffId=staff.id,
        state=staff.state,
        month=month(staff.made_at),
        codeHash=code_hash,
        sealed=_sealed_staff(sealer, staff),
    )


def invited(tx: Tx, sealer: Sealer, code_hash: str) -> StaffAccount | None:
    """The invitation that a code opens."""
    row = tx.maybe("work/invited_by_code", codeHash=code_hash)
    return _staff(sealer, row) if row else None


def lock_staff(tx: Tx, sealer: Sealer, staff_id: StaffId) -> StaffAccount | None:
    """Lock a staff account, then look at it. Take this lock after people and organisations."""
    row = tx.maybe("work/lock_staff", staffId=staff_id)
    return _staff(sealer, row) if row else None


def find_staff(tx: Tx, sealer: Sealer, staff_id: StaffId) -> StaffAccount | None:
    """A staff account."""
    row = tx.maybe("work/staff", staffId=staff_id)
    return _staff(sealer, row) if row else None


def keep_staff(tx: Tx, sealer: Sealer, staff: StaffAccount) -> None:
    """Keep a locked staff account that has changed."""
    changed = replace(staff, version=staff.version + 1)
    tx.run(
        "work/keep_staff",
        staffId=changed.id,
        state=changed.state,
        version=changed.version,
        sealed=_sealed_staff(sealer, changed),
    )


def join(tx: Tx, person_id: PersonId, staff_id: StaffId) -> None:
    """Tie a staff account to its person."""
    tx.run("work/join", personId=person_id, staffId=staff_id)


def staff_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[StaffAccount]:
    """Every staff account of a person."""
    return _every(sealer, tx.many("work/staff_of_person", personId=person_id))


def staff_at(tx: Tx, sealer: Sealer, organisation_id: OrganisationId) -> list[StaffAccount]:
    """Everybody who works, or has worked, for an organisation."""
    return _every(sealer, tx.many("work/staff_of_organisation", organisationId=organisation_id))


def staff_in(
    tx: Tx, sealer: Sealer, state: StaffState, after: str
) -> tuple[list[StaffAccount], str]:
    """A page of staff accounts in a state, and where the next begins; "" at the end.

    One that doesn't open is left out, so that work about the others goes on.
    """
    rows, found = tx.many("work/staff_in_state", state=state, after=after, most=PAGE), []
    for row in rows:
        with suppress(Broken):
            found += _every(sealer, [row])
    return found, rows[-1]["id"] if rows else ""


def add_assignment(tx: Tx, sealer: Sealer, assignment: Assignment) -> None:
    """Put somebody on a worker's list."""
    tx.run(
        "work/add_assignment",
        personId=assignment.person_id,
        staffId=assignment.staff_id,
        organisationId=assignment.organisation_id,
        assignmentId=assignment.id,
        kind=assignment.kind,
        state=assignment.state,
        month=month(assignment.since),
        sealed=_sealed_assignment(sealer, assignment),
    )


def lock_assignment(tx: Tx, sealer: Sealer, assignment_id: AssignmentId) -> Assignment | None:
    """Lock a place on a list, then look at it. The last lock but the heads of the record."""
    row = tx.maybe("work/lock_assignment", assignmentId=assignment_id)
    return _assignment(sealer, row) if row else None


def find_assignment(tx: Tx, sealer: Sealer, assignment_id: AssignmentId) -> Assignment | None:
    """A place on a list."""
    row = tx.maybe("work/assignment", assignmentId=assignment_id)
    return _assignment(sealer, row) if row else None


def keep_assignment(tx: Tx, sealer: Sealer, assignment: Assignment) -> None:
    """Keep a locked place on a list that has changed."""
    changed = replace(assignment, version=assignment.version + 1)
    tx.run(
        "work/keep_assignment",
        assignmentId=changed.id,
        state=changed.state,
        version=changed.version,
        sealed=_sealed_assignment(sealer, changed),
    )


def carry(tx: Tx, sealer: Sealer, assignment: Assignment) -> None:
    """Give a locked place on a list to the worker and organisation that it names now."""
    tx.run(
        "work/carry",
        assignmentId=assignment.id,
        staffId=assignment.staff_id,
        organisationId=assignment.organisation_id,
    )
    keep_assignment(tx, sealer, assignment)


def assignments_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[Assignment]:
    """Every list that somebody is, or has been, on."""
    return [_assignment(sealer, row) for row in assignment_rows(tx, person_id)]


def assignment_rows(tx: Tx, person_id: PersonId) -> list[Row]:
    """The same, sealed: for whoever must go on where one doesn't open."""
    return tx.many("work/assignments_of_person", personId=person_id)


def opened(sealer: Sealer, row: Row) -> Assignment:
    """A place on a list from its row. Raises Broken."""
    return _assignment(sealer, row)


def assignments_at(tx: Tx, sealer: Sealer, organisation_id: OrganisationId) -> list[Assignment]:
    """Every place on a list of an organisation."""
    rows = tx.many("work/assignments_of_organisation", organisationId=organisation_id)
    return [_assignment(sealer, row) for row in rows]


def assignments_here(
    tx: Tx, sealer: Sealer, organisation_id: OrganisationId, people: Iterable[PersonId]
) -> list[Assignment]:
    """The lists of an organisation that any of these people are, or have been, on."""
    ids = sorted(people)
    rows = tx.many("work/assignments_here", personIds=ids, organisationId=organisation_id)
    return [_assignment(sealer, row) for row in rows]


def made_up_for(tx: Tx, person_id: PersonId) -> OrganisationId | None:
    """The practice that somebody was made up for; None: they are real."""
    row = tx.maybe("work/made_up_for", personId=person_id)
    return OrganisationId(row["id"]) if row else None


def add_code(tx: Tx, sealer: Sealer, person_id: PersonId, code: WorkerCode, code_hash: str) -> None:
    """Keep the fingerprint of a code that somebody hands to a worker."""
    tx.run(
        "work/add_code",
        personId=person_id,
        codeId=code.id,
        codeHash=code_hash,
        goneMonth=month(code.until),
        sealed=sealer.seal(
            person_id, record_id=code.id, kind=CODE, value=records.code_record(code)
        ),
    )


def find_code(tx: Tx, sealer: Sealer, code_hash: str) -> tuple[PersonId, WorkerCode] | None:
    """Whose code this is."""
    row = tx.maybe("work/find_code", codeHash=code_hash)
    return (PersonId(row["personId"]), _code(sealer, row)) if row else None


def codes_of(tx: Tx, sealer: Sealer, person_id: PersonId) -> list[WorkerCode]:
    """The codes of a person that nobody has used."""
    return [_code(sealer, row) for row in tx.many("work/codes_of_person", personId=person_id)]


def drop_code(tx: Tx, person_id: PersonId, code_id: str) -> bool:
    """Take a code away. False: it was gone already."""
    return tx.maybe("work/drop_code", personId=person_id, codeId=code_id) is not None


def sweep_codes(tx: Tx, before: str) -> int:
    """Remove some codes that ran out in an earlier month. Returns how many."""
    return int(tx.one("work/sweep_codes", month=before, most=SWEPT_AT_ONCE)["swept"])


def tied(tx: Tx, worker: PersonId, person: PersonId) -> bool:
    """Whether the two have agreed to be in touch, for themselves."""
    return tx.maybe("work/tied", workerId=worker, personId=person) is not None


def _sealed_staff(sealer: Sealer, staff: StaffAccount) -> bytes:
    return sealer.seal(
        staff.organisation_id, record_id=staff.id, kind=STAFF, value=records.staff_record(staff)
    )


def _sealed_assignment(sealer: Sealer, assignment: Assignment) -> bytes:
    return sealer.seal(
        assignment.organisation_id,
        record_id=assignment.id,
        kind=ASSIGNMENT,
        value=records.assignment_record(assignment),
    )


def _every(sealer: Sealer, rows: Iterable[Row]) -> list[StaffAccount]:
    return [_staff(sealer, row) for row in rows]


def _staff(sealer: Sealer, row: Row) -> StaffAccount:
    owner = row["organisationId"]
    record = sealer.open(owner, record_id=row["id"], kind=STAFF, sealed=row["sealed"])
    return records.staff(row, record)


def _assignment(sealer: Sealer, row: Row) -> Assignment:
    owner = row["organisationId"]
    record = sealer.open(owner, record_id=row["id"], kind=ASSIGNMENT, sealed=row["sealed"])
    return records.assignment(row, record)


def _code(sealer: Sealer, row: Row) -> WorkerCode:
    record = sealer.open(row["personId"], record_id=row["id"], kind=CODE, sealed=row["sealed"])
    return records.code(row["id"], record)
