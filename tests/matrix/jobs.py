"""Work of people of the matrix: an organisation of their own, and what an address may name there.

Places on lists are kept past the use cases, which count tries; everything else is done as
administrators do it.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from network.actor import Capacity
from network.consent.acts import STAFF
from network.identity import AssignmentId, PersonId, StaffId, new_id
from network.organisations.model import Shift
from network.work import store
from network.work.kinds import AssignmentKind, AssignmentState
from network.work.model import DAILY_PEOPLE, EMERGENCY_LASTS, Assignment, Raised
from tests.accounts import Somebody, somebody
from tests.work import Place, Staff, opened

if TYPE_CHECKING:
    from network.bootstrap import Services

Named = dict[str, str]
LISTS = Capacity.IN_TOUCH_WORKER


@dataclass
class Job:
    """Somebody's work, a colleague who carries a list, and people whom the two work with."""

    services: "Services"
    place: Place
    staff: Staff
    colleague: Staff
    people: list[Somebody] = field(default_factory=list)

    def somebody_new(self) -> PersonId:
        """Somebody to work with."""
        self.people.append(somebody(self.services))
        return self.people[-1].account.person_id

    def on_list(self, staff: Staff, kind: AssignmentKind = AssignmentKind.CASELOAD) -> str:
        """Somebody new on a list, or read in an emergency."""
        now = self.services.clock.now()
        emergency = kind is AssignmentKind.EMERGENCY
        made = Assignment(
            id=AssignmentId(new_id()),
            organisation_id=self.place.id,
            kind=kind,
            state=AssignmentState.RUNNING,
            person_id=self.somebody_new(),
            staff_id=staff.staff_id,
            known_as="Jo",
            by=staff.who.account.person_id,
            since=now,
            until=now + EMERGENCY_LASTS if emergency else None,
            reason="She rang at night." if emergency else "",
        )
        services = self.services
        services.graph.write(lambda tx: store.add_assignment(tx, services.sealer, made))
        return made.id

    def shift(self) -> str:
        """Somebody who is on call."""
        now = self.services.clock.now()
        staff_id, ends = self.colleague.staff_id, now + timedelta(hours=8)
        made = Shift(id=new_id(), staff_id=staff_id, starts=now, ends=ends)
        self.services.work.running.add_shift(self.place.administrator, made)
        return made.id

    def invited(self) -> str:
        """Somebody who is asked to work here."""
        staff_id, hats = StaffId(new_id()), frozenset({LISTS})
        running = self.services.work.running
        return running.invite(self.place.administrator, staff_id, "Max", hats)

    def asks_for_more(self) -> str:
        """A colleague who asks to read about more people today."""
        services, today = self.services, self.services.clock.now().date()
        raised = Raised(on=today, to=DAILY_PEOPLE + 1, reason="A home has closed.")

        def work(tx: object) -> None:
            staff = store.lock_staff(tx, services.sealer, self.colleague.staff_id)  # type: ignore[arg-type]
            assert staff is not None
            store.keep_staff(tx, services.sealer, replace(staff, raised=raised))  # type: ignore[arg-type]

        services.graph.write(work)
        return self.colleague.staff_id


def at_an_organisation(services: "Services", hats: frozenset[Capacity] = STAFF) -> Job:
    """Work with these hats at an organisation of one's own."""
    place = opened(services)
    return Job(services, place, place.hire(*hats), place.hire(LISTS, name="Col"))
