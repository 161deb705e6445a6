"""Who is on whose list, who may read, how many a day, and what the person sees of it."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import Purpose
from network.errors import Invalid, NetworkError, NotFound, NotPermitted
from network.identity import AssignmentId, new_id
from network.work import model
from network.work.kinds import CodeKind
from network.work.model import NotAtWork, WrongCode
from network.work.reading import PURPOSES, Closed
from tests.accounts import Somebody, somebody
from tests.work import Place, Staff, opened, surely, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
STAY = Purpose.STAY_IN_TOUCH


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def kit(place: Place) -> Actor:
    return place.hire(WORKER).wearing(WORKER)


def looks(services: Services, who: Somebody) -> list[Event]:
    return [line.event for line in services.audit.who_looked(who.fresh())]


def test_a_code_puts_its_owner_on_the_list_and_they_see_it(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    taken_on(kit, jo)

    [mine] = services.work.caseload.mine(kit)
    [with_me] = services.work.with_me.mine(jo.fresh())
    assert mine.known_as == "Jo"
    assert (with_me.organisation.id, with_me.worker) == (place.id, "Kit")
    assert looks(services, jo) == [Event.WORK_BEGUN]


def test_a_code_opens_once_and_for_a_week(
    services: Services, kit: Actor, jo: Somebody, clock: FrozenClock, place: Place
) -> None:
    work = services.work
    used = work.with_me.make_code(jo.fresh(), new_id(), CodeKind.WORK_WITH_ME).code
    work.caseload.take_on(kit, AssignmentId(new_id()), used, "Jo")
    old = work.with_me.make_code(jo.fresh(), new_id(), CodeKind.WORK_WITH_ME).code
    clock.move(timedelta(days=7))
    again = place.hire(WORKER).wearing(WORKER)

    for code in (used, old, "0000-0000-0000-0000"):
        with pytest.raises(WrongCode):
            work.caseload.take_on(again, AssignmentId(new_id()), code, "Jo")


def test_a_code_for_help_now_puts_nobody_on_a_list(
    services: Services, kit: Actor, jo: Somebody
) -> None:
    code = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW).code

    with pytest.raises(WrongCode):
        services.work.caseload.take_on(kit, AssignmentId(new_id()), code, "Jo")


def test_nobody_takes_themselves_on(services: Services, place: Place) -> None:
    worker = place.hire(WORKER)

    with pytest.raises(WrongCode):
        taken_on(worker.wearing(WORKER), worker.who)


def test_a_read_is_shown_to_whom_it_is_about(
    services: Services, kit: Actor, jo: Somebody, place: Place
) -> None:
    on_list = taken_on(kit, jo)

    services.work.reading.open(kit, on_list, STAY)

    line = services.audit.who_looked(jo.fresh())[0]
    assert (line.event, line.by) == (Event.READ_AT_WORK, WORKER)
    assert line.detail["organisation"] == place.id
    assert line.detail["purpose"] == STAY


def test_a_read_for_somebody_elses_request_is_recorded_and_not_shown(
    services: Services, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)

    read = services.work.reading.open(kit, on_list, Purpose.RECONNECT)

    assert not read.shown
    assert looks(services, jo) == [Event.WORK_BEGUN]


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - set(PURPOSES)))
def test_no_other_purpose_opens_anything_by_being_said(
    services: Services, kit: Actor, jo: Somebody, purpose: Purpose
) -> None:
    on_list = taken_on(kit, jo)

    with pytest.raises(Invalid):
        services.work.reading.open(kit, on_list, purpose)


def test_what_is_not_on_the_list_is_closed(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)
    colleague = place.hire(WORKER).wearing(WORKER)

    with pytest.raises(Closed):
        services.work.reading.open(colleague, on_list, STAY)
    assert looks(services, jo) == [Event.WORK_BEGUN]


def test_another_organisation_meets_what_anybody_meets_who_asks_for_nothing(
    services: Services, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)
    elsewhere = opened(services, "Elmway").hire(WORKER).wearing(WORKER)

    for asked in (on_list, AssignmentId(new_id())):
        with pytest.raises(Closed):
            services.work.reading.open(elsewhere, asked, STAY)


def test_when_the_person_stops_it_the_next_read_is_closed(
    services: Services, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)

    services.work.with_me.stop(jo.sign_in().actor, on_list)

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)


def test_nobody_stops_it_for_somebody_else(services: Services, kit: Actor, jo: Somebody) -> None:
    on_list = taken_on(kit, jo)

    with pytest.raises(NotFound):
        services.work.with_me.stop(somebody(services).fresh(), on_list)


def test_whom_one_knows_in_private_life_is_closed_for_good(
    services: Services, kit: Actor, jo: Somebody
) -> None:
    on_list = taken_on(kit, jo)

    services.work.caseload.knows(kit, on_list)

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)
    with pytest.raises(WrongCode):
        taken_on(kit, jo)


def test_more_people_than_the_day_allows_are_closed_until_two_others_agree(
    services: Services, place: Place, kit: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "DAILY_PEOPLE", 2)
    files = [taken_on(kit, somebody(services), str(n)) for n in range(3)]
    reading, exceptions = services.work.reading, services.work.exceptions
    for on_list in (files[0], files[0], files[1]):
        reading.open(kit, on_list, STAY)
    with pytest.raises(Closed):
        reading.open(kit, files[2], STAY)

    exceptions.ask_for_more(kit, 40, "A whole home is moving today.")
    with pytest.raises(Closed):
        reading.open(kit, files[2], STAY)
    assert kit.staff_id is not None
    exceptions.agree_to_more(place.lead, kit.staff_id)
    exceptions.agree_to_more(place.lead, kit.staff_id)
    with pytest.raises(Closed):
        reading.open(kit, files[2], STAY)
    exceptions.agree_to_more(place.administrator, kit.staff_id)

    assert reading.open(kit, files[2], STAY) is not None


def test_the_day_after_begins_anew_and_what_was_agreed_is_over(
    services: Services, kit: Actor, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "DAILY_PEOPLE", 1)
    first, second = (taken_on(kit, somebody(services), str(n)) for n in range(2))
    services.work.reading.open(kit, first, STAY)

    clock.move(timedelta(hours=14))

    assert services.work.reading.open(kit, second, STAY) is not None


def test_notes_are_kept_once_and_shown_to_colleagues_who_may_read(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    on_list, note_id = taken_on(kit, jo), new_id()
    for _ in range(2):
        services.work.reading.note(kit, on_list, note_id, "Likes to be phoned after six.")
    colleague = place.hire(WORKER, name="Lou")

    services.work.caseload.pass_on(kit, on_list, colleague.staff_id)

    read = services.work.reading.open(colleague.wearing(WORKER), on_list, STAY)
    assert [(who, note.text) for who, note in read.notes] == [
        ("Kit", "Likes to be phoned after six.")
    ]
    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)
    assert looks(services, jo)[-3:] == [
        Event.WORK_PASSED_ON,
        Event.NOTE_WRITTEN,
        Event.WORK_BEGUN,
    ]


def test_only_who_carries_it_or_a_lead_passes_work_on(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    on_list, colleague = taken_on(kit, jo), place.hire(WORKER)

    with pytest.raises(NotFound):
        services.work.caseload.pass_on(colleague.wearing(WORKER), on_list, colleague.staff_id)
    services.work.caseload.pass_on(place.lead, on_list, colleague.staff_id)

    assert services.work.caseload.mine(kit) == []


def test_work_of_somebody_who_left_waits_for_somebody_else(
    services: Services, place: Place, jo: Somebody
) -> None:
    worker = place.hire(WORKER)
    taken_on(worker.wearing(WORKER), jo)

    services.work.joining.leave(surely(worker.who), worker.staff_id)

    [(_, nobody)] = services.work.caseload.everybody(place.lead)
    [with_me] = services.work.with_me.mine(jo.fresh())
    assert nobody is None
    assert with_me.worker == ""


class TestAnEmergency:
    """A safeguarding lead reads for an hour, with a reason, and a second human being looks."""

    def opened(self, place: Place, on_list: AssignmentId) -> tuple[Actor, AssignmentId]:
        lead = place.lead
        exceptions = place.services.work.exceptions
        reason = "Said on the phone that tonight is too much."
        return lead, exceptions.open_emergency(lead, AssignmentId(new_id()), on_list, reason)

    def test_opens_for_an_hour_and_the_person_sees_it(
        self, services: Services, place: Place, kit: Actor, jo: Somebody, clock: FrozenClock
    ) -> None:
        lead, opened_now = self.opened(place, taken_on(kit, jo))

        assert services.work.reading.open(lead, opened_now, STAY).shown
        assert looks(services, jo)[:2] == [Event.READ_AT_WORK, Event.EMERGENCY_OPENED]
        clock.move(timedelta(minutes=60))
        lead = place.lead
        with pytest.raises(Closed):
            services.work.reading.open(lead, opened_now, STAY)

    def test_needs_a_reason_and_a_lead(
        self, services: Services, place: Place, kit: Actor, jo: Somebody
    ) -> None:
        on_list, exceptions = taken_on(kit, jo), services.work.exceptions

        with pytest.raises(Invalid):
            exceptions.open_emergency(place.lead, AssignmentId(new_id()), on_list, " ")
        for other in (kit, place.administrator):
            with pytest.raises(NotAtWork):
                exceptions.open_emergency(other, AssignmentId(new_id()), on_list, "because")

    def test_is_an_alarm_when_no_second_human_being_looked_within_a_day(
        self, services: Services, place: Place, kit: Actor, jo: Somebody, clock: FrozenClock
    ) -> None:
        lead, opened_now = self.opened(place, taken_on(kit, jo))
        exceptions = services.work.exceptions
        with pytest.raises(NotPermitted):
            exceptions.agree_to_emergency(lead, opened_now)
        clock.move(timedelta(hours=24))

        [(waiting, _)] = exceptions.emergencies(place.administrator)
        assert waiting.alarming(clock.now())
        exceptions.agree_to_emergency(place.administrator, opened_now)

        assert exceptions.emergencies(place.administrator) == []

    def test_another_organisation_cannot_open_one(
        self, services: Services, kit: Actor, jo: Somebody
    ) -> None:
        on_list, other = taken_on(kit, jo), opened(services, "Elmway")

        with pytest.raises(NotFound):
            self.opened(other, on_list)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(acts=st.lists(st.sampled_from(["stop", "leave", "read", "knows", "end"]), max_size=5))
def test_whatever_happened_nobody_reads_whom_they_have_no_running_work_with(
    services: Services, acts: list[str]
) -> None:
    place, jo = opened(services), somebody(services)
    worker: Staff = place.hire(WORKER)
    kit, closed = worker.wearing(WORKER), False
    on_list = taken_on(kit, jo)
    for act in acts:
        if act == "stop":
            services.work.with_me.stop(jo.sign_in().actor, on_list)
        elif act == "leave":
            services.work.joining.leave(surely(worker.who), worker.staff_id)
        elif act == "end":
            services.work.running.end(place.administrator, worker.staff_id)
        elif act == "knows":
            try:
                services.work.caseload.knows(kit, on_list)
            except NetworkError:
                assert closed
        closed = closed or act != "read"
        try:
            services.work.reading.open(kit, on_list, STAY)
            assert not closed
        except NetworkError:
            assert closed
