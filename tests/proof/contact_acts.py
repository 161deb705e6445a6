"""Every act of contact by which something of one person reaches another, and what stops each.

An act is made ready in peace, then done at the very moment at which somebody closes. `one` acts,
`other` is whom they reach.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import EventId, ItemId, new_id
from network.letters import store as letters
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from network.sending import store as sending
from network.sending.kinds import NoticeKind, PointKind
from network.sending.model import ContactPoint, Reach
from network.sending.notices import Notices
from network.sending.port import Letter
from network.ties.answering import Agreed, Stage
from network.ties.hearing import Where
from network.wishes import round as rounds
from network.wishes import store as wishes
from network.wishes.model import Confirmed, Wish, WishWords
from network.work import codes as hand_to_hand
from tests.network.consent.racing import CLOSINGS
from tests.network.letters.test_races import that_may_go
from tests.postroom import ANY_TIME
from tests.proof.racing_pairs import ServedPair, an_organisation
from tests.ties import WORDING, YES, an_operation, answered_to, own_code
from tests.wishes import ADE, HERS, HIS, KEISHA, attest, moved_to

Closes = Callable[[ServedPair, Actor, Actor], object]
"""How `by` closes towards `of`."""
Way = tuple[str, Closes]
TEXT = "I still have the photo from the beach."


@dataclass
class Ready:
    """One race before it begins: who acts, and what they act on."""

    two: ServedPair
    one: Actor
    other: Actor
    thing: Any = None


def _ended(two: ServedPair, by: Actor, _: Actor) -> None:
    [tie] = two.services.ties.in_touch.all(by)
    two.services.ties.in_touch.end(by, tie.id, an_operation())


def _dropped(two: ServedPair, by: Actor, _: Actor) -> None:
    for one in two.services.ties.codes.mine(by):
        two.services.ties.codes.drop(by, one.line.id)


def _taken_back(two: ServedPair, by: Actor, _: Actor) -> None:
    [given] = two.services.ties.answering.mine(by)
    two.services.ties.answering.take_back(by, given.id, an_operation())


def _withdrawn(two: ServedPair, by: Actor, _: Actor) -> None:
    [wish] = two.services.wishes.mine.mine(by)
    two.services.wishes.mine.withdraw(by, wish.id)


def _never(two: ServedPair, by: Actor, _: Actor) -> None:
    two.services.reach_me.never(by)


def _stopped(two: ServedPair, by: Actor, _: Actor) -> None:
    two.services.reach_me.stop(by, two.services.reach_me.mine(by).points[0].id)


def _removed(two: ServedPair, by: Actor, _: Actor) -> None:
    two.services.reach_me.remove(by, two.services.reach_me.mine(by).points[0].id)


def ways(*names: str, **more: Closes) -> tuple[Way, ...]:
    """Some of what closes everywhere, and what closes here alone."""
    known: dict[str, Any] = dict(CLOSINGS)
    return (*((name, known[name]) for name in names), *more.items())


ALWAYS = ("block", "order", "report", "hold", "erase")
VETO = ways("veto")
"""Wanting no approach stops whoever comes, and not what somebody does themselves."""


@dataclass(frozen=True)
class ContactAct:
    """An act: how it is made ready, how it is done, and who can stop it by what."""

    ready: Callable[[ServedPair, Actor, Actor], Any]
    do: Callable[[Services, Ready], object]
    done: Callable[[Services, Ready], bool]
    """Whether something reached somebody, looked at in peace. What `do` answers is in `thing`."""
    either: tuple[Way, ...] = ways(*ALWAYS)
    by_one: tuple[Way, ...] = ()
    by_other: tuple[Way, ...] = VETO
    in_touch: bool = False
    first_unit: bool = False
    """Whether the first unit of work settles it, and not the last."""


def _that_may_go(two: ServedPair, one: Actor, other: Actor) -> Any:
    return that_may_go(replace(two, ade=one, keisha=other))


def _received(services: Services, ready: Ready) -> bool:
    sealer, whose = services.sealer, ready.other.person_id
    return bool(services.graph.read(lambda tx: letters.received_by(tx, sealer, whose)))


def _handed_in(services: Services, ready: Ready) -> bool:
    sealer, whose = services.sealer, ready.one.person_id
    return bool(services.graph.read(lambda tx: letters.written_by(tx, sealer, whose)))


def _hand_in(services: Services, ready: Ready) -> None:
    try:
        services.letters.writing.send(ready.one, ready.thing, an_operation(), TEXT)
    except (NotFound, WrongMoment):
        return


def _with_a_letter(two: ServedPair, one: Actor, other: Actor) -> tuple[str, list[str]]:
    """A tie, and a letter in it that has been passed on; and what is seen of it."""
    tie_id = two.tie()
    written = replace(that_may_go(replace(two, ade=other, keisha=one)), tie_id=tie_id)
    two.graph.write(lambda tx: letters.give(tx, two.sealer, written))
    return tie_id, []


def _reads(services: Services, ready: Ready) -> None:
    tie_id, seen = ready.thing
    try:
        seen.append(services.letters.writing.between(ready.one, tie_id).tie.shows)
    except NotFound:
        seen.append("")


def _typed(opened: bool) -> Callable[[ServedPair, Actor, Actor], tuple[str, list[Stage]]]:
    def ready(two: ServedPair, one: Actor, other: Actor) -> tuple[str, list[Stage]]:
        code = hand_to_hand.code(two.sealer, own_code(two.services, other.person_id).id)
        if opened:
            two.services.ties.answering.again(one, code)
        return code, []

    return ready


def _types(services: Services, ready: Ready) -> None:
    code, met = ready.thing
    try:
        met.append(services.ties.answering.again(ready.one, code).stage)
    except NotFound:
        met.append(Stage.END)


def _says_yes(services: Services, ready: Ready) -> None:
    code, met = ready.thing
    agreed = Agreed(yes=YES, wording=WORDING, operation_id=an_operation())
    try:
        met.append(services.ties.answering.agree(ready.one, code, agreed).stage)
    except NotFound:
        met.append(Stage.END)


def _led_on(_: Services, ready: Ready) -> bool:
    return ready.thing[1] in ([Stage.WORDS], [Stage.KEPT])


def _with_a_yes(two: ServedPair, one: Actor, other: Actor) -> tuple[Where, list[object]]:
    line = own_code(two.services, one.person_id)
    answered_to(two.services, line, other.person_id)
    return Where(code_id=line.id), []


def _hears(services: Services, ready: Ready) -> None:
    where, heard = ready.thing
    try:
        heard.append(services.ties.hearing.one(ready.one, where))
    except NotFound:
        heard.append(None)


def _agrees(services: Services, ready: Ready) -> None:
    where, heard = ready.thing
    try:
        services.ties.hearing.agree(ready.one, where, an_operation(), WORDING)
    except NotFound:
        heard.append(None)
    else:
        heard.append(where)


def _heard(_: Services, ready: Ready) -> bool:
    heard: list[object] = ready.thing[1]
    return heard != [None]


@dataclass
class Wishing:
    """What two wish for, who they were attested to be, and that the wait is over."""

    known: set[str] = field(default_factory=set)

    def ready(self, two: ServedPair, one: Actor, other: Actor) -> tuple[Wish, Wish]:
        services, clock = two.services, two.clock
        if two.ade.person_id not in self.known:
            self._attested(two)
        self._over(clock)
        both = (self._wish(two, two.ade, HIS), self._wish(two, two.keisha, HERS))
        for wish in both:
            services.wishes.crossing._enter(wish)
        return both

    def _attested(self, two: ServedPair) -> None:
        oakway = an_organisation(two.services)
        for who, name, born in ((two.ade, "Ade", ADE), (two.keisha, "Keisha", KEISHA)):
            called = f"{name} {_family(two)}"
            attest(two.services, oakway, who.person_id, called, born)
            self.known.add(who.person_id)

    def _over(self, clock: FrozenClock) -> None:
        here = rounds.at(clock.now())
        if not here.closes + rounds.WAITS_MOST < clock.now() < here.ends:
            moved_to(clock, here.closes + rounds.WAITS_MOST + timedelta(hours=1))

    def _wish(self, two: ServedPair, who: Actor, words: WishWords) -> Wish:
        now, here = two.clock.now(), rounds.at(two.clock.now())
        family = _family(two)
        said = replace(
            words,
            whom=words.whom.replace("Brown", family),
            known_as=words.known_as.replace("Brown", family),
        )
        before = here.closes - timedelta(hours=1)
        wish = Wish(
            id=ItemId(new_id()),
            person_id=who.person_id,
            words=said,
            asked_at=now,
            confirmed=Confirmed(round=here.number, at=before, wording=WORDING),
        )
        two.graph.write(lambda tx: wishes.put(tx, two.sealer, wish))
        return wish


def _family(two: ServedPair) -> str:
    """A family name of these two alone: no other pair's wishes cross theirs."""
    return "Brown" + "".join(chr(ord("a") + int(figure, 16)) for figure in two.ade.person_id[:6])


