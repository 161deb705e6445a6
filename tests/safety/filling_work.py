"""An organisation that has filled in everything, and works with the person who has."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.identity import AssignmentId, OrganisationId, StaffId, new_id
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.organisations.model import Hours, Policy, Shift
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind
from tests.accounts import Somebody, somebody
from tests.work import SHOWN

if TYPE_CHECKING:
    from network.bootstrap import Services

ADMINISTRATOR, LEAD = Capacity.ADMINISTRATOR, Capacity.SAFEGUARDING_LEAD
WORKER = Capacity.IN_TOUCH_WORKER


def at_work(services: "Services", person: Somebody, canary: Callable[[str], str]) -> None:
    """Begin an organisation with words of its own in every field, and let it work once."""
    password = canary("password at work")
    first, second, third = (somebody(services, password=password) for _ in range(3))
    made = OrganisationId(new_id())
    new = NewOrganisation(
        name=canary("organisation name"),
        kind=OrganisationKind.CHARITY,
        my_name=canary("first named"),
        second_name=canary("second named"),
    )
    work, surely = services.work, _Surely(services, password)
    work.founding.start(surely(first), new, made)
    [started] = work.founding.started(surely(first))
    lead_id = work.joining.accept(surely(second), started.code)
    work.founding.open(made)
    [hat] = work.joining.hats(surely(first))
    administrator = work.hats.put_on(surely(first), hat.staff_id, ADMINISTRATOR).actor
    worker_id = StaffId(new_id())
    work.running.invite(administrator, worker_id, canary("worker name"), frozenset({WORKER}))
    [code] = [code for one, code in work.running.people(administrator) if one.id == worker_id]
    work.joining.accept(surely(third), code)
    _run(services, administrator, worker_id, canary)
    worker = work.hats.put_on(surely(third), worker_id, WORKER).actor
    lead = work.hats.put_on(surely(second), lead_id, LEAD).actor
    _work(services, person, worker, lead, canary)
    services.practice.begin(surely(third), worker_id)


def _run(
    services: "Services", administrator: Actor, worker_id: StaffId, canary: Callable[[str], str]
) -> None:
    running, now = services.work.running, services.clock.now()
    running.set_policy(
        administrator,
        Policy(
            former_staff=FormerStaff.ASK_FIRST,
            ask=canary("policy ask"),
            words=canary("policy words"),
        ),
    )
    running.set_hours(administrator, (Hours(day=0, opens=540, closes=1020),))
    shift = Shift(id=new_id(), staff_id=worker_id, starts=now, ends=now + timedelta(hours=8))
    running.add_shift(administrator, shift)


def _work(
    services: "Services",
    person: Somebody,
    worker: Actor,
    lead: Actor,
    canary: Callable[[str], str],
) -> None:
    work, actor = services.work, Actor(person_id=person.account.person_id, stepped_up=True)
    code = work.with_me.make_code(actor, new_id(), CodeKind.WORK_WITH_ME).code
    on_list = work.caseload.take_on(worker, AssignmentId(new_id()), code, canary("known as"))
    work.with_me.make_code(actor, new_id(), CodeKind.HELP_ME_NOW)
    work.reading.note(worker, on_list, new_id(), canary("file note"))
    work.exceptions.ask_for_more(worker, 40, canary("why more"))
    work.exceptions.open_emergency(lead, AssignmentId(new_id()), on_list, canary("why now"))


class _Surely:
    """Signs people in by a passkey, with their password typed again."""

    def __init__(self, services: "Services", password: str) -> None:
        self.services, self.password = services, password

    def __call__(self, who: Somebody) -> Actor:
        started = self.services.sessions.begin(who.account.person_id, factors=SHOWN)
        return self.services.sessions.step_up(started.actor, self.password).actor
