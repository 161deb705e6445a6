"""An organisation closes, or hands its work to another. Nobody's own account changes by that.

What it has vouched for stays, since the organisation stays in the store. Its people's work ends in
one unit; then every list is handed on or ended, one by one, so that however long it is, a stop
halfway is taken up by closing again. Everybody who is on a list is told in their own record.
"""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, OrganisationId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.model import Organisation
from network.work import gate, store
from network.work.ending import end_staff
from network.work.kinds import AssignmentKind, AssignmentState, StaffState
from network.work.model import Assignment


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Closing organisations: for whoever runs the service, at the organisation's word."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def close(
        self,
        organisation_id: OrganisationId,
        successor: OrganisationId | None = None,
        by: Actor | None = None,
    ) -> int:
        """Close, and hand every list to the successor or end it. Answers how many lists there were.

        Raises NotFound, and WrongMoment for a successor that isn't at work, or another than the
        one named before.
        """
        self.graph.write(lambda tx: self._close(tx, organisation_id, successor, by))
        lists = self.graph.read(lambda tx: self._lists(tx, organisation_id))
        for one in lists:
            self._settle(one, successor)
        return len(lists)

    def _close(
        self,
        tx: Tx,
        organisation_id: OrganisationId,
        successor: OrganisationId | None,
        by: Actor | None,
    ) -> None:
        staff = store.staff_at(tx, self.sealer, organisation_id)
        gate.lock_people(tx, [one.person_id for one in staff if one.active and one.person_id])
        ids = sorted({organisation_id, *([successor] if successor else [])})
        locked = {one: organisations.lock(tx, self.sealer, one) for one in ids}
        found = locked[organisation_id]
        if found is None:
            raise NotFound
        self._require_fits(found, successor, locked[successor] if successor else None)
        if found.state is OrganisationState.CLOSED:
            return
        for each in sorted(staff, key=lambda one: one.id):
            one = store.lock_staff(tx, self.sealer, each.id)
            if one is not None and one.state in {StaffState.ACTIVE, StaffState.INVITED}:
                end_staff(tx, self.sealer, one, StaffState.ENDED, self.clock.now())
        closed = replace(found, state=OrganisationState.CLOSED, shifts=(), successor=successor)
        organisations.keep(tx, self.sealer, closed)
        record(
            tx,
            self.sealer,
            stream=organisation_id,
            event=Event.ORGANISATION_CLOSED,
            at=self.clock.now(),
            by=by,
            detail={"successor": successor or ""},
        )

    def _require_fits(
        self, found: Organisation, successor: OrganisationId | None, other: Organisation | None
    ) -> None:
        if successor is not None and (other is None or not other.open or other.id == found.id):
            raise WrongMoment
        if found.state is OrganisationState.CLOSED and found.successor != successor:
            raise WrongMoment

    def _lists(self, tx: Tx, organisation_id: OrganisationId) -> list[Assignment]:
        return [
            one
            for one in store.assignments_at(tx, self.sealer, organisation_id)
            if one.state is AssignmentState.RUNNING
        ]

    def _settle(self, one: Assignment, successor: OrganisationId | None) -> None:
        def work(tx: Tx) -> None:
            gate.lock_people(tx, [one.person_id])
            place = store.lock_assignment(tx, self.sealer, AssignmentId(one.id))
            if place is None or place.state is AssignmentState.ENDED:
                return
            if place.organisation_id != one.organisation_id:
                return
            if successor is not None and place.kind is AssignmentKind.CASELOAD:
                # Nobody carries it there yet: a lead of the successor gives it to somebody.
                given = replace(place, organisation_id=successor)
                store.carry(tx, self.sealer, given)
                self._tell(tx, given, Event.WORK_PASSED_ON)
                return
            ended = replace(place, state=AssignmentState.ENDED, ended_at=self.clock.now())
            store.keep_assignment(tx, self.sealer, ended)
            self._tell(tx, ended, Event.WORK_ENDED)

        try:
            self.graph.write(work)
        except NotFound:
            # Their person has been erased meanwhile: the place on the list went with them.
            return

    def _tell(self, tx: Tx, place: Assignment, event: Event) -> None:
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=event,
            at=self.clock.now(),
            by=None,
            detail={"organisation": place.organisation_id, "staff": place.staff_id},
        )
