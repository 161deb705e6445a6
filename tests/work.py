"""An organisation for tests, with people who work there, and somebody whom they work with."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity, FactorKind
from network.identity import AssignmentId, OrganisationId, StaffId, new_id
from network.organisations.kinds import OrganisationKind
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind
from tests.accounts import PASSWORD, Somebody, somebody

if TYPE_CHECKING:
    from network.bootstrap import Services

SHOWN = frozenset({FactorKind.PASSKEY, FactorKind.PASSWORD})


def surely(who: Somebody) -> Actor:
    """Somebody signed in by their passkey, with the password typed again just now."""
    started = who.services.sessions.begin(who.account.person_id, factors=SHOWN)
    return who.services.sessions.step_up(started.actor, PASSWORD).actor


@dataclass(frozen=True)
class Staff:
    """Somebody who works at an organisation."""

    who: Somebody
    staff_id: StaffId

    def wearing(self, hat: Capacity) -> Actor:
        """Them, with a hat on, in a session of its own."""
        return self.who.services.work.hats.put_on(surely(self.who), self.staff_id, hat).actor


@dataclass(frozen=True)
class Place:
    """An organisation that is open, and its two named people."""

    services: "Services"
    id: OrganisationId
    first: Staff
    second: Staff

    @property
    def administrator(self) -> Actor:
        return self.first.wearing(Capacity.ADMINISTRATOR)

    @property
    def lead(self) -> Actor:
        return self.second.wearing(Capacity.SAFEGUARDING_LEAD)

    def hire(self, *hats: Capacity, name: str = "Kit") -> Staff:
        """Somebody new who works here."""
        administrator, staff_id = self.administrator, StaffId(new_id())
        self.services.work.running.invite(administrator, staff_id, name, frozenset(hats))
        people = self.services.work.running.people(administrator)
        [code] = [code for one, code in people if one.id == staff_id]
        who = somebody(self.services)
        self.services.work.joining.accept(who.fresh(), code)
        return Staff(who, staff_id)


def begun(services: "Services", name: str = "Oakway") -> tuple[OrganisationId, Somebody, str]:
    """An organisation that waits for its second named person, and the code for them."""
    first = somebody(services)
    new = NewOrganisation(
        name=name, kind=OrganisationKind.CHARITY, my_name="Ann Field", second_name="Bo Hill"
    )
    made = services.work.founding.start(first.fresh(), new, OrganisationId(new_id()))
    [started] = services.work.founding.started(first.fresh())
    return made, first, started.code


def opened(services: "Services", name: str = "Oakway") -> Place:
    """An organisation at work."""
    organisation_id, first, code = begun(services, name)
    [hat] = services.work.joining.hats(first.fresh())
    second = somebody(services)
    staff_id = services.work.joining.accept(second.fresh(), code)
    services.work.founding.open(organisation_id)
    return Place(services, organisation_id, Staff(first, hat.staff_id), Staff(second, staff_id))


def taken_on(worker: Actor, person: Somebody, known_as: str = "Jo") -> AssignmentId:
    """Somebody who has handed a code to a worker, and is on their list."""
    work = person.services.work
    made = work.with_me.make_code(person.fresh(), new_id(), CodeKind.WORK_WITH_ME)
    return work.caseload.take_on(worker, AssignmentId(new_id()), made.code, known_as)


def without_factors(actor: Actor) -> Actor:
    """The same session, begun with a password alone."""
    return replace(actor, factors=frozenset({FactorKind.PASSWORD}))
