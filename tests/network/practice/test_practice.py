"""Practising: like work, with nobody real in it, and nothing of it stays."""

from datetime import timedelta

import pytest

from network.actor import Actor, Capacity
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.errors import NotFound
from network.identity import AssignmentId, OrganisationId, StaffId, new_id
from network.organisations.model import NotOpen
from network.practice import store
from network.practice.model import ALEX, SAM, NotPractising
from network.story.model import Words
from network.work.kinds import CodeKind
from network.work.model import WrongCode
from network.work.reading import Closed
from tests.accounts import Somebody, somebody
from tests.work import Place, Staff, begun, opened, surely, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
ADMINISTRATOR = Capacity.ADMINISTRATOR
STAY = Purpose.STAY_IN_TOUCH


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


def practising(who: Somebody, staff_id: StaffId, hat: Capacity) -> Actor:
    """Somebody with a hat of a practice on."""
    begun_at = who.services.practice.begin(surely(who), staff_id)
    return who.services.work.hats.put_on(surely(who), begun_at, hat).actor


def of(staff: Staff, hat: Capacity) -> Actor:
    return practising(staff.who, staff.staff_id, hat)


def runs(services: Services, organisation_id: OrganisationId) -> bool:
    return organisation_id in store.ids(services.graph)


def where(actor: Actor, services: Services) -> OrganisationId:
    """The practice that somebody is in."""
    found = services.practice.begun(actor)
    assert found is not None
    return found.organisation_id


def test_work_is_practised_from_the_code_to_what_the_person_sees(
    services: Services, place: Place
) -> None:
    kit, work = of(place.hire(WORKER), WORKER), services.work
    [code] = [one.code for one in services.practice.seen(kit) if one.code]

    on_list = work.caseload.take_on(kit, AssignmentId(new_id()), code, "Robin")
    work.reading.note(kit, on_list, new_id(), "Likes tea.")
    work.reading.open(kit, on_list, STAY)
    to = next(one for one in work.caseload.colleagues(kit) if WORKER in one.capacities)
    work.caseload.pass_on(kit, on_list, to.id)

    [robin] = [one for one in services.practice.seen(kit) if one.name == "Robin"]
    looked = services.audit.who_looked(Actor(person_id=robin.person_id))
    assert [line.event for line in looked] == [
        "work_passed_on",
        "read_at_work",
        "note_written",
        "work_begun",
    ]


def test_a_card_is_there_to_read(services: Services, place: Place) -> None:
    kit = of(place.hire(WORKER), WORKER)
    [sam] = [one for one in services.practice.seen(kit) if one.name == SAM]

    shown = services.story.reading.open(kit, sam.shows or AssignmentId(""))

    assert shown.words != Words()


def test_a_full_day_closes_and_two_made_up_colleagues_open_it_again(
    services: Services, place: Place
) -> None:
    kit = of(place.hire(WORKER), WORKER)
    [sam] = services.work.caseload.mine(kit)
    services.practice.a_full_day(kit)
    with pytest.raises(Closed):
        services.work.reading.open(kit, sam.id, STAY)

    services.work.exceptions.ask_for_more(kit, 40, "A home has closed.")
    services.practice.let_colleagues_agree(kit)

    assert services.work.reading.open(kit, sam.id, STAY).known_as == SAM


def test_a_lead_practises_an_emergency_and_its_second_human_being(
    services: Services, place: Place
) -> None:
    lead = of(place.second, LEAD)
    [waiting] = services.work.exceptions.to_agree(lead)
    [alex] = [one for one, _ in services.work.caseload.everybody(lead) if one.known_as == ALEX]
    opened_now = services.work.exceptions.open_emergency(
        lead, AssignmentId(new_id()), alex.id, "They rang at night."
    )
    services.work.exceptions.agree_to_emergency(lead, waiting[0].id)

    assert services.work.reading.open(lead, opened_now, Purpose.WELFARE_CHECK).known_as == ALEX
    services.practice.let_colleagues_agree(lead)
    assert services.work.exceptions.emergencies(lead) == []


def test_it_is_open_while_the_organisation_waits_and_a_real_hat_is_not(services: Services) -> None:
    _, first, code = begun(services)
    services.work.joining.accept(somebody(services).fresh(), code)
    [hat] = services.work.joining.hats(first.fresh())
    with pytest.raises(NotOpen):
        services.work.hats.put_on(surely(first), hat.staff_id, ADMINISTRATOR)

    chief = practising(first, hat.staff_id, ADMINISTRATOR)

    assert len(services.work.running.people(chief)) == 3


