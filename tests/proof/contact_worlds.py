"""Whole traces of contact on the real service: what one meets, in worlds that differ in one secret.

Each trace begins with nothing and leaves nothing behind: people sign up, a request is made, worked
on and written out as a letter, a code is handed over, a wish is kept; or the two are in touch and
write. Then one secret is put in place, and the same steps are taken in each world.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from network.actor import Actor, Capacity
from network.asking.approaching import ToWrite
from network.claims.checks import Check
from network.consent.kinds import Purpose
from network.consent.lives import Evidence
from network.errors import NetworkError
from network.identity import OperationId
from network.outbox.events import EventKind
from tests.accounts import Somebody
from tests.asking import Wanted, a_line, asked, checked, on_the_map, weighed
from tests.conftest import MOMENT
from tests.letters import TEXT, Reader, a_reader
from tests.matrix.answers import work_done
from tests.network.consent.comparing import nameless, unpacked
from tests.network.consent.kept_pair import an_operation
from tests.network.consent.stored_secrets import Pair, born
from tests.network.consent.stored_worlds import Stored, _fresh
from tests.pasts import on_a_list
from tests.ties import SAID, WORDING, tied
from tests.wishes import ADE, HIS, KEISHA, attest, crossing
from tests.work import taken_on

NAMES = ("parsley-circus-patchwork", "coastline-ruffle-thistle", "violin-meadow-lantern")
DOG = ToWrite(
    check=Check(question="What was the dog called?", answers=("Buster",)), goes_to="12 Elm Road"
)
HAT = Capacity.COORDINATOR
LEAST, MOST = 10, 16
NOTHING_SENT = "MATCH (event:OutboxEvent {personId: $id}) RETURN event.kind AS kind ORDER BY kind"


@dataclass
class World:
    """Who is there. Ade looks; Keisha has the secret."""

    pair: Pair
    ade: Somebody
    keisha: Somebody
    ids: dict[str, str] = field(default_factory=dict)
    typed: str = ""
    """The code in the letter for Keisha."""
    handed: str = ""
    """The code that Ade gave her."""
    wanted: Wanted | None = None
    reader: Reader | None = None

    @property
    def she(self) -> Actor:
        return self.pair.keisha

    @property
    def work(self) -> Wanted:
        assert self.wanted is not None
        return self.wanted


Secret = Callable[[World], object]


@dataclass(frozen=True)
class Family:
    """Worlds that must look the same to Ade, and the one that may not."""

    begin: Callable[["InContact", World], None]
    secrets: dict[str, Secret]
    control: Secret
    pages: tuple[str, ...]
    answers: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass
class InContact(Stored):
    """The service, on a graph that is taken back after every trace."""

    def traced(self, family: Family, secret: Secret, seed: str) -> tuple[Any, ...]:
        """Everything that Ade met in one world, in order."""
        self.clock.moment = MOMENT
        with closing(self.a_graph()) as graph:
            self.listening.graph = graph
            world = self._world()
            family.begin(self, world)
            secret(world)
            self.clock.move(timedelta(days=3))
            return tuple(self._walk(family, world, Random(seed)))

    def _world(self) -> World:
        ade, keisha = (self._somebody(name) for name in NAMES[:2])
        pair = Pair(self.services, _fresh(ade), _fresh(keisha))
        born(self.services, ade.account.person_id, ADE, Evidence.ATTESTED)
        return World(pair, ade, keisha)

    def _walk(self, family: Family, world: World, chance: Random) -> Iterator[Any]:
        places = (*family.pages, *family.answers, *family.steps)
        for _ in range(chance.randint(LEAST, MOST)):
            self.clock.move(timedelta(days=chance.randint(0, 4), minutes=chance.randint(1, 50)))
            self._work_comes_round()
            place = chance.choice(places)
            yield place, self._met(family, world, place)
            yield self._sent_to(world)
        for place in (*family.pages, *family.answers):
            yield place, self._met(family, world, place)
        yield unpacked(self.services.everything.take(_fresh(world.ade)).data)

    def _met(self, family: Family, world: World, place: str) -> Any:
        named = place.format(**world.ids)
        if place in family.pages:
            started = self._begun(world.ade)
            return self._got(self.pages, named, Cookie=f"rowan={started.token}")[1:]
        if place in family.answers:
            everybody: Any = _Everybody(world.ade)
            return self._endpoint(everybody, named)[1:]
        self.listening.heard.clear()
        try:
            found = STEPS[place](self, world)
        except NetworkError as error:
            found = error.code
        return nameless(repr(found)), work_done(self.listening.heard)

    def _begun(self, who: Somebody) -> Any:
        return who.services.sessions.begin(who.account.person_id)

    def _work_comes_round(self) -> None:
        """What the worker does of itself. Nothing of it is Ade's to see but by what follows."""
        self.services.wishes.crossing.look()
        self.services.letters.delivering.look()
        handlers = self.services.worker.handlers
        telling: Any = handlers[EventKind.TELL_OF_TODAY]
        telling(None)

    def _sent_to(self, world: World) -> str:
        graph: Any = self.listening.graph
        rows = graph.cypher(NOTHING_SENT, id=world.ade.account.person_id)
        return repr(sorted(row["kind"] for row in rows))


@dataclass(frozen=True)
class _Everybody:
    """What an answer of the API is asked for."""

    ade: Somebody


