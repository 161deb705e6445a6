"""What people of the matrix have to do with organisations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.identity import AssignmentId, OrganisationId, StaffId, new_id
from network.organisations.kinds import OrganisationKind
from network.work.founding import MOST_STARTED, NewOrganisation
from network.work.kinds import AssignmentKind, CodeKind
from network.work.model import hat_id
from tests.matrix.jobs import Job, Named
from tests.work import opened

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
    work, hat = mine.services.work, Capacity.IN_TOUCH_WORKER
    kit = opened(mine.services).hire(hat).wearing(hat)
    code = work.with_me.make_code(_surely(mine), new_id(), CodeKind.WORK_WITH_ME).code
    on_list = work.caseload.take_on(kit, AssignmentId(new_id()), code, "Jo")
    return {"assignment_id": on_list}


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
