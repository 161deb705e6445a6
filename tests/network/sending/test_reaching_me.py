"""How we may reach you: nothing is on because it was typed, and closing is one step."""

from datetime import timedelta

import pytest

from network.accounts.rules import Guarded, Helped
from network.actor import Actor
from network.audit.events import Event
from network.backups.closing_again import ClosingAgain
from network.backups.journal import Journal, What
from network.backups.narrowings import Narrowings
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import (
    ChangedMeanwhile,
    Invalid,
    NotFound,
    StepUpNeeded,
    TooManyTries,
    WrongMoment,
)
from network.identity import StaffId, new_id
from network.sending import store
from network.sending.kinds import GoodTime, NoticeFor, PointKind
from network.sending.model import CODE_TRIES, CODES_AT_MOST, MOST_POINTS, SafeContact
from network.sending.use_cases import EnoughWays, NeverWritten
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.postroom import (
    ADDRESS,
    ANY_TIME,
    Postroom,
    an_operation,
    begin_recovery,
    body,
    code_in,
    reached,
    shown,
)

POST = "Jo Marsh\n4 Mill Lane\nLeeds\nLS1 1AA"


def test_what_was_typed_is_off_and_not_yet_mine(services: Services, fresh: Actor) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, f" {ADDRESS} ")

    assert (point.address, point.confirmed_at) == (ADDRESS, None)
    assert point.safe == SafeContact()
    assert not point.safe.allowed


