"""A home's staff must not know: who belongs to a home, and who is refused because of it."""

import pytest

from network.actor import Actor, Capacity
from network.bootstrap import Services
from network.consent.kinds import AudienceKind, Purpose
from network.errors import Invalid, NotFound, NotPermitted
from network.identity import OperationId, new_id
from network.work.reading import Closed
from tests.accounts import Somebody, somebody
from tests.work import Place, Staff, opened, taken_on

WORKER = Capacity.IN_TOUCH_WORKER
STAY = Purpose.STAY_IN_TOUCH


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


def home(place: Place, name: str) -> str:
    home_id = new_id()
    place.services.work.homes.add(place.administrator, home_id, name)
    return home_id


def of_home(place: Place, *homes: str) -> tuple[Staff, Actor]:
    """Somebody who works in these homes."""
    staff = place.hire(WORKER)
    place.services.work.homes.belong(place.administrator, staff.staff_id, frozenset(homes))
    return staff, staff.wearing(WORKER)


def keep_from(jo: Somebody, home_id: str) -> None:
    services, owner = jo.services, jo.fresh()
    [found] = [
        one.audience
        for one in services.protecting.audiences.around(owner)
        if (one.audience.kind, one.audience.id) == (AudienceKind.HOME_STAFF, home_id)
    ]
    services.consent.narrowing.keep_from(owner, OperationId(new_id()), found)


def test_who_works_in_that_home_is_refused_and_nobody_else(
    services: Services, place: Place, jo: Somebody
) -> None:
    elm, oak = home(place, "Elm House"), home(place, "Oak House")
    (_, kit), (_, lou), sam = of_home(place, elm), of_home(place, oak), place.hire(WORKER)
    with_kit, with_lou = taken_on(kit, jo), taken_on(lou, jo)
    with_sam = taken_on(sam.wearing(WORKER), jo)

    keep_from(jo, elm)

    with pytest.raises(Closed):
        services.work.reading.open(kit, with_kit, STAY)
    assert services.work.reading.open(lou, with_lou, STAY).known_as == "Jo"
    assert services.work.reading.open(sam.wearing(WORKER), with_sam, STAY).known_as == "Jo"


def test_belonging_to_it_counts_from_that_moment(
    services: Services, place: Place, jo: Somebody
) -> None:
    elm = home(place, "Elm House")
    staff, kit = of_home(place)
    on_list = taken_on(kit, jo)
    keep_from(jo, elm)
    services.work.reading.open(kit, on_list, STAY)

    services.work.homes.belong(place.administrator, staff.staff_id, frozenset({elm}))

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)


def test_a_home_that_is_off_the_list_goes_on_keeping_its_staff_out(
    services: Services, place: Place, jo: Somebody
) -> None:
    elm, oak = home(place, "Elm House"), home(place, "Oak House")
    staff, kit = of_home(place, elm)
    on_list = taken_on(kit, jo)
    keep_from(jo, elm)
    homes, administrator = services.work.homes, place.administrator

    homes.drop(administrator, elm)
    homes.drop(administrator, elm)
    homes.belong(administrator, staff.staff_id, frozenset({oak}))

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)
    around = services.protecting.audiences.around(jo.fresh())
    assert [one.name for one in around if one.organisation][:1] == ["Oak House"]


def test_only_an_administrator_of_the_house_says_who_belongs_where(
    services: Services, place: Place
) -> None:
    elm, elsewhere = home(place, "Elm House"), opened(services, "Elm Trust")
    staff, kit = of_home(place, elm)
    homes = services.work.homes

    with pytest.raises(NotPermitted):
        homes.add(kit, new_id(), "Ash House")
    with pytest.raises(NotFound):
        homes.belong(elsewhere.administrator, staff.staff_id, frozenset())
    theirs = home(elsewhere, "Ash House")
    with pytest.raises(Invalid):
        homes.belong(place.administrator, staff.staff_id, frozenset({theirs}))
    with pytest.raises(Invalid):
        homes.add(place.administrator, new_id(), " ")


def test_the_same_home_sent_twice_is_one(services: Services, place: Place) -> None:
    home_id, administrator = new_id(), place.administrator
    for _ in range(2):
        services.work.homes.add(administrator, home_id, "Elm House")

    assert [one.name for one in services.work.homes.all(administrator)] == ["Elm House"]
