"""An organisation begins with two human beings, and works only once the service has looked."""

import pytest

from network.actor import Capacity
from network.bootstrap import Services
from network.errors import AlreadyDone, NotPermitted, WrongMoment
from network.identity import OrganisationId, new_id
from network.organisations.kinds import OrganisationKind
from network.organisations.model import NotOpen
from network.work.founding import NewOrganisation
from network.work.model import WrongCode
from tests.accounts import somebody
from tests.work import begun, opened, surely

NEW = NewOrganisation(name="Oakway", kind=OrganisationKind.CHARITY, my_name="Ann", second_name="Bo")


def test_two_named_people_and_the_service_open_an_organisation(services: Services) -> None:
    place = opened(services)

    assert place.administrator.capacity is Capacity.ADMINISTRATOR
    assert place.lead.capacity is Capacity.SAFEGUARDING_LEAD


def test_one_human_being_is_not_two(services: Services) -> None:
    organisation_id, first, code = begun(services)

    with pytest.raises(AlreadyDone):
        services.work.joining.accept(first.fresh(), code)
    with pytest.raises(WrongMoment):
        services.work.founding.open(organisation_id)


def test_before_the_service_has_looked_no_hat_can_be_put_on(services: Services) -> None:
    _, first, code = begun(services)
    services.work.joining.accept(somebody(services).fresh(), code)
    [hat] = services.work.joining.hats(first.fresh())

    assert not hat.open
    with pytest.raises(NotOpen):
        services.work.hats.put_on(surely(first), hat.staff_id, hat.capacity)


def test_a_code_opens_once(services: Services) -> None:
    _, _, code = begun(services)
    services.work.joining.accept(somebody(services).fresh(), code)

    with pytest.raises(WrongCode):
        services.work.joining.accept(somebody(services).fresh(), code)


def test_the_same_start_sent_twice_is_one_organisation(services: Services) -> None:
    actor, made = somebody(services).fresh(), OrganisationId(new_id())

    services.work.founding.start(actor, NEW, made)
    services.work.founding.start(actor, NEW, made)

    assert len(services.work.founding.started(actor)) == 1


def test_nobody_begins_more_than_a_few(services: Services) -> None:
    actor = somebody(services).fresh()
    for _ in range(3):
        services.work.founding.start(actor, NEW, OrganisationId(new_id()))

    with pytest.raises(NotPermitted):
        services.work.founding.start(actor, NEW, OrganisationId(new_id()))


def test_somebody_elses_id_is_no_way_in(services: Services) -> None:
    made, _, _ = begun(services)

    with pytest.raises(NotPermitted):
        services.work.founding.start(somebody(services).fresh(), NEW, made)