def test_the_code_goes_to_the_new_address_alone_and_shows_that_it_is_mine(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    room.work(fresh)

    (mail,) = room.mails()
    assert mail["To"] == ADDRESS
    after = services.reach_me.confirm(fresh, point.id, f" {code_in(mail)[:3]} {code_in(mail)[3:]}")

    assert after.confirmed_at == services.clock.now()
    assert not after.safe.allowed


def test_sent_twice_it_is_one_way_and_one_code(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    operation = an_operation()
    for _ in range(2):
        services.reach_me.add(fresh, operation, PointKind.MAIL, ADDRESS)
    room.work(fresh)

    assert len(services.reach_me.mine(fresh).points) == 1
    assert len(room.mails()) == 1


def test_a_code_typed_twice_is_right_twice(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    room.work(fresh)
    code = code_in(room.mails()[0])

    first = services.reach_me.confirm(fresh, point.id, code)

    assert services.reach_me.confirm(fresh, point.id, code) == first


def test_a_code_has_few_tries(room: Postroom, services: Services, fresh: Actor) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    room.work(fresh)
    code = code_in(room.mails()[0])
    wrong = f"{(int(code) + 1) % 10**6:06}"

    for _ in range(CODE_TRIES):
        with pytest.raises(Invalid) as tried:
            services.reach_me.confirm(fresh, point.id, wrong)
        assert tried.value.problems == {"code": "wrong"}
    with pytest.raises(Invalid) as over:
        services.reach_me.confirm(fresh, point.id, code)

    assert over.value.problems == {"code": "over"}
    assert services.reach_me.one(fresh, point.id).confirmed_at is None


@pytest.mark.parametrize(
    ("kind", "address", "lasts"),
    [
        (PointKind.MAIL, ADDRESS, timedelta(hours=1)),
        (PointKind.TEXT, "07700 900 123", timedelta(minutes=10)),
    ],
)
def test_a_code_runs_out(
    room: Postroom,
    fresh: Actor,
    clock: FrozenClock,
    *,
    kind: PointKind,
    address: str,
    lasts: timedelta,
) -> None:
    services = room.services
    point = services.reach_me.add(fresh, an_operation(), kind, address)
    room.work(fresh)
    code = code_in(room.mails()[0])
    clock.move(lasts)

    with pytest.raises(Invalid):
        services.reach_me.confirm(fresh, point.id, code)


def test_another_code_makes_the_first_one_worthless(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    room.work(fresh)
    services.reach_me.send_code(fresh, an_operation(), point.id)
    room.work(fresh)
    first, second = (code_in(mail) for mail in room.mails())

    with pytest.raises(Invalid):
        services.reach_me.confirm(fresh, point.id, first)
    assert services.reach_me.confirm(fresh, point.id, second).confirmed_at


def test_a_code_that_was_overtaken_before_it_left_never_leaves(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    services.reach_me.send_code(fresh, an_operation(), point.id)

    room.work(fresh)

    assert len(room.mails()) == 1


def test_only_so_many_codes_leave_in_a_day(
    services: Services, fresh: Actor, clock: FrozenClock
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)
    for _ in range(CODES_AT_MOST - 1):
        services.reach_me.send_code(fresh, an_operation(), point.id)

    with pytest.raises(TooManyTries) as refused:
        services.reach_me.send_code(fresh, an_operation(), point.id)

    assert refused.value.seconds > 0
    clock.move(timedelta(days=1))
    services.reach_me.send_code(fresh, an_operation(), point.id)


def test_few_codes_go_to_one_address_whoever_asks_and_nobody_can_tell(
    room: Postroom, services: Services
) -> None:
    people = [somebody(services).fresh() for _ in range(4)]
    met = []
    for who in people:
        point = services.reach_me.add(who, an_operation(), PointKind.MAIL, ADDRESS)
        room.work(who)
        kept = services.reach_me.one(who, point.id)
        met.append((kept.kind, kept.address, kept.confirmed_at, kept.written_at, kept.code_until))

    assert len(room.mails()) == 3
    assert len(set(met)) == 1


def test_the_same_address_may_be_with_many_people(room: Postroom, services: Services) -> None:
    one, other = somebody(services).fresh(), somebody(services).fresh()

    assert shown(room, one).address == shown(room, other).address


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (PointKind.MAIL, ""),
        (PointKind.MAIL, "jo"),
        (PointKind.MAIL, "jo@example"),
        (PointKind.MAIL, "jo@example.org, sam@example.org"),
        (PointKind.MAIL, "jo@example.org\r\nBcc: sam@example.org"),
        (PointKind.MAIL, "Jo <jo@example.org>"),
        (PointKind.MAIL, '"a b"@example.org'),
        (PointKind.MAIL, "=?utf-8?q?jo=0A?= x@example.org"),
        (PointKind.TEXT, "0113 496 0000"),
        (PointKind.TEXT, "+1 202 555 0100"),
        (PointKind.TEXT, "07700900123; 07700900124"),
        (PointKind.POST, "Jo"),
        (PointKind.POST, "Jo\n" + "x" * 61),
    ],
)
def test_what_is_no_address_is_refused(
    services: Services, fresh: Actor, kind: PointKind, typed: str
) -> None:
    with pytest.raises(Invalid):
        services.reach_me.add(fresh, an_operation(), kind, typed)


def test_by_post_no_code_is_needed_and_nothing_is_on(services: Services, fresh: Actor) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.POST, POST)

    assert point.confirmed_at
    assert not point.safe.allowed


def test_adding_a_way_needs_it_shown_freshly_and_taking_it_away_does_not(
    services: Services, jo: Somebody, fresh: Actor
) -> None:
    later = jo.sign_in().actor
    with pytest.raises(StepUpNeeded):
        services.reach_me.add(later, an_operation(), PointKind.MAIL, ADDRESS)
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)

    for _ in range(2):
        services.reach_me.remove(later, point.id)

    assert services.reach_me.mine(later).points == ()


def test_opening_needs_it_shown_freshly_and_closing_does_not(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    later, reach_me = jo.sign_in().actor, services.reach_me
    point = shown(room, fresh)
    less = SafeContact(allowed=True, wanted=(NoticeFor.MY_ACCOUNT,), good_time=GoodTime.DAYTIME)
    other_time = SafeContact(
        allowed=True, wanted=(NoticeFor.MY_ACCOUNT,), good_time=GoodTime.EVENING
    )

    with pytest.raises(StepUpNeeded):
        reach_me.settle(later, point.id, less)
    reach_me.settle(fresh, point.id, ANY_TIME)
    assert reach_me.settle(later, point.id, less).safe == less
    for wider in (ANY_TIME, other_time):
        with pytest.raises(StepUpNeeded):
            reach_me.settle(later, point.id, wider)
    assert not reach_me.stop(later, point.id).safe.allowed


def test_a_way_that_was_never_shown_to_be_mine_cannot_be_switched_on(
    services: Services, fresh: Actor
) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.MAIL, ADDRESS)

    with pytest.raises(WrongMoment):
        services.reach_me.settle(fresh, point.id, ANY_TIME)


def test_on_without_saying_what_for_is_refused(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = shown(room, fresh)

    with pytest.raises(Invalid):
        services.reach_me.settle(fresh, point.id, SafeContact(allowed=True))


def test_what_was_changed_in_another_window_is_not_written_over(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    point = shown(room, fresh)
    base = services.reach_me.mine(fresh).version
    services.reach_me.settle(fresh, point.id, ANY_TIME, base=base)

    with pytest.raises(ChangedMeanwhile):
        services.reach_me.settle(fresh, point.id, SafeContact(words="evenings"), base=base)


def test_other_ways_hear_that_one_was_added_and_the_new_one_does_not(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    reached(room, fresh)

    shown(room, fresh, "jo@example.net")
    room.work(fresh)

    (mail,) = room.mails()
    assert mail["To"] == ADDRESS
    assert "A new way to reach you was added" in body(mail)
    assert "example.net" not in str(mail)


def test_never_wins_over_everything_and_drops_what_waits(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)
    services.reach_me.never(jo.sign_in().actor)

    room.work(fresh)

    assert room.mails() == []
    with pytest.raises(NeverWritten):
        services.reach_me.add(fresh, an_operation(), PointKind.MAIL, "jo@example.net")
    with pytest.raises(StepUpNeeded):
        services.reach_me.again(jo.sign_in().actor)
    services.reach_me.again(fresh)
    assert services.reach_me.mine(fresh).points[0].safe == ANY_TIME


def test_there_are_only_so_many_ways_and_none_twice(services: Services, fresh: Actor) -> None:
    for number in range(MOST_POINTS):
        address = f"Jo\n{number} Mill Lane\nLeeds"
        services.reach_me.add(fresh, an_operation(), PointKind.POST, address)

    with pytest.raises(Invalid):
        services.reach_me.add(fresh, an_operation(), PointKind.POST, "Jo\n0 Mill Lane\nLeeds")
    with pytest.raises(EnoughWays):
        services.reach_me.add(fresh, an_operation(), PointKind.POST, "Jo\n9 Mill Lane\nLeeds")


def test_nobody_reaches_the_ways_of_somebody_else(services: Services, fresh: Actor) -> None:
    point = services.reach_me.add(fresh, an_operation(), PointKind.POST, POST)
    stranger = somebody(services).fresh()

    for act in (services.reach_me.one, services.reach_me.stop):
        with pytest.raises(NotFound):
            act(stranger, point.id)
    services.reach_me.remove(stranger, point.id)
    assert services.reach_me.one(fresh, point.id).id == point.id


def test_whoever_helps_on_a_screen_changes_nothing(services: Services, jo: Somebody) -> None:
    helped = Actor(person_id=jo.account.person_id, stepped_up=True, helped_by=StaffId(new_id()))

    for act in (
        lambda: services.reach_me.add(helped, an_operation(), PointKind.POST, POST),
        lambda: services.reach_me.never(helped),
        lambda: services.reach_me.remove(helped, new_id()),
        lambda: services.reach_me.stop(helped, new_id()),
    ):
        with pytest.raises(Helped):
            act()


def test_in_the_guarded_days_nothing_opens(services: Services, jo: Somebody) -> None:
    guarded = Actor(person_id=jo.account.person_id, stepped_up=True, guarded=True)

    with pytest.raises(Guarded):
        services.reach_me.add(guarded, an_operation(), PointKind.POST, POST)
    services.reach_me.never(guarded)
    assert services.reach_me.mine(guarded).never


def test_it_is_written_down_and_says_no_address(
    services: Services, graph: RollbackGraph, fresh: Actor
) -> None:
    services.reach_me.add(fresh, an_operation(), PointKind.POST, POST)

    lines = graph.cypher(
        "MATCH (line:Audit {stream: $id}) RETURN line.id AS id, line.sealed AS sealed",
        id=fresh.person_id,
    )
    entries = [
        services.sealer.open(
            fresh.person_id, record_id=row["id"], kind="Audit", sealed=row["sealed"]
        )
        for row in lines
    ]
    details = [entry["detail"] for entry in entries if entry["event"] == Event.REACH_CHANGED]
    assert details == [{"what": "added"}]


def test_it_can_be_taken_away_and_goes_with_the_account(
    room: Postroom, services: Services, graph: RollbackGraph, fresh: Actor
) -> None:
    reached(room, fresh)

    taken = services.reach_me.everything(fresh)
    assert taken["ways"][0]["address"] == ADDRESS
    services.erasure.erase(fresh)

    assert graph.cypher("MATCH (:Person {id: $id}) RETURN 1", id=fresh.person_id) == []
    key = services.sealer.index("reach", fresh.person_id)
    assert graph.cypher("MATCH (r:Reach {id: $id}) RETURN 1", id=key) == []


def test_no_restored_copy_writes_again_to_somebody_who_closed_it(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    older = services.graph.read(lambda tx: store.of(tx, services.sealer, fresh.person_id))
    services.reach_me.never(fresh)
    journal = Journal(services.settings.journal, services.clock)
    services.graph.write(lambda tx: store.keep(tx, services.sealer, fresh.person_id, older))

    narrowings = Narrowings(sealer=services.sealer, journal=journal)
    closing = ClosingAgain(graph=services.graph, sealer=services.sealer, narrowings=narrowings)
    for entry in journal.entries():
        if entry.what is What.NARROWED:
            closing.again(entry)

    begin_recovery(services, jo)
    room.work(fresh)
    assert services.reach_me.mine(fresh).never
    assert room.mails() == []
