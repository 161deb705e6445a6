"""Work of people of the matrix: an organisation of their own, and what an address may name there.

Places on lists are kept past the use cases, which count tries; everything else is done as
administrators do it.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from network.actor import Capacity
from network.consent import store as consent
from network.consent.acts import STAFF
from network.graph.door import Tx
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId, new_id
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
    made_up: bool = False
    """Whether it is a practice: nobody there administers for the matrix."""

    def move_to_practice(self, staff_id: StaffId) -> None:
        """Go on in a practice that has just begun."""
        services = self.services

        def look(tx: Tx) -> tuple[OrganisationId, StaffId]:
            mine = store.find_staff(tx, services.sealer, staff_id)
            assert mine is not None
            others = store.staff_at(tx, services.sealer, mine.organisation_id)
            carries = [one.id for one in others if Capacity.COORDINATOR in one.capacities]
            return mine.organisation_id, next(one for one in carries if one != staff_id)

        organisation_id, colleague = services.graph.read(look)
        self.place = replace(self.place, id=organisation_id)
        self.staff = replace(self.staff, staff_id=staff_id)
        self.colleague = replace(self.colleague, staff_id=colleague)

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

    def listed(self, staff: Staff) -> tuple[str, PersonId]:
        """Somebody new on a list, and who it is."""
        return self.on_list(staff), self.people[-1].account.person_id

    def staff_has_left(self) -> bool:
        """Whether the work has been ended: then nobody shows them anything."""
        sealer, staff_id = self.services.sealer, self.staff.staff_id
        staff = self.services.graph.read(lambda tx: store.find_staff(tx, sealer, staff_id))
        return staff is None or not staff.active

    def lives(self, tx: Tx) -> tuple[object, ...]:
        """What is known of everybody here, and what is between them."""
        sealer, people = self.services.sealer, [one.account.person_id for one in self.people]
        return tuple(
            (consent.life_of(tx, sealer, one), consent.pairs_of(tx, sealer, one)) for one in people
        )

    def shift(self) -> str:
        """Somebody who is on call."""
        if self.made_up:
            return new_id()
        now = self.services.clock.now()
        staff_id, ends = self.colleague.staff_id, now + timedelta(hours=8)
        made = Shift(id=new_id(), staff_id=staff_id, starts=now, ends=ends)
        self.services.work.running.add_shift(self.place.administrator, made)
        return made.id

    def invited(self) -> str:
        """Somebody who is asked to work here."""
        if self.made_up:
            return new_id()
        staff_id, hats = StaffId(new_id()), frozenset({LISTS})
        running = self.services.work.running
        return running.invite(self.place.administrator, staff_id, "Max", hats)

    def asks_for_more(self) -> str:
        """A colleague who asks to read about more people today."""
        services, today = self.services, self.services.clock.now().date()
        raised = Raised(on=today, to=DAILY_PEOPLE + 1, reason="A home has closed.")

        def work(tx: Tx) -> None:
            staff = store.lock_staff(tx, services.sealer, self.colleague.staff_id)
            assert staff is not None
            store.keep_staff(tx, services.sealer, replace(staff, raised=raised))

        services.graph.write(work)
        return self.colleague.staff_id


def at_an_organisation(services: "Services", hats: frozenset[Capacity] = STAFF) -> Job:
    """Work with these hats at an organisation of one's own."""
    place = opened(services)
    return Job(services, place, place.hire(*hats), place.hire(LISTS, name="Col"))
