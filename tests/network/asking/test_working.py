"""Working on a request: read with a purpose, noted, checked by another, weighed before anything."""

from dataclasses import replace
from datetime import timedelta

import pytest

from network.actor import Capacity
from network.asking.consideration import STOPS
from network.asking.kinds import Finding, LeadState, Opens, SafeWay, Verdict
from network.asking.model import ContactRequest
from network.asking.work import MOST_LEADS, Lead, RequestWork
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import AudienceKind, Purpose, SecrecyKind
from network.consent.protection import Audience
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound, NotPermitted, WrongMoment
from network.identity import OperationId, new_id
from network.work.reading import Closed
from tests.asking import (
    WORDS,
    Wanted,
    a_lead,
    a_line,
    asked,
    checked,
    noted,
    on_the_map,
    wanted,
    weighed,
)
from tests.pasts import on_a_list
from tests.work import taken_on


def work_on(services: Services, one: Wanted) -> RequestWork:
    found = services.asking.at_work.one(one.worker, one.place, one.request.id)
    return found.noted


def lead_of(services: Services, one: Wanted, lead: Lead) -> Lead:
    found = work_on(services, one).lead(lead.id)
    assert found is not None
    return found


def read(services: Services, one: Wanted) -> list[ContactRequest]:
    return services.asking.at_work.read(one.worker, one.place, Purpose.STAY_IN_TOUCH)


def looks(services: Services, one: Wanted) -> list[tuple[str, str]]:
    lines = services.audit.who_looked(one.asker.fresh(), limit=50)
    shown = [line for line in lines if line.event is Event.READ_AT_WORK]
    return [(line.detail["purpose"], line.detail["things"]) for line in shown]


def test_reading_the_words_is_shown_with_what_for(services: Services) -> None:
    one = wanted(services)

    [found] = read(services, one)

    assert found.words == WORDS
    assert looks(services, one) == [("stay_in_touch", "request")]


@pytest.mark.parametrize("purpose", set(Purpose) - {Purpose.STAY_IN_TOUCH, Purpose.WELFARE_CHECK})
def test_for_no_other_purpose(services: Services, purpose: Purpose) -> None:
    one = wanted(services)

    with pytest.raises(Invalid):
        services.asking.at_work.read(one.worker, one.place, purpose)
    assert looks(services, one) == []


def test_what_is_noted_and_looked_at_is_recorded_and_not_shown(services: Services) -> None:
    one = wanted(services)
    before = services.audit.who_looked(one.asker.fresh(), limit=50)

    lead = checked(services, one)
    services.asking.noting.log(one.worker, one.place, one.request.id, a_line())
    services.asking.noting.consider(
        one.worker, one.place, one.request.id, lead.id, weighed(Verdict.STOP)
    )
    work_on(services, one)

    assert services.audit.who_looked(one.asker.fresh(), limit=50) == before


def test_a_line_of_the_log_is_kept_once_and_signed(services: Services) -> None:
    one, line = wanted(services), a_line()

    for _ in range(2):
        services.asking.noting.log(one.worker, one.place, one.request.id, line)

    [kept] = work_on(services, one).lines
    assert kept == replace(line, by=one.worker.person_id, name="Kit")
    with pytest.raises(Invalid):
        services.asking.noting.log(one.worker, one.place, one.request.id, a_line(" "))


def test_a_lead_is_possible_until_another_human_being_has_checked_it(services: Services) -> None:
    one = wanted(services)
    lead = noted(services, one)
    noting, there = services.asking.noting, one.request.id
    assert lead_of(services, one, lead).state is LeadState.POSSIBLE

    with pytest.raises(Closed):
        noting.check(one.worker, one.place, there, lead.id, "I looked again.")
    assert lead_of(services, one, lead).state is LeadState.POSSIBLE
    for _ in range(2):
        noting.check(one.second, one.second_place, there, lead.id, "I rang the home.")

    found = lead_of(services, one, lead)
    assert (found.state, found.found_name, found.checked_name) == (
        LeadState.CHECKED,
        "Kit",
        "Bea",
    )


