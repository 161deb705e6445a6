"""Who is let in to do the work of a safeguarding lead, and what is kept of who was not."""

import pytest

from network.actor import Actor, Capacity
from network.audit import store as audit_store
from network.audit.use_cases import Audit
from network.bootstrap import Services
from network.consent.kinds import AudienceKind
from network.consent.protection import Audience
from network.errors import NotPermitted
from network.graph.door import Tx
from network.identity import OperationId, OrganisationId, PersonId, new_id
from network.work.model import NotAtWork
from network.work.reading import Closed
from tests.accounts import Somebody, somebody
from tests.work import Place, opened, taken_on, without_factors

WORKER = Capacity.IN_TOUCH_WORKER


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


def comes_in(services: Services, actor: Actor, *people: PersonId) -> bool:
    gate = services.safeguarding.gate

    def work(tx: Tx) -> bool | None:
        return True if gate.lead(tx, actor, people) else None

    return gate.let_in(work)


def refusals(services: Services, organisation_id: OrganisationId) -> list[str]:
    audit: Audit = services.audit
    rows = services.graph.read(lambda tx: audit_store.chain(tx, organisation_id, after=0))
    lines = [audit._opened(organisation_id, row) for row in rows]
    return [line["detail"]["reason"] for line in lines if line["event"] == "work_refused"]


def test_a_lead_comes_in_about_anybody_whom_a_task_names(
    services: Services, place: Place, jo: Somebody
) -> None:
    other = somebody(services)

    assert comes_in(services, place.lead, jo.account.person_id, other.account.person_id)


def test_another_hat_does_not_come_in(services: Services, place: Place, jo: Somebody) -> None:
    with pytest.raises(NotAtWork):
        comes_in(services, place.hire(WORKER).wearing(WORKER), jo.account.person_id)
    with pytest.raises(NotAtWork):
        comes_in(services, jo.fresh(), jo.account.person_id)


def test_a_lead_without_a_passkey_does_not_come_in(
    services: Services, place: Place, jo: Somebody
) -> None:
    with pytest.raises(NotPermitted):
        comes_in(services, without_factors(place.lead), jo.account.person_id)


def test_nobody_comes_in_about_themselves(services: Services, place: Place, jo: Somebody) -> None:
    lead = place.lead

    with pytest.raises(Closed):
        comes_in(services, lead, jo.account.person_id, lead.person_id)
    assert refusals(services, place.id) == ["own_relative"]


def test_a_lead_who_knows_one_of_them_does_not_come_in(
    services: Services, place: Place, jo: Somebody
) -> None:
    worker = place.hire(WORKER, Capacity.SAFEGUARDING_LEAD)
    listed = taken_on(worker.wearing(WORKER), jo)
    services.work.caseload.knows(worker.wearing(WORKER), listed)
    other = somebody(services)

    with pytest.raises(Closed):
        comes_in(
            services,
            worker.wearing(Capacity.SAFEGUARDING_LEAD),
            other.account.person_id,
            jo.account.person_id,
        )
    assert refusals(services, place.id) == ["own_relative"]


@pytest.mark.parametrize("whom", ["worker", "organisation"])
def test_whom_a_person_keeps_it_from_does_not_come_in(
    services: Services, place: Place, jo: Somebody, whom: str
) -> None:
    lead = place.lead
    audience = {
        "worker": Audience(kind=AudienceKind.WORKER, id=lead.person_id),
        "organisation": Audience(kind=AudienceKind.ORGANISATION, id=place.id),
    }[whom]
    services.consent.narrowing.keep_from(jo.fresh(), OperationId(new_id()), audience)

    with pytest.raises(Closed):
        comes_in(services, lead, jo.account.person_id)
    assert refusals(services, place.id) == ["must_not_know"]


def test_whoever_was_erased_stands_in_nobodys_way(
    services: Services, place: Place, jo: Somebody
) -> None:
    gone = PersonId(new_id())

    assert comes_in(services, place.lead, gone, jo.account.person_id)