def _lets_through(services: Services, ready: Ready) -> None:
    services.wishes.crossing._let_through(ready.thing[0])


def _came_true(services: Services, ready: Ready) -> bool:
    ids = [one.id for one in ready.thing]
    found = services.graph.read(lambda tx: _wishes(tx, services, ids))
    return any(one.came is not None for one in found)


def _wishes(tx: Tx, services: Services, ids: list[ItemId]) -> Iterable[Wish]:
    rows: list[Wish] = []
    for wish_id in ids:
        rows += wishes.find(tx, services.sealer, [wish_id]).values()
    return rows


@dataclass
class Carrier:
    """Takes its time, and notes what it was given."""

    given: list[str] = field(default_factory=list)

    def carry(self, letter: Letter) -> None:
        self.given.append(letter.reference)


def _notice(two: ServedPair, one: Actor, _: Actor) -> tuple[OutboxEvent, Carrier]:
    """A notice that waits to be sent to whoever acts."""
    services, now, key = two.services, two.clock.now(), new_id()
    point = ContactPoint(
        id=ItemId(new_id()),
        kind=PointKind.MAIL,
        address="jo@example.org",
        added_at=now,
        confirmed_at=now,
        safe=ANY_TIME,
    )
    notices, kind = Notices(sealer=services.sealer), NoticeKind.RECOVERY_BEGUN

    def work(tx: Tx) -> None:
        sending.lock(tx, services.sealer, one.person_id)
        reach, whose = Reach(points=(point,)), one.person_id
        put = notices.put(tx, whose, reach, reach.points, kind=kind, key=key, now=now)
        sending.keep(tx, services.sealer, whose, put)

    services.graph.write(work)
    event_id = EventId(notices.id_of(key, point.id))
    event = OutboxEvent(id=event_id, kind=EventKind.SEND_NOTICE, person_id=one.person_id)
    return event, Carrier()


