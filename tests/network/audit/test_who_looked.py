"""Who has looked: by name, all of it, late where two hold it back, unrecognised in one step."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest

import network
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.store import head
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import WIDENING_DELAY, Purpose
from network.desk.model import DeskKind, TaskState
from network.desk.store import tasks
from network.errors import Invalid, NotFound, NotPermitted, WrongMoment
from network.identity import AssignmentId, new_id
from network.story.model import Words
from network.work.kinds import CodeKind, Things
from network.work.late import Later
from network.work.looks import Look
from network.work.model import MOST_DAYS_LATE
from network.work.reading import Closed
from tests.accounts import Somebody, somebody
from tests.maps import a_step
from tests.work import Place, opened, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
STAY, WELFARE = Purpose.STAY_IN_TOUCH, Purpose.WELFARE_CHECK
DAY = timedelta(days=1)
LATER = Later(reason="His father reads his phone.", days=20)
DECIDES_A_READ = {
    "work/reading.py": "opened",
    "story/at_work.py": "card",
    "work/on_list.py": "what somebody asks an organisation to look for",
    "safeguarding/on_lists.py": "a life: decisions, a death, an adoption, a child",
}
"""Every module that decides a read by people at work, and what is read by it."""


@pytest.fixture
def place(services: Services) -> Place:
    return opened(services)


@pytest.fixture
def jo(services: Services) -> Somebody:
    return somebody(services)


@pytest.fixture
def kit(place: Place) -> Actor:
    return place.hire(WORKER, name="Kit").wearing(WORKER)


@pytest.fixture
def on_list(kit: Actor, jo: Somebody) -> AssignmentId:
    return taken_on(kit, jo)


def seen(jo: Somebody) -> list[Look]:
    return jo.services.work.looks.page(jo.fresh(), before=None, limit=50)


def events(jo: Somebody) -> list[Event]:
    return [look.line.event for look in seen(jo)]


def emergency(lead: Actor, about: AssignmentId, jo: Somebody, later: Later | None) -> AssignmentId:
    """An emergency reading, opened and read."""
    work, made = jo.services.work, AssignmentId(new_id())
    work.exceptions.open_emergency(lead, made, about, "He said he would jump.", later)
    work.reading.open(lead, made, WELFARE)
    return made


def test_every_read_by_people_at_work_is_in_the_list_with_who_what_and_why(
    services: Services, place: Place, kit: Actor, on_list: AssignmentId, clock: FrozenClock
) -> None:
    jo = somebody(services)
    about, work, story = taken_on(kit, jo), services.work, services.story
    work.reading.open(kit, about, STAY)
    work.reading.note(kit, about, new_id(), "Likes to be phoned after six.")
    story.cards.write(jo.fresh(), Words(called="Jo"), base=0)
    story.showing.show(jo.fresh(), a_step(), about, days=30)
    clock.move(WIDENING_DELAY)
    story.reading.open(kit, about)
    emergency(place.lead, about, jo, None)
    code = work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW).code
    work.helping.begin(kit, code)
    lou = place.hire(Capacity.COORDINATOR, name="Lou")
    begun = work.back_in.begin(kit, about, lou.staff_id, AssignmentId(new_id()))
    work.back_in.approve(lou.wearing(Capacity.COORDINATOR), begun)

    found = [
        (one.line.event, one.worker, one.organisation, one.line.detail.get("things", ""))
        for one in reversed(seen(jo))
    ]
    assert found == [
        (Event.WORK_BEGUN, "Kit", "Oakway", ""),
        (Event.READ_AT_WORK, "Kit", "Oakway", Things.NOTES),
        (Event.NOTE_WRITTEN, "Kit", "Oakway", ""),
        (Event.READ_AT_WORK, "Kit", "Oakway", Things.STORY),
        (Event.EMERGENCY_OPENED, "Bo Hill", "Oakway", ""),
        (Event.READ_AT_WORK, "Bo Hill", "Oakway", Things.NOTES),
        (Event.HELPED_BY_WORKER, "Kit", "Oakway", Things.MAP),
        (Event.BACK_IN_BEGUN, "Kit", "Oakway", ""),
        (Event.BACK_IN_APPROVED, "Lou", "Oakway", ""),
    ]
    assert [one.line.by for one in seen(jo)][:2] == [Capacity.COORDINATOR, WORKER]


def test_no_other_use_case_decides_a_read() -> None:
    """A new one adds itself to the list above, and to the test before this one."""
    root = Path(network.__file__).parent
    found = set()
    for file in root.rglob("*.py"):
        names = {
            node.attr
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.Attribute)
        }
        relative = file.relative_to(root).as_posix()
        if "STAFF_READ" in names and not relative.startswith("consent/"):
            found.add(relative)

    assert found == set(DECIDES_A_READ)


def test_a_read_for_somebody_elses_request_is_recorded_and_not_shown(
    services: Services, kit: Actor, on_list: AssignmentId, jo: Somebody
) -> None:
    me = jo.account.person_id
    before = services.graph.read(lambda tx: head(tx, me))
    services.work.reading.open(kit, on_list, Purpose.RECONNECT)
    after = services.graph.read(lambda tx: head(tx, me))

    assert before is not None
    assert after is not None
    assert after["seq"] == before["seq"] + 1
    assert events(jo) == [Event.WORK_BEGUN]


def test_the_list_can_be_of_one_organisation(services: Services, kit: Actor, jo: Somebody) -> None:
    elsewhere = opened(services, "Elm")
    taken_on(kit, jo)
    taken_on(elsewhere.hire(WORKER, name="Lou").wearing(WORKER), jo)
    owner = jo.fresh()

    names = dict(services.work.looks.organisations(owner))
    assert sorted(names.values()) == ["Elm", "Oakway"]
    [one] = services.work.looks.page(owner, before=None, limit=9, organisation=elsewhere.id)
    assert (one.worker, one.organisation) == ("Lou", "Elm")
    assert services.work.looks.page(owner, before=None, limit=9, organisation="x") == []


def test_held_back_by_two_it_shows_later_with_these_words(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody, clock: FrozenClock
) -> None:
    made = emergency(place.lead, on_list, jo, LATER)
    services.work.later.agree(place.administrator, made)

    clock.move(19 * DAY)
    assert events(jo) == [Event.WORK_BEGUN]
    clock.move(DAY)
    shown = seen(jo)
    assert [one.line.event for one in shown] == [
        Event.READ_AT_WORK,
        Event.EMERGENCY_OPENED,
        Event.WORK_BEGUN,
    ]
    assert [one.line.late for one in shown] == [True, True, False]
    assert services.audit.verify() == []


def test_nothing_else_of_the_persons_tells_meanwhile(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody, clock: FrozenClock
) -> None:
    def all_of_it() -> str:
        owner = jo.fresh()
        around = services.protecting.audiences.around(owner)
        mine = services.work.with_me.everything(owner)
        return str((mine, around, services.work.looks.organisations(owner), seen(jo)))

    def traces(told: str) -> list[str]:
        return [word for word in ("emergency", "Bo Hill", "jump", "phone") if word in told]

    made = emergency(place.lead, on_list, jo, LATER)
    services.work.later.agree(place.administrator, made)
    assert traces(all_of_it()) == []
    assert services.today.for_me(jo.fresh()) != ()

    clock.move(21 * DAY)
    assert traces(all_of_it()) == ["emergency", "jump"]


def test_without_a_second_human_being_it_shows_after_a_day(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody, clock: FrozenClock
) -> None:
    made = emergency(place.lead, on_list, jo, LATER)

    with pytest.raises(NotPermitted):
        services.work.later.agree(place.lead, made)
    assert services.work.later.waiting(place.lead) == []
    clock.move(DAY - timedelta(seconds=1))
    assert events(jo) == [Event.WORK_BEGUN]
    clock.move(timedelta(seconds=1))
    assert events(jo)[:2] == [Event.READ_AT_WORK, Event.EMERGENCY_OPENED]
    with pytest.raises(WrongMoment):
        services.work.later.agree(place.administrator, made)


def test_it_is_renewed_once_by_two_and_never_again(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody, clock: FrozenClock
) -> None:
    later = services.work.later
    made = emergency(place.lead, on_list, jo, LATER)
    with pytest.raises(WrongMoment):
        later.renew(place.lead, made, LATER)
    later.agree(place.administrator, made)
    later.agree(place.administrator, made)

    clock.move(19 * DAY)
    [(renewable, _)] = later.renewable(place.lead)
    later.renew(place.lead, renewable.id, Later(reason="Still.", days=MOST_DAYS_LATE))
    [(waits, who)] = later.waiting(place.administrator)
    assert (waits.id, who) == (made, "Bo Hill")
    later.agree(place.administrator, made)
    clock.move((MOST_DAYS_LATE - 1) * DAY)
    assert events(jo) == [Event.WORK_BEGUN]
    assert later.renewable(place.lead) == []
    with pytest.raises(WrongMoment):
        later.renew(place.lead, made, LATER)
    clock.move(DAY)
    assert [one.line.late for one in seen(jo)] == [True, True, False]


@pytest.mark.parametrize(
    "wish", [Later(reason=" ", days=3), Later(reason="x", days=0), Later(reason="x", days=31)]
)
def test_it_needs_a_reason_and_an_end(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody, wish: Later
) -> None:
    with pytest.raises(Invalid):
        emergency(place.lead, on_list, jo, wish)
    assert events(jo) == [Event.WORK_BEGUN]


def test_another_organisation_and_other_hats_hold_nothing_back(
    services: Services, place: Place, kit: Actor, on_list: AssignmentId, jo: Somebody
) -> None:
    made = emergency(place.lead, on_list, jo, LATER)

    with pytest.raises(NotFound):
        services.work.later.agree(opened(services, "Elm").administrator, made)
    with pytest.raises(NotPermitted):
        services.work.later.agree(kit, made)


def test_not_recognised_lies_on_the_desk_once(
    services: Services, kit: Actor, on_list: AssignmentId, jo: Somebody
) -> None:
    services.work.reading.open(kit, on_list, STAY)
    owner = jo.fresh()
    read, _ = seen(jo)

    services.work.looks.not_recognised(owner, read.line.id)
    written = services.graph.read(lambda tx: head(tx, owner.person_id))
    services.work.looks.not_recognised(owner, read.line.id)
    assert services.graph.read(lambda tx: head(tx, owner.person_id)) == written

    lie = services.graph.read(lambda tx: tasks(tx, services.sealer, TaskState.OPEN))
    mine = [one for one in lie if one.about == owner.person_id]
    assert [(one.kind, one.record_id) for one in mine] == [(DeskKind.NOT_RECOGNISED, read.line.id)]
    assert mine[0].other == kit.person_id
    assert [one.told for one in seen(jo)] == [True, False]


def test_a_line_that_is_not_shown_or_not_mine_is_not_found(
    services: Services, place: Place, on_list: AssignmentId, jo: Somebody
) -> None:
    owner, stranger = jo.fresh(), somebody(services).fresh()
    [begun] = seen(jo)
    emergency(place.lead, on_list, jo, LATER)
    rows = services.graph.read(
        lambda tx: tx.many("audit/chain", stream=owner.person_id, after=0, most=20)
    )
    hidden = [row["id"] for row in rows if row["id"] != begun.line.id]
    assert hidden

    for who, line in [(stranger, begun.line.id), *((owner, one) for one in hidden)]:
        with pytest.raises(NotFound):
            services.work.looks.not_recognised(who, line)
        with pytest.raises(NotFound):
            services.work.looks.stop(who, line)


def test_their_work_stops_at_once_and_a_helped_session_ends(
    services: Services, kit: Actor, on_list: AssignmentId, jo: Somebody
) -> None:
    services.work.reading.open(kit, on_list, STAY)
    code = services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.HELP_ME_NOW).code
    helped = services.work.helping.begin(kit, code)
    owner, line = jo.fresh(), seen(jo)[0].line.id

    services.work.looks.stop(owner, line)
    services.work.looks.stop(owner, line)

    with pytest.raises(Closed):
        services.work.reading.open(kit, on_list, STAY)
    assert services.sessions.look(helped.token).actor is None
    assert services.work.with_me.mine(owner) == []
    assert events(jo).count(Event.WORK_ENDED) == 1
