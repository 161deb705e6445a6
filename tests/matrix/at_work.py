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
from network.identity import AssignmentId, GrantId, ItemId, OrganisationId, StaffId, new_id
from network.organisations.kinds import OrganisationKind
from network.ties.model import WrittenFor
from network.work.founding import MOST_STARTED, NewOrganisation
from network.work.kinds import AssignmentKind, CodeKind
from network.work.model import hat_id
from tests import ties
from tests.accounts import somebody
from tests.matrix import asked_of_work, letters, lives, on_the_desk, requests
from tests.matrix.jobs import Job, Named
from tests.work import Staff, opened, surely

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
    hats, started = work.joining.hats(person), work.founding.started(person)
    before = {hat.staff_id for hat in hats}
    if len(started) == MOST_STARTED:
        first = started[0].organisation.id
        work.joining.leave(
            person, next(hat.staff_id for hat in hats if hat.organisation_id == first)
        )
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


def a_request(mine: "Belongings") -> Named:
    """Something that this person asked for. Kept past the use case, which counts."""
    place = store_place(mine)
    person_id, about = mine.actor.person_id, mine.connection().id
    return {"request_id": requests.kept(mine.services, person_id, place, about)}


def an_answered_request(mine: "Belongings") -> Named:
    """Something that this person asked for, with a letter to which somebody has said yes."""
    services, person_id, place = mine.services, mine.actor.person_id, store_place(mine)
    request_id = requests.kept(services, person_id, place, mine.connection().id)
    holder = somebody(services).account.person_id
    for person in (person_id, holder):
        ties.grown_up(services, person)
    written = WrittenFor(request_id=request_id, organisation_id=place, lead_id=ItemId(new_id()))
    ties.answered_to(services, ties.letter(services, person_id, written), holder)
    return {"request_id": request_id}


def store_place(mine: "Belongings") -> OrganisationId:
    """An organisation that works with this person."""
    place, _ = on_a_list_of(mine)
    with_me = mine.services.work.with_me.mine(_surely(mine))
    return next(one.organisation.id for one in with_me if one.place.id == place)


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
# What no practice has.
FOR_REAL: dict[str, AtJob] = {
    "something on the desk": on_the_desk.an_order,
    "something on the desk, to be done with": on_the_desk.an_order,
    "letter to read over": letters.to_read_over,
    "picture to read over": letters.with_picture_to_read_over,
    "voice note to read over": letters.with_voice_to_read_over,
    "letter that is held": on_the_desk.a_held_letter,
    "picture that is held": on_the_desk.a_held_picture,
    "voice note that is held": on_the_desk.a_held_voice,
    "possible match": on_the_desk.a_match,
    "something for a second": on_the_desk.for_a_second,
    "somebody said to have died": lives.said_to_have_died,
    "somebody seen to have died": lives.seen_to_have_died,
    "somebody who died, and who is told": lives.died_and_missed,
    "somebody adopted": lives.adopted,
    "any list, and another": lambda job: {
        "assignment_id": job.on_list(job.colleague),
        "other": job.on_list(job.colleague),
    },
    "something stood for at work": asked_of_work.stood_for,
    "somebody to be let back in": asked_of_work.back_in,
    "look that shows later": asked_of_work.shown_later,
    "look that goes on to show later": lambda job: asked_of_work.shown_later(job, agreed=True),
    "home": asked_of_work.a_home,
    "colleague who belongs to homes": lambda job: {"staff_id": job.colleague.staff_id},
}
# What is named of somebody on a worker's list.
OF_A_LIST: dict[str, Callable[[Job, Staff], Named]] = {
    "two places on lists": lives.two_on_lists,
    "something arranged for two": lives.arranged,
    "death to tell of": lives.to_be_told,
    "search at work": asked_of_work.a_search,
    "somebody who shows a card": asked_of_work.shows_a_card,
    "request at work": requests.a_request,
    "lead to check": requests.a_lead,
    "checked lead": requests.a_checked_lead,
    "ready lead": requests.a_ready_lead,
    "letter for a lead": requests.a_letter,
}
FOR_REAL |= {
    name: lambda job, make=make: make(job, job.staff)  # type: ignore[misc]
    for name, make in OF_A_LIST.items()
}
AT_WORK |= FOR_REAL
SHARED = frozenset({"something on the desk", "two places on lists", "any list, and another"})
"""What goes on being what it is, whatever these addresses do to it."""


NAMES = (
    *("assignment_id", "other_id", "record_id", "death_id", "asked_id"),
    *("wanted_id", "lead_id"),
    *("letter_id",),
    *("task_id", "evidence_id", "home_id", "shift_id", "staff_id", "staff", "other"),
)


def of_the_job(name: str, mine: "Belongings") -> Named:
    """Something at one's work; where there is no work, what nobody has."""
    if mine.job is None or (mine.job.made_up and name in FOR_REAL):
        return {each: new_id() for each in NAMES}
    return AT_WORK[name](mine.job)


def of_a_colleague(name: str, mine: "Belongings", names: tuple[str, ...]) -> Named:
    """The same, with somebody who is on a colleague's list."""
    if mine.job is None or (mine.job.made_up and name in FOR_REAL):
        return {}
    job = mine.job
    if name in OF_A_LIST:
        return OF_A_LIST[name](job, job.colleague)
    things = {"assignment_id": job.on_list(job.colleague), "staff": job.colleague.staff_id}
    return {name: things[name] for name in names}
