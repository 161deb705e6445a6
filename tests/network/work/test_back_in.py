"""Two members of staff and the person before them: one begins, one approves, a code is read out."""

from datetime import timedelta

import pytest

from network.accounts.evidence import More
from network.accounts.model import WrongSignIn
from network.accounts.recovery import Standing
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import WIDENING_DELAY, AudienceKind
from network.consent.protection import Audience
from network.errors import NotFound, NotPermitted, StepUpNeeded, WrongMoment
from network.identity import AssignmentId, OperationId, new_id
from network.work.kinds import CodeKind
from network.work.model import NotAtWork
from network.work.reading import Closed
from tests.accounts import HOME, Somebody, somebody
from tests.graphs import RollbackGraph
from tests.work import Place, Staff, opened, taken_on

LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER


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
def lou(place: Place) -> Staff:
    return place.hire(Capacity.COORDINATOR, name="Lou")


def begin(worker: Actor, person: Somebody, colleague: Staff) -> AssignmentId:
    on_list, made = taken_on(worker, person), AssignmentId(new_id())
    return person.services.work.back_in.begin(worker, on_list, colleague.staff_id, made)


def worn(staff: Staff) -> Actor:
    return staff.wearing(Capacity.COORDINATOR)


def asked(person: Somebody, code: str, saved: str = "") -> Standing:
    more = More(worker=code)
    return person.services.recovery.ask(
        person.name, saved or person.codes[0], network=HOME, more=more
    )


def with_second_step(services: Services, person: Somebody) -> Somebody:
    """With a second step on, a saved code alone is too little."""
    services.factors.make_sheet(person.fresh(), new_id())
    return person


def test_the_code_of_two_workers_and_a_saved_code_begin_the_wait(
    services: Services, kit: Actor, lou: Staff, jo: Somebody, clock: FrozenClock
) -> None:
    code = services.work.back_in.approve(worn(lou), begin(kit, jo, lou))
    with_second_step(services, jo)

    standing = asked(jo, code)

    assert standing.ready_at == clock.now() + timedelta(hours=72)


