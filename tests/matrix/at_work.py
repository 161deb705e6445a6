"""What people of the matrix have to do with organisations."""

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
from network.work.founding import NewOrganisation
from network.work.kinds import CodeKind
from network.work.model import hat_id
from tests.accounts import somebody
from tests.work import opened

if TYPE_CHECKING:
    from tests.matrix.belongings import Belongings, Named

NEW = NewOrganisation(name="Oakway", kind=OrganisationKind.CHARITY, my_name="Ann", second_name="Bo")


def _surely(mine: "Belongings") -> Actor:
    """The person, as they could act on another day."""
    return Actor(person_id=mine.actor.person_id, stepped_up=True)


def a_staff_account(mine: "Belongings") -> "Named":
    """Work at an organisation that has just been begun."""
    mine.services.work.founding.start(_surely(mine), NEW, OrganisationId(new_id()))
    hats = mine.services.work.joining.hats(_surely(mine))
    return {"staff_id": hats[-1].staff_id}


def a_hat(mine: "Belongings") -> "Named":
    """A hat at an organisation that has just been begun."""
    return {"hat_id": hat_id(StaffId(a_staff_account(mine)["staff_id"]), Capacity.ADMINISTRATOR)}


def a_worker_code(mine: "Belongings") -> "Named":
    """A code for a worker, in place of an older one."""
    with_me, person = mine.services.work.with_me, _surely(mine)
    for old in with_me.codes(person):
        with_me.drop_code(person, old.line.id)
    return {"code_id": with_me.make_code(person, new_id(), CodeKind.WORK_WITH_ME).line.id}


def work_with_me(mine: "Belongings") -> "Named":
    """A place on the list of a worker at an organisation of its own."""
    work, hat = mine.services.work, Capacity.IN_TOUCH_WORKER
    kit = opened(mine.services).hire(hat).wearing(hat)
    code = work.with_me.make_code(_surely(mine), new_id(), CodeKind.WORK_WITH_ME).code
    on_list = work.caseload.take_on(kit, AssignmentId(new_id()), code, "Jo")
    return {"assignment_id": on_list}


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


def not_let_in(*names: str) -> "Named":
    """Things that only somebody with a hat on could have."""
    return {name: new_id() for name in names}
