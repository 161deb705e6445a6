"""What people of the matrix have to do with organisations."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.consent import store as consent
from network.consent.kept import Between
from network.consent.kinds import Channel, Purpose, Scope
from network.consent.model import Grant, Wording
from network.graph.door import Tx
from network.identity import AssignmentId, GrantId, OrganisationId, StaffId, new_id
from network.organisations.kinds import OrganisationKind
from network.work.founding import MOST_STARTED, NewOrganisation
from network.work.kinds import AssignmentKind, CodeKind
from network.work.model import hat_id
from tests.accounts import somebody
from tests.matrix.jobs import Job, Named
from tests.work import opened, surely

if TYPE_CHECKING:
    from tests.matrix.belongings import Belongings

NEW = NewOrganisation(name="Oakway", kind=OrganisationKind.CHARITY, my_name="Ann", second_name="Bo")
AtJob = Callable[[Job], Named]


def _surely(mine: "Belongings") -> Actor:
    """The person, as they could act on another day."""
    return Actor(person_id=mine.actor.person_id, stepped_up=True)


def a_staff_account(mine: "Belongings") -> Named:
    """Work at an organisation that has just been begun, in place of an earlier one if need be."""
    work, person = mine.services.work, _surely(mine)
    before = {hat.staff_id for hat in work.joining.hats(person)}
    if len(work.founding.started(person)) == MOST_STARTED:
        work.joining.leave(person, min(before))
    work.founding.start(person, NEW, OrganisationId(new_id()))
    [made] = {hat.staff_id for hat in work.joining.hats(person)} - before
    return {"staff_id": made}


def a_hat(mine: "Belongings") -> Named:
    """A hat at an organisation that has just been begun."""
    return {"hat_id": hat_id(StaffId(a_staff_account(mine)["staff_id"]), Capacity.ADMINISTRATOR)}


def a_worker_code(mine: "Belongings") -> Named:
    """A code for a worker, in place of an older one."""
    with_me, person = mine.services.work.with_me, _surely(mine)
    for old in with_me.codes(person):
        with_me.drop_code(person, old.line.id)
    return {"code_id": with_me.make_code(person, new_id(), CodeKind.WORK_WITH_ME).line.id}


def work_with_me(mine: "Belongings") -> Named:
    """A place on the list of a worker at an organisation of its own."""
    return {"assignment_id": on_a_list_of(mine)[0]}


def on_a_list_of(mine: "Belongings") -> "tuple[AssignmentId, Actor]":
    """A place on the list of a worker, and the worker."""
    work, hat = mine.services.work, Capacity.IN_TOUCH_WORKER
    kit = opened(mine.services).hire(hat).wearing(hat)
    code = work.with_me.make_code(_surely(mine), new_id(), CodeKind.WORK_WITH_ME).code
    return work.caseload.take_on(kit, AssignmentId(new_id()), code, "Jo"), kit


def a_yes_to_look_at(mine: "Belongings") -> "Named":
    """A yes whose day to be looked at again has come; kept past the use case, which takes years."""
    services, now, person = mine.services, mine.services.clock.now(), mine.actor.person_id
    other = somebody(services).account.person_id
    grant = Grant(
        id=GrantId(new_id()),
        grantor=person,
        given_by=person,
        recipient=other,
        scopes=frozenset({Scope.EXIST}),
        purposes=frozenset({Purpose.STAY_IN_TOUCH}),
        channels=frozenset({Channel.IN_APP}),
        given_at=now,
        valid_from=now,
        expires_at=now + timedelta(days=90),
        review_at=now,
        epoch=0,
        wording=Wording(id="exist-1", hash="a" * 64, language="en"),
    )

    def work(tx: Tx) -> None:
        two = consent.lock_two(tx, services.sealer, person, other)
        consent.put_between(tx, services.sealer, two, Between(grants=(grant,)))

    services.graph.write(work)
    services.safeguarding.days.look()
    return {"grant_id": grant.id}


def a_worker(mine: "Belongings") -> Actor:
    """The person themselves, with a worker's hat on, at an organisation of its own."""
    work, hat = mine.services.work, Capacity.IN_TOUCH_WORKER
    administrator, staff_id = opened(mine.services).administrator, StaffId(new_id())
    work.running.invite(administrator, staff_id, "Kit", frozenset({hat}))
    [code] = [code for one, code in work.running.people(administrator) if one.id == staff_id]
    work.joining.accept(_surely(mine), code)
    return work.hats.put_on(surely(mine.somebody), staff_id, hat).actor


def around(mine: "Belongings") -> dict[str, str]:
    """Somebody from whom something can be kept."""
    if not mine.services.protecting.audiences.around(mine.actor):
        work_with_me(mine)
    found = mine.services.protecting.audiences.around(mine.actor)[0].audience
    return {"kind": found.kind, "id": found.id}


def not_let_in(*names: str) -> "Named":
    """Things that only somebody with a hat on could have."""
    return {name: new_id() for name in names}


# What an address below /at-work names, of the organisation of whoever asks.
AT_WORK: dict[str, AtJob] = {
    "place on a list": lambda job: {"assignment_id": job.on_list(job.staff)},
    "place on a list, and a colleague": lambda job: {
        "assignment_id": job.on_list(job.staff),
        "staff": job.colleague.staff_id,
    },
    "any list": lambda job: {"assignment_id": job.on_list(job.colleague)},
    "emergency": lambda job: {
        "assignment_id": job.on_list(job.colleague, AssignmentKind.EMERGENCY)
    },
    "colleague": lambda job: {"staff_id": job.invited()},
    "colleague who asks": lambda job: {"staff_id": job.asks_for_more()},
    "shift": lambda job: {"shift_id": job.shift()},
    "shift, and a colleague": lambda job: {
        "shift_id": job.shift(),
        "staff": job.colleague.staff_id,
    },
    "colleague inside": lambda job: {"staff": job.colleague.staff_id},
}


def of_the_job(name: str, mine: "Belongings", names: tuple[str, ...]) -> Named:
    """Something at one's work; where there is no work, what nobody has."""
    return AT_WORK[name](mine.job) if mine.job else {each: new_id() for each in names}


def of_a_colleague(mine: "Belongings", names: tuple[str, ...]) -> Named:
    """The same, with somebody who is on a colleague's list."""
    if mine.job is None:
        return {}
    job = mine.job
    things = {"assignment_id": job.on_list(job.colleague), "staff": job.colleague.staff_id}
    return {name: things[name] for name in names}
