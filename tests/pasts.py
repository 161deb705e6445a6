"""Pasts for tests: somebody whose age was seen, a worker who looks, a code that was handed over."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from network.actor import Actor, Capacity
from network.claims.code_model import CodeFor
from network.claims.model import Claim, Said
from network.claims.searches import HowSeen, RecordKind, SearchState
from network.connections.kinds import Kind
from network.connections.when import read
from network.identity import AssignmentId, StaffId
from network.people.born import BirthSource
from tests.accounts import Somebody, somebody
from tests.maps import a_step
from tests.work import Place, Staff, opened, taken_on

if TYPE_CHECKING:
    from network.bootstrap import Services
    from network.claims.checks import Check

HAT = Capacity.IN_TOUCH_WORKER
BORN = date(1984, 5, 17)
SAID = Said(
    kind=Kind.KEY_WORKER,
    who="Shanice Wells",
    me="Mo",
    where="Elm Road",
    since=read("2006"),
    until=read("about 2009"),
    words="I drove her to school.",
)
HOW = HowSeen(record=RecordKind.STAFF_RECORD, since=read("2006"), words="Seen on the rota.")


@dataclass(frozen=True)
class OnList:
    """Somebody on the list of a worker at an organisation of its own."""

    place: Place
    staff: Staff
    worker: Actor
    person: Somebody
    on_list: AssignmentId


def on_a_list(
    services: "Services",
    person: Somebody | None = None,
    *,
    place: Place | None = None,
    hat: Capacity = HAT,
) -> OnList:
    """Somebody who has given a code to a worker."""
    place = place or opened(services)
    staff = place.hire(hat)
    worker = staff.wearing(hat)
    person = person or somebody(services)
    return OnList(place, staff, worker, person, taken_on(worker, person))


def of_age(services: "Services", person: Somebody | None = None) -> Somebody:
    """Somebody who is shown to be grown up."""
    there = on_a_list(services, person)
    me = there.person.fresh()
    services.about_me.keep(me, names=["Mo Hart"], former_names=[], born=BORN)
    services.pasts.births.say(there.worker, there.on_list, BORN, BirthSource.OUR_RECORD)
    return there.person


def seen(services: "Services", there: OnList, claim: Claim) -> str:
    """A claim that an organisation has seen in its records. Answers the search."""
    asked = services.pasts.asking.ask(there.person.fresh(), claim.id, there.on_list)
    services.pasts.looking.answer(there.worker, there.on_list, asked, SearchState.SEEN, HOW)
    return asked


def said(services: "Services", actor: Actor, what: Said = SAID) -> Claim:
    """Something that somebody says."""
    return services.claims.say(actor, a_step(), what)


def handed_over(
    services: "Services",
    owner: Somebody,
    claim: Claim,
    kind: CodeFor = CodeFor.THE_OTHER,
    check: "Check | None" = None,
) -> str:
    """A code of theirs, as it is typed."""
    made = services.pasts.codes.make(owner.fresh(), a_step(), claim.id, kind, check)
    return made.code


def staff_of(actor: Actor) -> StaffId:
    """The staff account behind a hat."""
    assert actor.staff_id is not None
    return actor.staff_id