def test_the_code_alone_opens_nothing(
    services: Services, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    code = services.work.back_in.approve(worn(lou), begin(kit, jo, lou))

    for typed in ("", code):
        with pytest.raises(WrongSignIn):
            services.recovery.ask(jo.name, typed, network=HOME, more=More(worker=code))


def test_it_is_good_once_and_for_a_day(
    services: Services, kit: Actor, lou: Staff, jo: Somebody, clock: FrozenClock
) -> None:
    owner = jo.fresh()
    code = services.work.back_in.approve(worn(lou), begin(kit, jo, lou))
    with_second_step(services, jo)
    asked(jo, code)
    services.recovery.stop(owner)
    with pytest.raises(WrongSignIn):
        asked(jo, code, jo.codes[1])

    clock.move(timedelta(days=8))
    ada = somebody(services)
    late = services.work.back_in.approve(worn(lou), begin(kit, ada, lou))
    with_second_step(services, ada)
    clock.move(timedelta(hours=24))
    with pytest.raises(WrongSignIn):
        asked(ada, late)


def test_it_is_nobody_elses(services: Services, kit: Actor, lou: Staff, jo: Somebody) -> None:
    code = services.work.back_in.approve(worn(lou), begin(kit, jo, lou))
    ada = with_second_step(services, somebody(services))

    with pytest.raises(WrongSignIn):
        asked(ada, code)


def test_it_is_told_once_and_only_its_fingerprint_is_kept(
    services: Services, kit: Actor, lou: Staff, jo: Somebody, graph: RollbackGraph
) -> None:
    begun = begin(kit, jo, lou)
    approver = worn(lou)
    code = services.work.back_in.approve(approver, begun)

    with pytest.raises(WrongMoment):
        services.work.back_in.approve(approver, begun)
    assert services.work.back_in.waiting(approver) == []
    assert services.work.with_me.codes(jo.fresh()) == []
    kept = str(graph.cypher("MATCH (any) RETURN properties(any) AS kept"))
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_one_human_being_is_not_two_whatever_hats_they_have(
    services: Services, place: Place, jo: Somebody, lou: Staff
) -> None:
    both = place.hire(WORKER, Capacity.COORDINATOR, name="Kit")
    kit = both.wearing(WORKER)
    on_list = taken_on(kit, jo)

    with pytest.raises(NotFound):
        services.work.back_in.begin(kit, on_list, both.staff_id, AssignmentId(new_id()))
    begun = services.work.back_in.begin(kit, on_list, lou.staff_id, AssignmentId(new_id()))
    with pytest.raises(NotPermitted):
        services.work.back_in.approve(both.wearing(Capacity.COORDINATOR), begun)


def test_nobody_vouches_for_themselves_or_for_whom_they_know(
    services: Services, place: Place, jo: Somebody, kit: Actor
) -> None:
    own = place.hire(WORKER, name="Ada")
    begun = begin(kit, own.who, own)
    with pytest.raises(NotPermitted):
        services.work.back_in.approve(own.wearing(WORKER), begun)

    friend = place.hire(WORKER, name="Sam")
    sam = friend.wearing(WORKER)
    services.work.caseload.knows(sam, taken_on(sam, jo))
    begun = begin(kit, jo, friend)
    assert services.work.back_in.waiting(sam) == []
    with pytest.raises(Closed):
        services.work.back_in.approve(sam, begun)


def test_only_the_colleague_who_was_asked_and_only_for_a_day(
    services: Services, place: Place, lou: Staff, jo: Somebody, clock: FrozenClock
) -> None:
    begun = begin(place.hire(WORKER, name="Kit").wearing(WORKER), jo, lou)
    [waits] = services.work.back_in.waiting(worn(lou))
    assert (waits.place.known_as, waits.begun_by) == ("Jo", "Kit")

    other = place.hire(WORKER, name="Sam").wearing(WORKER)
    with pytest.raises(NotFound):
        services.work.back_in.approve(other, begun)
    for hat in (place.administrator, opened(services, "Elsewhere").lead):
        with pytest.raises((NotFound, NotAtWork)):
            services.work.back_in.approve(hat, begun)
    clock.move(timedelta(hours=24))
    assert services.work.back_in.waiting(worn(lou)) == []
    with pytest.raises(NotFound):
        services.work.back_in.approve(worn(lou), begun)


def test_a_lead_can_be_the_second(
    services: Services, place: Place, kit: Actor, jo: Somebody
) -> None:
    begun = begin(kit, jo, place.second)

    assert services.work.back_in.approve(place.lead, begun)


def test_whoever_began_it_must_still_have_the_person_on_their_list(
    services: Services, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    begun = begin(kit, jo, lou)
    [on_list] = services.work.caseload.mine(kit)
    services.work.caseload.let_go(kit, on_list.id)

    with pytest.raises(NotFound):
        services.work.back_in.approve(worn(lou), begun)
    with pytest.raises(NotFound):
        services.work.back_in.begin(kit, on_list.id, lou.staff_id, AssignmentId(new_id()))


def test_a_worker_who_was_sent_away_helps_nobody_back_in(
    services: Services, place: Place, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    code = services.work.back_in.approve(worn(lou), begin(kit, jo, lou))
    with_second_step(services, jo)
    services.work.running.end(place.administrator, lou.staff_id)

    with pytest.raises(WrongSignIn):
        asked(jo, code)


def test_the_person_sees_both_and_can_stop_it(
    services: Services, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    begun = begin(kit, jo, lou)
    owner = jo.fresh()
    code = services.work.back_in.approve(worn(lou), begun)
    seen = services.work.looks.page(owner, before=None, limit=9)

    assert [(one.line.event, one.worker) for one in seen] == [
        (Event.BACK_IN_APPROVED, "Lou"),
        (Event.BACK_IN_BEGUN, "Kit"),
        (Event.WORK_BEGUN, "Kit"),
    ]
    services.work.with_me.stop(owner, begun)
    with_second_step(services, jo)
    with pytest.raises(WrongSignIn):
        asked(jo, code)


def test_whom_the_person_keeps_it_from_is_asked_nothing_and_approves_nothing(
    services: Services, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    keep = services.consent.narrowing.keep_from
    worker = Audience(kind=AudienceKind.WORKER, id=lou.who.account.person_id)
    keep(jo.fresh(), OperationId(new_id()), worker)

    begun = begin(kit, jo, lou)

    assert services.work.back_in.waiting(worn(lou)) == []
    with pytest.raises(Closed):
        services.work.back_in.approve(worn(lou), begun)


def test_who_is_never_to_help_notices_nothing(
    services: Services, kit: Actor, lou: Staff, jo: Somebody
) -> None:
    never = services.factors.never
    never.add(jo.fresh(), AudienceKind.WORKER, lou.who.account.person_id)
    begun = begin(kit, jo, lou)

    assert len(services.work.back_in.waiting(worn(lou))) == 1
    code = services.work.back_in.approve(worn(lou), begun)
    with_second_step(services, jo)
    with pytest.raises(WrongSignIn):
        asked(jo, code)


def test_taken_off_the_list_it_counts_for_two_more_days(
    services: Services, place: Place, jo: Somebody, clock: FrozenClock
) -> None:
    never, owner = services.factors.never, jo.fresh()
    never.add(owner, AudienceKind.ORGANISATION, place.id)
    never.add(owner, AudienceKind.ORGANISATION, place.id)
    assert len(never.mine(owner)) == 1

    with pytest.raises(StepUpNeeded):
        never.remove(jo.sign_in().actor, AudienceKind.ORGANISATION, place.id)
    never.remove(owner, AudienceKind.ORGANISATION, place.id)
    clock.move(WIDENING_DELAY - timedelta(seconds=1))
    assert len(never.mine(owner)) == 1
    never.add(owner, AudienceKind.ORGANISATION, place.id)
    clock.move(timedelta(seconds=1))
    assert len(never.mine(owner)) == 1
    never.remove(owner, AudienceKind.ORGANISATION, place.id)
    clock.move(WIDENING_DELAY)
    assert never.mine(owner) == ()


def test_nobody_makes_such_a_code_for_themselves(services: Services, jo: Somebody) -> None:
    with pytest.raises(NotPermitted):
        services.work.with_me.make_code(jo.fresh(), new_id(), CodeKind.BACK_IN)