def test_one_human_being_with_two_hats_is_one(services: Services) -> None:
    there = on_a_list(services, hat=Capacity.COORDINATOR)
    both = there.place.hire(Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER, name="Max")
    place = taken_on(both.wearing(Capacity.IN_TOUCH_WORKER), there.person)
    request = asked(services, there, on_the_map(services, there.person))
    lead, noting = a_lead(), services.asking.noting
    noting.add_lead(both.wearing(Capacity.IN_TOUCH_WORKER), place, request.id, lead)

    with pytest.raises(Closed):
        noting.check(both.wearing(Capacity.COORDINATOR), place, request.id, lead.id, "Looked.")


def test_nobody_is_ready_before_it_was_checked_and_weighed(services: Services) -> None:
    one = wanted(services)
    lead = noted(services, one)
    consider = services.asking.noting.consider

    with pytest.raises(WrongMoment):
        consider(one.worker, one.place, one.request.id, lead.id, weighed())
    services.asking.noting.check(
        one.second, one.second_place, one.request.id, lead.id, "I rang the home."
    )
    for _ in range(2):
        consider(one.worker, one.place, one.request.id, lead.id, weighed())

    found = lead_of(services, one, lead)
    assert found.state is LeadState.READY
    assert found.considered is not None
    assert found.considered.name == "Kit"


STOPPING: dict[str, dict[str, object]] = {
    "order": {"order": Finding.YES},
    "hold": {"hold": Finding.YES},
    "third": {"third": Finding.YES},
    "under_18": {"under_18": Finding.YES},
    "adopted": {"adopted": Finding.YES},
    "opens": {"opens": Opens.OTHERS_TOO},
    "reach": {"reach": SafeWay.NONE_KNOWN},
    "wishes_read": {"wishes_read": False},
}
NOT_KNOWN = ("order", "hold", "third", "under_18", "adopted")
UNKNOWN: dict[str, dict[str, object]] = {
    "opens": {"opens": Opens.NOT_KNOWN},
    **{name: {name: Finding.NOT_KNOWN} for name in NOT_KNOWN},
}


@pytest.mark.parametrize("name", [name for name, _ in STOPS])
def test_whatever_speaks_against_it_stops_it_and_so_does_not_knowing(name: str) -> None:
    for otherwise in (STOPPING[name], UNKNOWN.get(name, STOPPING[name])):
        assert weighed(Verdict.GO_ON, **otherwise).stops() == (name,)
        assert weighed(Verdict.GO_ON, **otherwise).problems() == {"verdict": "stops"}
        assert weighed(Verdict.STOP, **otherwise).problems() == {}


def test_a_stop_lies_on_the_desk_with_what_was_weighed_and_goes_no_further(
    services: Services,
) -> None:
    one = wanted(services)
    lead = checked(services, one)
    stop = weighed(Verdict.STOP, order=Finding.YES, words="There is an order.")

    services.asking.noting.consider(one.worker, one.place, one.request.id, lead.id, stop)

    assert lead_of(services, one, lead).state is LeadState.STOPPED
    every = desk.waiting(services.graph, services.sealer)
    [task] = [each for each in every if each.kind is DeskKind.LEAD_STOPPED]
    assert (task.about, task.other) == (one.asker.account.person_id, None)
    looked = services.safeguarding.looking.at(one.there.place.lead, task.id)
    assert [(name, note.text) for name, note in looked.notes] == [("Kit", "There is an order.")]
    noting = services.asking.noting
    for act in (noting.step_back, noting.drop):
        with pytest.raises(WrongMoment):
            act(one.worker, one.place, one.request.id, lead.id)
    with pytest.raises(WrongMoment):
        noting.consider(one.worker, one.place, one.request.id, lead.id, weighed())


