"""Jobs that come round: staff accounts that nobody uses end, and old codes go."""

from dataclasses import dataclass, replace

from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import OrganisationId, StaffId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.work import gate, store
from network.work.ending import end_staff, off_call
from network.work.kinds import StaffState
from network.work.model import DORMANT_AFTER, StaffAccount
from network.work.running import KEPT_SHIFTS


@dataclass(frozen=True, kw_only=True)
class WorkUpkeep:
    """What the worker process does for organisations. Each job bears being done twice."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def close_dormant(self) -> int:
        """End staff accounts that nobody has worn a hat of for 90 days. Answers how many."""
        closed, after = 0, ""
        while True:
            page, after = self._page(after)
            for staff in page:
                closed += self._dormant(staff) and self._close(staff.id)
            if not after:
                return closed

    def sweep_codes(self) -> int:
        """Remove codes that ran out in an earlier month. Answers how many."""
        month, swept = store.month(self.clock.now()), 0
        while some := self.graph.write(lambda tx: store.sweep_codes(tx, month)):
            swept += some
        return swept

    def sweep_shifts(self) -> int:
        """Take shifts off that ended more than a month ago. Answers how many."""
        open_ones = organisations.in_state(self.graph, self.sealer, [OrganisationState.OPEN])
        return sum(self._sweep_shifts(one.id) for one in list(open_ones))

    def _sweep_shifts(self, organisation_id: OrganisationId) -> int:
        since = self.clock.now() - KEPT_SHIFTS

        def work(tx: Tx) -> int:
            organisation = organisations.lock(tx, self.sealer, organisation_id)
            if organisation is None:
                return 0
            kept = tuple(one for one in organisation.shifts if one.ends > since)
            gone = len(organisation.shifts) - len(kept)
            if gone:
                organisations.keep(tx, self.sealer, replace(organisation, shifts=kept))
            return gone

        return self.graph.write(work)

    def _page(self, after: str) -> tuple[list[StaffAccount], str]:
        return self.graph.read(lambda tx: store.staff_in(tx, self.sealer, StaffState.ACTIVE, after))

    def _dormant(self, staff: StaffAccount) -> bool:
        last = staff.seen_at or staff.joined_at or staff.made_at
        return staff.active and last + DORMANT_AFTER <= self.clock.now()

    def _close(self, staff_id: StaffId) -> bool:
        now = self.clock.now()

        def work(tx: Tx) -> bool:
            before = store.find_staff(tx, self.sealer, staff_id)
            if before is None or before.person_id is None:
                return False
            gate.lock_people(tx, [before.person_id])
            organisation = organisations.lock(tx, self.sealer, before.organisation_id)
            staff = store.lock_staff(tx, self.sealer, staff_id)
            if staff is None or organisation is None or not self._dormant(staff):
                return False
            ended = end_staff(tx, self.sealer, staff, StaffState.DORMANT, now)
            off_call(tx, self.sealer, organisation, ended)
            record(
                tx,
                self.sealer,
                stream=organisation.id,
                event=Event.STAFF_ENDED,
                at=now,
                by=None,
                detail={"staff": staff_id, "state": str(StaffState.DORMANT)},
            )
            return True

        try:
            return self.graph.write(work)
        except NotFound:
            # Their person has been erased meanwhile: the account goes with them.
            return False
