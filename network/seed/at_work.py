"""Two made-up organisations, with somebody under every hat, and a person whom both work with.

Everything is done through the doors that people use. Whoever tries this out can sign in as each of
them; a hat is put on only after a second step has been set up, as everywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from network.actor import Actor, Capacity, FactorKind
from network.bootstrap import Services
from network.identity import (
    AssignmentId,
    OrganisationId,
    PersonId,
    SessionId,
    StaffId,
    new_id,
)
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.organisations.model import Hours, Policy, Shift
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind

FACTORS = frozenset({FactorKind.PASSKEY, FactorKind.PASSWORD})
WEEK = tuple(Hours(day=day, opens=9 * 60, closes=17 * 60) for day in range(5))
NIGHT = timedelta(hours=16)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """What one organisation is told to be."""

    name: str
    kind: OrganisationKind
    people: tuple[tuple[str, Capacity], ...]


ORGANISATIONS = (
    MadeUp(
        name="Oakway",
        kind=OrganisationKind.CHARITY,
        people=(
            ("Marcia Bell", Capacity.ADMINISTRATOR),
            ("Denzil Hart", Capacity.SAFEGUARDING_LEAD),
            ("Ines Moor", Capacity.IN_TOUCH_WORKER),
            ("Callum Pike", Capacity.COORDINATOR),
            ("Fran Oduya", Capacity.SCREENER),
        ),
    ),
    MadeUp(
        name="Elm Vale Council",
        kind=OrganisationKind.COUNCIL,
        people=(
            ("Siân Probert", Capacity.ADMINISTRATOR),
            ("Tunde Akin", Capacity.SAFEGUARDING_LEAD),
            ("Rosa Lind", Capacity.IN_TOUCH_WORKER),
            ("Gwil Tan", Capacity.COORDINATOR),
            ("Bea Marsh", Capacity.SCREENER),
        ),
    ),
)

SignUp = Callable[[], tuple[PersonId, str]]
"""Makes an account. Answers whose it is and the sign-in name."""


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """One making of the organisations."""

    services: Services
    sign_up: SignUp

    def all(self, with_whom: PersonId) -> list[str]:
        """Make both, working with one person. Answers a line for each who can sign in."""
        return [line for told in ORGANISATIONS for line in self._organisation(told, with_whom)]

    def _organisation(self, told: MadeUp, with_whom: PersonId) -> Iterator[str]:
        work, made = self.services.work, OrganisationId(new_id())
        (first, _), (second, _), *others = told.people
        accounts = {name: self.sign_up() for name, _ in told.people}
        founder = _own(accounts[first][0])
        new = NewOrganisation(name=told.name, kind=told.kind, my_name=first, second_name=second)
        work.founding.start(founder, new, made)
        [begun] = work.founding.started(founder)
        work.joining.accept(_own(accounts[second][0]), begun.code)
        work.founding.open(made)
        [hat] = work.joining.hats(founder)
        administrator = _wearing(founder.person_id, hat.staff_id, Capacity.ADMINISTRATOR)
        hired = {
            capacity: self._hire(administrator, name, capacity, accounts[name][0])
            for name, capacity in others
        }
        self._run(administrator, hired[Capacity.COORDINATOR].staff_id or StaffId(""))
        self._work(hired[Capacity.IN_TOUCH_WORKER], with_whom)
        for name, capacity in told.people:
            yield f"  {accounts[name][1]:<26} {name}, {told.name}: {capacity.replace('_', ' ')}"

    def _hire(
        self, administrator: Actor, name: str, capacity: Capacity, person_id: PersonId
    ) -> Actor:
        work, staff_id = self.services.work, StaffId(new_id())
        work.running.invite(administrator, staff_id, name, frozenset({capacity}))
        people = work.running.people(administrator)
        [code] = [code for one, code in people if one.id == staff_id]
        work.joining.accept(_own(person_id), code)
        return _wearing(person_id, staff_id, capacity)

    def _run(self, administrator: Actor, on_call: StaffId) -> None:
        running, now = self.services.work.running, self.services.clock.now()
        running.set_hours(administrator, WEEK)
        words = "We are glad when somebody comes back. Answer kindly, and tell us when it is a lot."
        running.set_policy(
            administrator,
            Policy(former_staff=FormerStaff.ASK_FIRST, ask="Whoever is on call", words=words),
        )
        shift = Shift(id=new_id(), staff_id=on_call, starts=now, ends=now + NIGHT)
        running.add_shift(administrator, shift)

    def _work(self, worker: Actor, with_whom: PersonId) -> None:
        work, on_list = self.services.work, AssignmentId(new_id())
        code = work.with_me.make_code(_own(with_whom), new_id(), CodeKind.WORK_WITH_ME).code
        work.caseload.take_on(worker, on_list, code, "Jodie")
        work.reading.note(worker, on_list, new_id(), "Likes a call after six, never a letter.")


def _own(person_id: PersonId) -> Actor:
    return Actor(person_id=person_id, stepped_up=True)


def _wearing(person_id: PersonId, staff_id: StaffId, capacity: Capacity) -> Actor:
    return Actor(
        person_id=person_id,
        session_id=SessionId(new_id()),
        capacity=capacity,
        staff_id=staff_id,
        factors=FACTORS,
    )
