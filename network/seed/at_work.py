"""Two made-up organisations, with somebody under every hat, and people whom they work with.

Everything is done through the doors that people use. Whoever tries this out can sign in as each of
them: with a printed code after the password, which is enough for every hat in a made-up world.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from network.actor import Actor, Capacity, FactorKind
from network.bootstrap import Services
from network.identity import (
    AssignmentId,
    OrganisationId,
    PersonId,
    SessionId,
    StaffId,
    new_id,
    new_secret,
)
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.organisations.model import Hours, Policy, Shift
from network.people.born import BirthSource
from network.seed.asking import Carried, ask_and_work
from network.seed.wishing import Wishing
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind

FACTORS = frozenset({FactorKind.PASSKEY, FactorKind.PASSWORD})
WEEK = tuple(Hours(day=day, opens=9 * 60, closes=17 * 60) for day in range(5))
NIGHT, DAY = timedelta(hours=16), timedelta(days=1)
NIGHTS = 3
CODES_A_LINE = 5
TRY: dict[Capacity, str] = {
    Capacity.ADMINISTRATOR: "who works here, hours, nights on call with gaps, an invitation",
    Capacity.SAFEGUARDING_LEAD: "what lies on the desk, every list, lives, agreeing",
    Capacity.IN_TOUCH_WORKER: "a list of people, notes, opening with a purpose",
    Capacity.COORDINATOR: "a list of people, passing on, helping on their screen",
    Capacity.SCREENER: "what is there before the first letters",
}
"""What somebody who tries the world out can see with each hat."""
NOTES = (
    "Likes a call after six, never a letter.",
    "Has started at college. Ask about the dog.",
    "Wants to find the photos from the second home.",
    "Rings from a neighbour's phone. Please leave no message.",
)


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
class SignIn:
    """A line for somebody who can sign in, and their printed codes, a few to a line."""

    line: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Staffing:
    """One making of the organisations."""

    services: Services
    sign_up: SignUp

    def all(self, with_whom: Sequence[PersonId]) -> list[SignIn]:
        """Make both, working with these people. Answers how to sign in as each who works there."""
        return [one for told in ORGANISATIONS for one in self._organisation(told, with_whom)]

    def _organisation(self, told: MadeUp, with_whom: Sequence[PersonId]) -> Iterator[SignIn]:
        accounts = {name: self.sign_up() for name, _ in told.people}
        administrator, second = self._founded(told, accounts)
        hired = {
            capacity: self._hire(administrator, name, capacity, accounts[name][0])
            for name, capacity in told.people[2:]
        }
        self._run(administrator, hired[Capacity.COORDINATOR].staff_id or StaffId(""))
        carries = self._work(hired[Capacity.IN_TOUCH_WORKER], with_whom)
        checks = self._work(hired[Capacity.COORDINATOR], with_whom[1:2])
        if told is ORGANISATIONS[0]:
            ask_and_work(self.services, carries[0], (carries[1], checks[0]))
            worker = hired[Capacity.IN_TOUCH_WORKER]
            wishing = Wishing(services=self.services, worker=worker, sign_up=self.sign_up)
            for line in wishing.all():
                yield SignIn(line=line, codes=())
        self._waits(hired[Capacity.IN_TOUCH_WORKER], second)
        for name, capacity in told.people:
            person_id, sign_in_name = accounts[name]
            what = f"{name}, {told.name}: {capacity.replace('_', ' ')}"
            yield SignIn(
                line=f"  {sign_in_name:<26} {what} ({TRY[capacity]})",
                codes=self._sheet(person_id),
            )

    def _founded(
        self, told: MadeUp, accounts: dict[str, tuple[PersonId, str]]
    ) -> tuple[Actor, Actor]:
        """Begin an organisation. Answers its two named people at work: administrator and lead."""
        work, made = self.services.work, OrganisationId(new_id())
        first, second = (name for name, _ in told.people[:2])
        founder, other = _own(accounts[first][0]), _own(accounts[second][0])
        new = NewOrganisation(name=told.name, kind=told.kind, my_name=first, second_name=second)
        work.founding.start(founder, new, made)
        [begun] = work.founding.started(founder)
        staff_id = work.joining.accept(other, begun.code)
        work.founding.open(made)
        [hat] = work.joining.hats(founder)
        return (
            _wearing(founder.person_id, hat.staff_id, Capacity.ADMINISTRATOR),
            _wearing(other.person_id, staff_id, Capacity.SAFEGUARDING_LEAD),
        )

    def _sheet(self, person_id: PersonId) -> tuple[str, ...]:
        made = self.services.factors.make_sheet(_own(person_id), new_secret())
        starts = range(0, len(made), CODES_A_LINE)
        return tuple("  ".join(made[start : start + CODES_A_LINE]) for start in starts)

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
        for night in range(NIGHTS):
            running.add_shift(administrator, self._shift(on_call, now + night * 2 * DAY))
        name, hats = "Max Reed", frozenset({Capacity.COORDINATOR})
        running.invite(administrator, StaffId(new_id()), name, hats)

    def _shift(self, staff_id: StaffId, starts: datetime) -> Shift:
        return Shift(id=new_id(), staff_id=staff_id, starts=starts, ends=starts + NIGHT)

    def _work(self, worker: Actor, people: Sequence[PersonId]) -> list[Carried]:
        """Put people on a worker's list, each with a note."""
        work, carries = self.services.work, list[Carried]()
        for person_id, note in zip(people, NOTES, strict=False):
            on_list = AssignmentId(new_id())
            code = work.with_me.make_code(_own(person_id), new_id(), CodeKind.WORK_WITH_ME).code
            known_as = self._called(person_id)
            work.caseload.take_on(worker, on_list, code, known_as)
            work.reading.note(worker, on_list, new_id(), note)
            self._birthday_seen(worker, on_list, person_id)
            carries.append(Carried(worker=worker, place=on_list))
        return carries

    def _birthday_seen(self, worker: Actor, on_list: AssignmentId, person_id: PersonId) -> None:
        """Let a worker see the birthday that somebody has on their own map."""
        own = _own(person_id)
        settings = self.services.maps.open(own).settings
        born = settings.born.exact
        if born is not None:
            self.services.about_me.keep(own, names=[settings.my_name], former_names=[], born=born)
            self.services.pasts.births.say(worker, on_list, born, BirthSource.PASSPORT)

    def _called(self, person_id: PersonId) -> str:
        """What they call themselves on their own map."""
        found = self.services.maps.open(Actor(person_id=person_id))
        return found.settings.my_name.split()[0] if found.settings.my_name else "Jo"

    def _waits(self, worker: Actor, lead: Actor) -> None:
        """Leave something that needs a second human being, and somebody who asks for more."""
        exceptions = self.services.work.exceptions
        [first, *_] = self.services.work.caseload.mine(worker)
        why = "They rang at night and were frightened. I looked up whom to ring."
        exceptions.open_emergency(lead, AssignmentId(new_id()), first.id, why)
        exceptions.ask_for_more(worker, 40, "A home has closed today. We ring everybody.")


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
