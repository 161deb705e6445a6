"""Whoever was erased, or has said stop, is sent nothing, whatever is loaded or begun after it.

Everything that could still reach them is under way by then: a letter that somebody has read over, a
yes that waits, two wishes that cross, a notice. Then they go, by each way that there is; the worker
does its rounds, and the other one begins everything anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.kinds import VetoKind
from network.consent.lives import DeathState
from network.consent.widening import Pressed
from network.errors import NetworkError
from network.graph.door import Tx
from network.identity import EventId, OrganisationId, new_id
from network.letters import store as letters
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from network.sending import store as sending
from network.sending.notices import Notices
from network.ties.hearing import Where
from network.ties.in_touch import Stands
from network.wishes import round as rounds
from tests.accounts import Somebody
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.letters import InTouch, Reader, a_reader, in_touch
from tests.network.consent.stored_secrets import Pair, _death
from tests.postroom import Postroom, reached
from tests.ties import WORDING, an_operation, answered_to, own_code
from tests.wishes import ADE, HERS, HIS, KEISHA, crossing, known, moved_to
from tests.work import opened

SEED = 20260314
ROUNDS = times(1, prove=25)
WAYS_TRIED = times(2, prove=100)
"""So many of the ways to leave in one round; all of them in the proof."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Two:
    """Ade, who writes or has asked; and Keisha, who goes."""

    services: Services
    clock: FrozenClock
    room: Postroom
    ade: Somebody
    keisha: Somebody
    tie_id: str = ""
    code_id: str = ""

    @property
    def pair(self) -> Pair:
        return Pair(self.services, self.ade.fresh(), self.keisha.fresh())

    def got(self) -> list[str]:
        """Every letter that Keisha was given."""
        sealer, whose = self.services.sealer, self.keisha.account.person_id
        found = self.services.graph.read(lambda tx: letters.received_by(tx, sealer, whose))
        return [one.text for one in found]

    def rounds(self) -> None:
        """All that the worker does, some days long."""
        telling: Any = self.services.worker.handlers[EventKind.TELL_OF_TODAY]
        for _ in range(3):
            self.clock.move(HOUR)
            self.services.letters.delivering.look()
            self.services.wishes.crossing.look()
            self.services.safeguarding.likenesses.keep()
            telling(None)
            self.room.work(self.ade.fresh())


Way = Callable[[Two], object]
WAYS: dict[str, Way] = {
    "erased": lambda two: two.services.erasure.erase(two.keisha.fresh()),
    "blocked": lambda two: two.services.consent.narrowing.block(
        two.keisha.fresh(), two.ade.account.person_id, an_operation()
    ),
    "nobody at all": lambda two: two.services.consent.narrowing.veto(
        two.keisha.fresh(), an_operation(), VetoKind.ABSOLUTE
    ),
    "an order": lambda two: two.services.consent.narrowing.say_order(
        two.keisha.fresh(), two.ade.account.person_id, an_operation()
    ),
    "reported": lambda two: two.services.consent.narrowing.report(
        two.keisha.fresh(), two.ade.account.person_id, an_operation()
    ),
    "pressed": lambda two: two.services.consent.opening.open_to_requests(
        two.keisha.fresh(), an_operation(), Pressed(yes=True)
    ),
    "died": lambda two: _death(DeathState.VERIFIED)(two.pair),
}
"""Everything that stops all between two people."""


def _ends(two: Two) -> None:
    two.services.ties.in_touch.end(two.keisha.fresh(), two.tie_id, an_operation())


def _takes_all_back(two: Two) -> None:
    me = two.keisha.fresh()
    for given in two.services.ties.answering.mine(me):
        two.services.ties.answering.take_back(me, given.id, an_operation())
    for wish in two.services.wishes.mine.mine(me):
        two.services.wishes.mine.withdraw(me, wish.id)


def tolerant(do: Callable[[], object]) -> None:
    """What is refused is refused."""
    try:
        do()
    except NetworkError:
        return


def begin_anew(two: Two, random: Random) -> None:
    """Ade tries everything once more, in any order."""
    services, me = two.services, two.ade.fresh()
    every: list[Callable[[], object]] = [
        lambda: services.letters.writing.send(me, two.tie_id, an_operation(), "Please."),
        lambda: services.ties.in_touch.begin_again(me, two.tie_id, an_operation(), WORDING),
        lambda: services.ties.hearing.agree(
            me, Where(code_id=two.code_id), an_operation(), WORDING
        ),
        lambda: crossing(services, two.ade, replace(HIS, whom="Somebody else")),
    ]
    for do in random.sample(every, len(every)):
        tolerant(do)
        two.rounds()


@dataclass(frozen=True)
class Office:
    """An organisation that has seen who people are, and somebody who reads over."""

    id: OrganisationId
    reader: Reader


@pytest.fixture
def office(services: Services) -> Office:
    return Office(opened(services).id, a_reader(services))


def writing(services: Services, clock: FrozenClock, room: Postroom, office: Office) -> Two:
    """Two who are in touch; a letter of Ade's may go as soon as the worker looks."""
    made: InTouch = in_touch(services, clock)
    made.send()
    reading = services.letters.reading
    reading.pass_on(office.reader.actor, office.reader.take())
    return Two(services, clock, room, made.writer, made.receiver, tie_id=made.tie_id)