def _sends(services: Services, ready: Ready) -> None:
    event, carrier = ready.thing
    sender = replace(services.sending.sender, carriers={PointKind.MAIL: carrier})
    sender.send(event)


def _left(services: Services, ready: Ready) -> bool:
    event, carrier = ready.thing
    _sends(services, Ready(ready.two, ready.one, ready.other, (event, carrier)))
    assert len(carrier.given) <= 1
    return bool(carrier.given)


def _passes_on(services: Services, _: Ready) -> None:
    services.letters.delivering.look()


WISHING = Wishing()
TIED = ways("revoke", *ALWAYS, ended=_ended)
ACTS: dict[str, ContactAct] = {
    "a letter is passed on": ContactAct(
        _that_may_go,
        _passes_on,
        _received,
        ways("revoke", *ALWAYS),
        in_touch=True,
    ),
    "a letter is handed in": ContactAct(
        lambda two, *_: two.tie(), _hand_in, _handed_in, TIED, in_touch=True
    ),
    "a letter is read beside a name": ContactAct(
        _with_a_letter, _reads, lambda _, ready: ready.thing[1] != [""], TIED, in_touch=True
    ),
    "a code is typed": ContactAct(
        _typed(opened=False), _types, _led_on, by_other=ways("veto", dropped=_dropped)
    ),
    "a code is used with a yes": ContactAct(
        _typed(opened=True), _says_yes, _led_on, by_other=ways("veto", dropped=_dropped)
    ),
    "a yes is heard": ContactAct(
        _with_a_yes, _hears, _heard, by_other=ways("veto", taken_back=_taken_back)
    ),
    "a tie is opened": ContactAct(
        _with_a_yes, _agrees, _heard, by_other=ways("veto", taken_back=_taken_back)
    ),
    "two wishes come true": ContactAct(
        WISHING.ready, _lets_through, _came_true, ways("veto", *ALWAYS, withdrawn=_withdrawn)
    ),
    "a notice leaves": ContactAct(
        _notice,
        _sends,
        _left,
        either=(),
        by_other=(),
        by_one=ways("erase", never=_never, stopped=_stopped, removed=_removed),
        first_unit=True,
    ),
}
"""By name. What only one of the two can close stands under whose it is."""
