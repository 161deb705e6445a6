"""What the decision must know of somebody at work towards a person, read from the graph."""

from collections.abc import Iterable
from dataclasses import dataclass

from network.actor import Capacity
from network.clock import Clock
from network.consent.model import Emergency, Work
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.work import store
from network.work.kinds import AssignmentKind
from network.work.model import Assignment, StaffAccount


@dataclass(frozen=True, kw_only=True)
class KnownWork:
    """Finds `Work`. Closed where it finds nothing: no hat, no list, no reading."""

    sealer: Sealer
    clock: Clock

    def of(self, tx: Tx, worker: PersonId, capacity: Capacity, person: PersonId) -> Work | None:
        """The worker's work towards a person, at the organisation that they work with together.

        None where the worker has no living staff account with this hat. Where there are several,
        the one with the person on its list counts.
        """
        alive = [staff for staff in store.staff_of(tx, self.sealer, worker) if staff.active]
        hatted = [one for one in alive if capacity in one.capacities and self._open(tx, one)]
        if not hatted:
            return None
        lists = store.assignments_of(tx, self.sealer, person)
        now = self.clock.now()
        staff = next(
            (one for one in hatted if any(each.on_caseload(one.id, now) for each in lists)),
            hatted[0],
        )
        return self._work(staff, worker, person, lists, tied=_tied(tx, alive, worker, person))

    def at(self, tx: Tx, staff: StaffAccount, worker: PersonId, person: PersonId) -> Work:
        """The work of one staff account that is locked."""
        lists = store.assignments_of(tx, self.sealer, person)
        alive = [*store.staff_of(tx, self.sealer, worker), staff]
        return self._work(staff, worker, person, lists, tied=_tied(tx, alive, worker, person))

    def _open(self, tx: Tx, staff: StaffAccount) -> bool:
        organisation = organisations.find(tx, self.sealer, staff.organisation_id)
        return organisation is not None and organisation.open

    def _work(
        self,
        staff: StaffAccount,
        worker: PersonId,
        person: PersonId,
        lists: Iterable[Assignment],
        *,
        tied: bool,
    ) -> Work:
        now = self.clock.now()
        lists, today = list(lists), now.date()
        return Work(
            worker_id=worker,
            organisation_id=staff.organisation_id,
            employed=staff.active and staff.person_id == worker,
            capacities=staff.capacities,
            on_caseload=any(one.on_caseload(staff.id, now) for one in lists),
            tied=tied,
            people_left=staff.people_left(today),
            read_today=person in staff.read_today(today),
            homes=staff.homes,
            emergencies=tuple(
                emergency(one, worker)
                for one in lists
                if one.kind is AssignmentKind.EMERGENCY and one.staff_id == staff.id
            ),
        )


def emergency(opened: Assignment, worker: PersonId) -> Emergency:
    """An emergency reading as the decision knows it."""
    return Emergency(
        id=ProtectionId(opened.id),
        by=worker,
        person_id=opened.person_id,
        opened_at=opened.since,
        reason_record=ProtectionId(opened.id),
        agreed_by=opened.agreed_by,
    )


def _tied(tx: Tx, staff: Iterable[StaffAccount], worker: PersonId, person: PersonId) -> bool:
    """Whether the two are one, are in touch here, or the worker has said that they know each other.

    What was said at any job counts.
    """
    agreed = store.tied(tx, worker, person)
    return agreed or worker == person or any(person in one.knows for one in staff)