def asks(here: InContact, world: World) -> None:
    """Ade asks by every way: an organisation, which writes a letter; a code; a wish."""
    services = here.services
    there = on_a_list(services, world.ade, hat=HAT)
    attest(services, there.place.id, world.ade.account.person_id, "Ade Brown", ADE)
    attest(services, there.place.id, world.keisha.account.person_id, "Keisha Brown", KEISHA)
    second = there.place.hire(HAT, name="Bea").wearing(HAT)
    here.clock.move(timedelta(seconds=1))
    second_place = taken_on(second, world.ade)
    about = on_the_map(services, world.ade)
    one = Wanted(there, second, second_place, about, asked(services, there, about))
    lead = checked(services, one)
    at = (one.worker, one.place, one.request.id, lead.id)
    services.asking.noting.consider(*at, weighed())
    services.asking.approaching.write(*at, DOG)
    world.typed = services.asking.approaching.letter(*at).code
    made = services.ties.codes.make(_fresh(world.ade), an_operation(), SAID)
    world.handed, world.wanted = made.code, one
    wish = crossing(services, world.ade, HIS)
    world.ids |= {
        "request": one.request.id,
        "about": about.id,
        "code": made.line.id,
        "wish": wish.id,
        "place": one.place,
    }


def write_to_each_other(here: InContact, world: World) -> None:
    """The two are in touch, and each has a letter of the other's and one that waits."""
    services = here.services
    born(services, world.keisha.account.person_id, KEISHA, Evidence.ATTESTED)
    tied(services, here.clock, world.ade, world.keisha)
    [tie] = services.ties.in_touch.all(_fresh(world.ade))
    services.ties.in_touch.all(_fresh(world.keisha))
    world.reader = a_reader(services)
    for who in (world.ade, world.keisha):
        here.clock.move(timedelta(seconds=1))
        services.letters.writing.send(_fresh(who), tie.id, an_operation(), TEXT)
        world.reader.passes()
    here.clock.move(timedelta(seconds=1))
    services.letters.writing.send(_fresh(world.ade), tie.id, an_operation(), "One more.")
    world.pair = replace(world.pair, ade=_fresh(world.ade), keisha=_fresh(world.keisha))
    world.ids |= {"tie": tie.id}


def _ask_again(here: InContact, world: World) -> object:
    one = world.work
    return asked(here.services, one.there, one.about)


def _ask_for_another(here: InContact, world: World) -> object:
    about = on_the_map(here.services, world.ade, "Sam")
    return asked(here.services, world.work.there, about).words


def _may_ask(here: InContact, world: World) -> object:
    mine, about = here.services.asking.mine, world.ids["about"]
    mine.may_ask(_fresh(world.ade), about)
    return mine.again_from(_fresh(world.ade), world.ids["request"])


def _take_request_back(here: InContact, world: World) -> None:
    here.services.asking.mine.withdraw(_fresh(world.ade), world.ids["request"])


def _confirm(here: InContact, world: World) -> object:
    mine, me = here.services.wishes.mine, _fresh(world.ade)
    wanted = tuple(one.id for one in mine.to_confirm(me))
    mine.confirm(me, wanted, OperationId(an_operation()), WORDING)
    return len(wanted)


def _hear(here: InContact, world: World) -> object:
    hearing, me = here.services.ties.hearing, _fresh(world.ade)
    return hearing.all(me), hearing.of_requests(me)


def _drop_code(here: InContact, world: World) -> None:
    here.services.ties.codes.drop(_fresh(world.ade), world.ids["code"])


def _log(here: InContact, world: World) -> None:
    one = world.work
    noting = here.services.asking.noting
    noting.log(one.worker, one.place, one.request.id, a_line())


def _read_at_work(here: InContact, world: World) -> object:
    one = world.work
    return len(here.services.asking.at_work.read(one.worker, one.place, Purpose.STAY_IN_TOUCH))


def _screen(here: InContact, world: World) -> object:
    one = world.work
    found = here.services.asking.at_work.one(one.worker, one.place, one.request.id)
    return found.noted


def _send(here: InContact, world: World) -> None:
    writing = here.services.letters.writing
    writing.send(_fresh(world.ade), world.ids["tie"], an_operation(), TEXT)


def _my_letters(here: InContact, world: World) -> object:
    return here.services.letters.writing.between(_fresh(world.ade), world.ids["tie"])


def _everything_written(here: InContact, world: World) -> object:
    return here.services.letters.writing.everything(_fresh(world.ade))


def _say_again(here: InContact, world: World) -> None:
    ties = here.services.ties.in_touch
    ties.begin_again(_fresh(world.ade), world.ids["tie"], an_operation(), WORDING)


def _end(here: InContact, world: World) -> None:
    here.services.ties.in_touch.end(_fresh(world.ade), world.ids["tie"], an_operation())


STEPS: dict[str, Callable[[InContact, World], object]] = {
    "ask again": _ask_again,
    "ask for another": _ask_for_another,
    "may I ask": _may_ask,
    "take the request back": _take_request_back,
    "confirm": _confirm,
    "hear": _hear,
    "drop the code": _drop_code,
    "log at work": _log,
    "read at work": _read_at_work,
    "screen at work": _screen,
    "send": _send,
    "my letters": _my_letters,
    "everything written": _everything_written,
    "say yes again": _say_again,
    "end": _end,
}