def test_nothing_real_is_open_from_it(services: Services, place: Place) -> None:
    real, jo = place.hire(WORKER), somebody(services)
    on_list = taken_on(real.wearing(WORKER), jo)
    kit = of(real, WORKER)
    help_now = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW)

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)
    with pytest.raises(NotFound):
        services.work.caseload.let_go(kit, on_list)
    with pytest.raises(NotOpen):
        services.work.helping.begin(kit, help_now.code)
    assert on_list not in {one.id for one in services.work.caseload.mine(kit)}


def test_a_real_code_is_not_taken_on_in_it(services: Services, place: Place) -> None:
    kit, jo = of(place.hire(WORKER), WORKER), somebody(services)
    made = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.WORK_WITH_ME)

    with pytest.raises(WrongCode):
        services.work.caseload.take_on(kit, AssignmentId(new_id()), made.code, "Jo")

    assert services.work.with_me.codes(jo.fresh()) == [made]


def test_nobody_made_up_is_taken_on_for_real(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    [code] = [one.code for one in services.practice.seen(of(staff, WORKER)) if one.code]

    with pytest.raises(WrongCode):
        services.work.caseload.take_on(staff.wearing(WORKER), AssignmentId(new_id()), code, "R")


def test_an_invitation_to_a_practice_lets_nobody_in(services: Services, place: Place) -> None:
    chief, invited = of(place.first, ADMINISTRATOR), StaffId(new_id())
    services.work.running.invite(chief, invited, "Max", frozenset({WORKER}))
    [code] = [code for one, code in services.work.running.people(chief) if one.id == invited]

    with pytest.raises(WrongCode):
        services.work.joining.accept(somebody(services).fresh(), code)


def test_nothing_of_it_shows_among_what_is_real(services: Services, place: Place) -> None:
    staff = place.hire(WORKER, LEAD)
    before = services.work.joining.hats(staff.who.fresh())
    people = len(services.work.running.people(place.administrator))
    of(staff, WORKER)

    assert services.work.joining.hats(staff.who.fresh()) == before
    assert services.work.caseload.everybody(staff.wearing(LEAD)) == []
    assert services.work.exceptions.emergencies(staff.wearing(LEAD)) == []
    assert len(services.work.running.people(place.administrator)) == people
    assert list(services.work.founding.waiting()) == []


def test_with_a_real_hat_on_there_is_nothing_to_practise(services: Services, place: Place) -> None:
    kit = place.hire(WORKER).wearing(WORKER)

    for act in (
        services.practice.seen,
        services.practice.another_code,
        services.practice.a_full_day,
        services.practice.let_colleagues_agree,
    ):
        with pytest.raises(NotPractising):
            act(kit)


def test_ending_leaves_nobody_and_no_key(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    kit = of(staff, WORKER)
    practice = where(kit, services)
    people = services.graph.read(lambda tx: store.made_up(tx, practice))
    owners = [practice, *people]
    assert len(people) >= 5
    assert all(services.keys.ids(one) for one in owners)

    services.practice.end(staff.who.fresh())

    assert [one for one in owners if services.keys.ids(one)] == []
    assert services.graph.read(lambda tx: store.made_up(tx, practice)) == []
    assert not runs(services, practice)
    assert services.practice.begun(staff.who.fresh()) is None
    assert services.audit.verify() == []


def test_a_new_practice_takes_the_place_of_the_last(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    first = where(of(staff, WORKER), services)
    second = where(of(staff, WORKER), services)

    assert runs(services, second)
    assert not runs(services, first)


def test_after_fourteen_days_it_ends_by_itself_and_not_a_day_earlier(
    services: Services, place: Place, clock: FrozenClock
) -> None:
    practice = where(of(place.hire(WORKER), WORKER), services)
    clock.move(timedelta(days=13, hours=23))
    services.practice.end_old()
    assert runs(services, practice)

    clock.move(timedelta(hours=1))
    services.practice.end_old()

    assert not runs(services, practice)


def test_whoever_leaves_leaves_no_practice(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    practice = where(of(staff, WORKER), services)
    services.work.running.end(place.administrator, staff.staff_id)

    services.practice.end_old()

    assert not runs(services, practice)


def test_an_ending_that_was_cut_short_is_taken_up(services: Services, place: Place) -> None:
    practice = where(of(place.hire(WORKER), WORKER), services)
    services.keys.destroy(practice)

    services.practice.end_old()

    assert not runs(services, practice)


def test_whoever_erases_their_account_leaves_no_practice(services: Services, place: Place) -> None:
    staff = place.hire(WORKER)
    practice = where(of(staff, WORKER), services)
    services.erasure.erase(staff.who.fresh())

    services.practice.end_old()

    assert not runs(services, practice)
