"""The one sender: what leaves is decided when it leaves, in few words, the same for everybody."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.lives import DeathState
from network.consent.standing import Death
from network.graph.door import Tx
from network.outbox.events import EventKind
from network.outbox.model import NotYet, OutboxEvent
from network.sending import store
from network.sending.kinds import GoodTime, NoticeFor, NoticeKind, PointKind
from network.sending.model import DIGESTS_AT_MOST, NOTICE_LASTS, SafeContact
from network.sending.notices import Notices
from network.sending.port import Letter
from network.sending.sender import FLIGHT
from network.sending.words import WORDS
from tests.accounts import Somebody
from tests.graphs import RollbackGraph
from tests.postroom import (
    ADDRESS,
    ANY_TIME,
    Postroom,
    an_operation,
    begin_recovery,
    body,
    reached,
    shown,
)

NEW = SafeContact(allowed=True, wanted=(NoticeFor.SOMETHING_NEW,))


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def something_new(services: Services, who: Actor) -> None:
    """As if the page Today showed something new."""
    notices, now, key = Notices(sealer=services.sealer), services.clock.now(), an_operation()

    def work(tx: Tx) -> None:
        reach = store.lock(tx, services.sealer, who.person_id).reach
        after = notices.something_new(tx, who.person_id, reach, key=key, now=now)
        store.keep(tx, services.sealer, who.person_id, after)

    services.graph.write(work)


def test_the_beginning_of_a_recovery_reaches_every_way_that_wants_it(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    reached(room, fresh, "jo@example.net", NEW)
    services.reach_me.add(fresh, an_operation(), PointKind.MAIL, "jo@example.com")
    room.work(fresh)
    room.mails()

    begin_recovery(services, jo)
    room.work(fresh)

    (mail,) = room.mails()
    assert mail["To"] == ADDRESS
    assert "Somebody has begun to get back into your account." in body(mail)


def test_a_way_that_is_off_is_never_written_to(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    shown(room, fresh)

    begin_recovery(services, jo)
    something_new(services, fresh)

    assert room.work(fresh) == 0
    assert room.mails() == []


@pytest.mark.parametrize("how", ["stop", "remove", "never", "untick"])
def test_what_was_closed_before_its_turn_never_leaves(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor, how: str
) -> None:
    point = reached(room, fresh)
    begin_recovery(services, jo)
    if how == "never":
        services.reach_me.never(fresh)
    elif how == "untick":
        services.reach_me.settle(fresh, point.id, NEW)
    else:
        getattr(services.reach_me, how)(fresh, point.id)

    room.work(fresh)

    assert room.mails() == []
    assert services.reach_me.mine(fresh).tray.notices == ()


def test_somebody_who_is_being_erased_is_not_written_to(
    room: Postroom, services: Services, graph: RollbackGraph, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)
    event = room.event(fresh)
    graph.cypher("MATCH (p:Person {id: $id}) SET p.erasing = true", id=fresh.person_id)

    services.sending.sender.send(event)

    assert room.mails() == []


def test_nothing_leaves_for_somebody_who_is_known_to_have_died(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)

    def dies(tx: Tx) -> None:
        one = consent.lock_one(tx, services.sealer, fresh.person_id)
        assert one is not None
        life = replace(one.life, death=Death(state=DeathState.VERIFIED))
        consent.put_life(tx, services.sealer, fresh.person_id, one.standing_id, life)

    services.graph.write(dies)
    room.work(fresh)

    assert room.mails() == []
    assert services.reach_me.mine(fresh).tray.notices == ()


def test_after_a_restore_nothing_leaves_until_it_is_confirmed_what_was_closed(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor, clock: FrozenClock
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)
    graph = room.graph
    graph.cypher("MATCH (p:Person {id: $id}) SET p.unconfirmed = true", id=fresh.person_id)
    room.work(fresh)
    assert room.mails() == []

    graph.cypher("MATCH (p:Person {id: $id}) REMOVE p.unconfirmed", id=fresh.person_id)
    clock.move(timedelta(hours=2))
    room.work(fresh)
    assert len(room.mails()) == 1


@pytest.mark.parametrize(
    ("good", "at", "leaves"),
    [
        (
            GoodTime.DAYTIME,
            utc(7, 1, 7, 59),
            utc(7, 1, 8),
        ),
        (GoodTime.DAYTIME, utc(1, 5, 16, 30), None),
        (
            GoodTime.DAYTIME,
            utc(1, 5, 17),
            utc(1, 6, 9),
        ),
        (
            GoodTime.EVENING,
            utc(1, 5, 12),
            utc(1, 5, 17),
        ),
        (
            GoodTime.EVENING,
            utc(3, 28, 22),
            utc(3, 29, 16),
        ),
        (GoodTime.ANY, utc(1, 5, 3), None),
    ],
)
def test_it_leaves_at_a_good_time_by_the_clock_on_the_wall(
    room: Postroom,
    jo: Somebody,
    clock: FrozenClock,
    *,
    good: GoodTime,
    at: datetime,
    leaves: datetime | None,
) -> None:
    services, fresh = room.services, jo.fresh()
    safe = SafeContact(allowed=True, wanted=(NoticeFor.MY_ACCOUNT,), good_time=good)
    reached(room, fresh, safe=safe)
    clock.moment = at
    begin_recovery(services, jo)

    room.work(fresh)
    assert len(room.mails()) == (leaves is None)
    if leaves is not None:
        clock.moment = leaves - timedelta(seconds=1)
        room.work(fresh)
        assert room.mails() == []
        clock.moment = leaves
        room.work(fresh)
        assert len(room.mails()) == 1


def test_a_digest_leaves_at_most_once_in_twelve_hours_and_four_times_a_month(
    room: Postroom, services: Services, fresh: Actor, clock: FrozenClock
) -> None:
    reached(room, fresh, safe=NEW)
    began, left = clock.now(), []

    for _ in range(8 * 33):
        something_new(services, fresh)
        room.work(fresh)
        left += [clock.now()] * len(room.mails())
        clock.move(timedelta(hours=3))

    for first, second in pairwise(left):
        assert second - first >= timedelta(hours=12)
    for at in left:
        month = [one for one in left if at <= one < at + timedelta(days=30)]
        assert len(month) <= DIGESTS_AT_MOST
    assert left[0] == began
    assert len(left) > DIGESTS_AT_MOST


def test_one_digest_goes_to_every_way_and_counts_once(
    room: Postroom, services: Services, fresh: Actor
) -> None:
    reached(room, fresh, safe=NEW)
    reached(room, fresh, "jo@example.net", NEW)

    something_new(services, fresh)
    something_new(services, fresh)
    room.work(fresh)

    assert {mail["To"] for mail in room.mails()} == {ADDRESS, "jo@example.net"}
    assert len(services.reach_me.mine(fresh).tray.digests) == 1


def test_notices_about_the_account_do_not_wait_for_the_budget(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    reached(room, fresh)
    something_new(services, fresh)
    room.work(fresh)
    room.mails()

    begin_recovery(services, jo)
    room.work(fresh)

    assert len(room.mails()) == 1


def test_a_crash_between_handing_over_and_noting_it_repeats_one_notice_at_most(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor, clock: FrozenClock
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)
    sender = services.sending.sender
    seen: list[Letter] = []

    class Dies(Exception):
        """The process is gone."""

    class Carrying:
        def carry(self, letter: Letter) -> None:
            seen.append(letter)
            if len(seen) == 1:
                raise Dies

    room.handler = replace(sender, carriers={PointKind.MAIL: Carrying()}).send
    room.work(fresh)
    clock.move(timedelta(minutes=11))
    room.work(fresh)
    clock.move(timedelta(days=1))
    room.work(fresh)

    assert len(seen) == 2
    assert seen[0] == seen[1]
    assert services.reach_me.mine(fresh).tray.notices == ()


def test_while_one_is_on_its_way_no_other_of_that_person_leaves(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor, clock: FrozenClock
) -> None:
    reached(room, fresh)
    reached(room, fresh, "jo@example.net")
    begin_recovery(services, jo)
    first, second = room.due(fresh)
    sender = services.sending.sender

    assert sender._begin(fresh.person_id, first)
    other = OutboxEvent(id=second, kind=EventKind.SEND_NOTICE, person_id=fresh.person_id)
    with pytest.raises(NotYet):
        sender.send(other)
    assert room.mails() == []

    clock.move(FLIGHT)
    sender.send(other)
    assert len(room.mails()) == 1


def test_nothing_stays_for_ever(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor, clock: FrozenClock
) -> None:
    reached(room, fresh)
    begin_recovery(services, jo)
    clock.move(timedelta(days=3))

    room.work(fresh)

    assert room.mails() == []
    assert services.reach_me.mine(fresh).tray.notices == ()


def test_a_letter_lies_ready_to_be_printed_for_its_owner_alone(
    room: Postroom, services: Services, jo: Somebody, fresh: Actor
) -> None:
    address = "Jo <Marsh>\n4 Mill Lane\nLeeds"
    point = services.reach_me.add(fresh, an_operation(), PointKind.POST, address)
    services.reach_me.settle(fresh, point.id, ANY_TIME)
    begin_recovery(services, jo)

    room.work(fresh)

    (path,) = room.letters()
    page = path.read_text("utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "Jo &lt;Marsh&gt;<br>\n4 Mill Lane" in page
    assert "Somebody has begun to get back into your account." in page


def test_every_kind_of_notice_has_its_words_and_its_end() -> None:
    assert set(WORDS) == set(NOTICE_LASTS) == set(NoticeKind)