def test_every_step_can_be_taken_back_and_then_nobody_stands_behind_it(
    services: Services,
) -> None:
    one = wanted(services)
    lead = checked(services, one)
    noting, there = services.asking.noting, (one.worker, one.place, one.request.id)
    noting.consider(*there, lead.id, weighed())

    noting.step_back(*there, lead.id)
    found = lead_of(services, one, lead)
    assert (found.state, found.considered) == (LeadState.CHECKED, None)
    noting.step_back(*there, lead.id)
    found = lead_of(services, one, lead)
    assert (found.state, found.checked_by, found.checked_how) == (LeadState.POSSIBLE, None, "")
    with pytest.raises(WrongMoment):
        noting.step_back(*there, lead.id)
    for _ in range(2):
        noting.drop(*there, lead.id)
    assert lead_of(services, one, lead).state is LeadState.DROPPED


def test_there_is_an_end_to_what_can_be_noted(services: Services) -> None:
    one = wanted(services)
    there = (one.worker, one.place, one.request.id)
    for number in range(MOST_LEADS):
        services.asking.noting.add_lead(*there, a_lead(f"Number {number}"))

    with pytest.raises(WrongMoment):
        services.asking.noting.add_lead(*there, a_lead())


def test_it_is_closed_to_whoever_does_not_carry_them(services: Services) -> None:
    one, other = wanted(services), on_a_list(services, hat=Capacity.COORDINATOR)
    stranger = one.there.place.hire(Capacity.COORDINATOR, name="Max").wearing(Capacity.COORDINATOR)
    at_work = services.asking.at_work

    for worker in (other.worker, stranger):
        with pytest.raises(NotFound):
            at_work.read(worker, one.place, Purpose.STAY_IN_TOUCH)
        with pytest.raises(NotFound):
            at_work.one(worker, one.place, one.request.id)
        assert at_work.waiting(worker) == []
    with pytest.raises(NotPermitted):
        at_work.waiting(one.asker.fresh())


def test_another_organisation_that_works_with_them_reads_nothing_of_it(
    services: Services,
) -> None:
    one = wanted(services)
    other = on_a_list(services, one.asker, hat=Capacity.COORDINATOR)
    at_work = services.asking.at_work

    assert at_work.waiting(other.worker) == []
    assert at_work.read(other.worker, other.on_list, Purpose.STAY_IN_TOUCH) == []
    with pytest.raises(NotFound):
        at_work.one(other.worker, other.on_list, one.request.id)


def test_from_whom_it_is_kept_reads_nothing_and_has_it_in_no_list(services: Services) -> None:
    one = wanted(services)
    worker = Audience(kind=AudienceKind.PERSON, id=one.worker.person_id)
    services.consent.narrowing.keep_from(
        one.asker.fresh(), OperationId(new_id()), worker, kind=SecrecyKind.MUST_NOT_SEE
    )

    assert services.asking.at_work.waiting(one.worker) == []
    with pytest.raises(Closed):
        read(services, one)
    with pytest.raises(Closed):
        work_on(services, one)
    with pytest.raises(Closed):
        services.asking.noting.add_lead(one.worker, one.place, one.request.id, a_lead())
    assert len(services.asking.at_work.waiting(one.second)) == 1


def test_whoever_says_they_know_them_works_on_it_no_more(services: Services) -> None:
    one = wanted(services)
    services.work.caseload.knows(one.worker, one.place)

    assert services.asking.at_work.waiting(one.worker) == []
    with pytest.raises((Closed, NotFound)):
        read(services, one)


def test_the_oldest_stands_first(services: Services, clock: FrozenClock) -> None:
    first = wanted(services)
    clock.moment += timedelta(days=1)
    worker = first.there.staff.wearing(Capacity.COORDINATOR)
    later = on_the_map(services, first.asker, "Liam")
    request = asked(services, first.there, later)

    waits, last = services.asking.at_work.waiting(worker)

    assert (waits.request.id, waits.begun, waits.ready) == (first.request.id, False, False)
    assert last.request.id == request.id
