"""What people of the matrix ask for, and what is noted at work on it. Kept past the use cases."""

from typing import TYPE_CHECKING

from network.asking import store, work_store
from network.asking.kinds import Hope, LeadState
from network.asking.model import AskedWords, ContactRequest
from network.asking.work import Lead, RequestWork
from network.graph.door import Tx
from network.identity import ItemId, OrganisationId, PersonId, new_id
from tests.matrix.jobs import Job, Named
from tests.work import Staff

if TYPE_CHECKING:
    from network.bootstrap import Services

WORDS = AskedWords(whom="Jo", hopes=(Hope.LETTER,), my_name="Ada")


def kept(services: "Services", person_id: PersonId, place: OrganisationId, about: str) -> ItemId:
    """A request of somebody's."""
    request = ContactRequest(
        id=ItemId(new_id()),
        person_id=person_id,
        organisation_id=place,
        connection_id=ItemId(about),
        words=WORDS,
        asked_at=services.clock.now(),
    )
    services.graph.write(lambda tx: store.put(tx, services.sealer, request))
    return request.id


def a_request(job: Job, staff: Staff) -> Named:
    """What somebody on a worker's list asks for."""
    place, person_id = job.listed(staff)
    wanted = kept(job.services, person_id, job.place.id, new_id())
    return {"assignment_id": place, "wanted_id": wanted}


def a_lead(job: Job, staff: Staff, state: LeadState = LeadState.POSSIBLE) -> Named:
    """The same, with somebody who may be the one, whom nobody at work here has found."""
    named, services = a_request(job, staff), job.services
    lead = Lead(
        id=ItemId(new_id()),
        who="Mo Hart",
        words="The same home.",
        state=state,
        found_at=services.clock.now(),
        found_by=PersonId(new_id()),
        found_name="Col",
        approached_at=services.clock.now() if state is LeadState.APPROACHED else None,
    )
    person_id = job.people[-1].account.person_id

    def work(tx: Tx) -> None:
        found = store.of_person(tx, services.sealer, person_id)
        [request] = [one for one in found if one.id == named["wanted_id"]]
        noted: RequestWork = work_store.of_request(tx, services.sealer, request)
        work_store.keep(tx, services.sealer, noted.with_lead(lead))

    services.graph.write(work)
    return {**named, "lead_id": lead.id}


def a_ready_lead(job: Job, staff: Staff) -> Named:
    """The same, with a lead of which somebody has weighed what is safe."""
    return a_lead(job, staff, LeadState.READY)


def a_letter(job: Job, staff: Staff) -> Named:
    """The same, with a letter that was written."""
    return a_lead(job, staff, LeadState.APPROACHED)


def a_checked_lead(job: Job, staff: Staff) -> Named:
    """The same, with a lead that was checked."""
    return a_lead(job, staff, LeadState.CHECKED)