def asking(services: Services, clock: FrozenClock, room: Postroom, office: Office) -> Two:
    """Keisha has said yes to a code of Ade's and wishes for him, as he does for her."""
    here = rounds.at(clock.now())
    if not here.closes < clock.now():
        moved_to(clock, here.closes + HOUR)
    family = "Brown" + "".join(chr(ord("a") + int(each, 16)) for each in new_id()[:6])
    ade = known(services, office.id, f"Ade {family}", ADE)
    keisha = known(services, office.id, f"Keisha {family}", KEISHA)
    for who, words in ((ade, HIS), (keisha, HERS)):
        said = replace(
            words,
            whom=words.whom.replace("Brown", family),
            known_as=words.known_as.replace("Brown", family),
        )
        crossing(services, who, said)
    line = own_code(services, ade.account.person_id)
    answered_to(services, line, keisha.account.person_id)
    return Two(services, clock, room, ade, keisha, code_id=line.id)


def nothing_came(two: Two) -> bool:
    """Whether Ade sees no more than before, and Keisha has got nothing."""
    services, me = two.services, two.ade.fresh()
    open_now = [one for one in services.ties.in_touch.all(me) if one.stands is Stands.OPEN]
    true = [one for one in services.wishes.mine.mine(me) if one.came is not None]
    heard = services.ties.hearing.all(me)
    return not (two.got() or open_now or true or heard)


LEFT_IN_TOUCH: dict[str, Way] = {**WAYS, "ended": _ends}
LEFT_ASKED: dict[str, Way] = {**WAYS, "taken back": _takes_all_back}


def some(ways: dict[str, Way], random: Random) -> list[tuple[str, Way]]:
    """Ways to leave, in any order."""
    return random.sample([*ways.items()], min(WAYS_TRIED, len(ways)))


@pytest.mark.timeout(1_700)
def test_who_was_in_touch_and_went_gets_no_letter_whatever_is_begun_anew(
    services: Services, clock: FrozenClock, graph: RollbackGraph, office: Office
) -> None:
    random, room = Random(SEED), Postroom(services, graph)
    came = {}
    for number in range(ROUNDS):
        for name, leave in some(LEFT_IN_TOUCH, random):
            two = writing(services, clock, room, office)
            leave(two)
            begin_anew(two, random)
            came[name, number] = nothing_came(two)

    assert [where for where, nothing in came.items() if not nothing] == []
    two = writing(services, clock, room, office)
    two.rounds()
    assert two.got(), "who stays is given the letter that was under way"


@pytest.mark.timeout(1_700)
def test_who_was_asked_for_and_went_is_led_to_by_nothing(
    services: Services, clock: FrozenClock, graph: RollbackGraph, office: Office
) -> None:
    random, room = Random(SEED), Postroom(services, graph)
    came = {}
    for number in range(ROUNDS):
        for name, leave in some(LEFT_ASKED, random):
            two = asking(services, clock, room, office)
            leave(two)
            _wait_is_over(two)
            begin_anew(two, random)
            came[name, number] = nothing_came(two)

    assert [where for where, nothing in came.items() if not nothing] == []
    two = asking(services, clock, room, office)
    _wait_is_over(two)
    two.rounds()
    assert not nothing_came(two), "who stays is heard"


def _wait_is_over(two: Two) -> None:
    here = rounds.at(two.clock.now())
    over = here.closes + rounds.WAITS_MOST + HOUR
    if two.clock.now() < over:
        moved_to(two.clock, over)


def _waits(two: Two) -> EventId:
    """A notice that waits to leave for Keisha."""
    notices = Notices(sealer=two.services.sealer)
    me, key, now = two.keisha.account.person_id, new_id(), two.clock.now()

    def work(tx: Tx) -> EventId:
        reach = sending.lock(tx, two.services.sealer, me).reach
        put = notices.something_new(tx, me, reach, key=key, now=now)
        sending.keep(tx, two.services.sealer, me, put)
        return put.tray.notices[0].id

    return two.services.graph.write(work)


QUIET: dict[str, Way] = {
    "erased": WAYS["erased"],
    "died": WAYS["died"],
    "never": lambda two: two.services.reach_me.never(two.keisha.fresh()),
    "stopped": lambda two: two.services.reach_me.stop(two.keisha.fresh(), _point(two)),
    "removed": lambda two: two.services.reach_me.remove(two.keisha.fresh(), _point(two)),
}


def _point(two: Two) -> str:
    return two.services.reach_me.mine(two.keisha.fresh()).points[0].id


@pytest.mark.parametrize("name", ["stays", *QUIET])
def test_no_notice_leaves_for_who_has_stopped_it_however_often_it_is_tried(
    services: Services, clock: FrozenClock, graph: RollbackGraph, name: str
) -> None:
    made = in_touch(services, clock)
    room = Postroom(services, graph)
    two = Two(services, clock, room, made.writer, made.receiver, tie_id=made.tie_id)
    reached(room, two.keisha.fresh())
    event = OutboxEvent(
        id=_waits(two), kind=EventKind.SEND_NOTICE, person_id=two.keisha.account.person_id
    )

    if name in QUIET:
        QUIET[name](two)
    for _ in range(3):
        services.sending.sender.send(event)
        clock.move(HOUR)

    assert len(room.mails()) == (name == "stays")
