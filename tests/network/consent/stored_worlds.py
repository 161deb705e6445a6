"""Two worlds in the real service: everybody signs up, one has a secret, Ade meets what she meets.

Every trace begins with nothing and leaves nothing behind. It takes the steps of a script through
the one decision, looks at pages, at what the API answers and at the screens of whoever works with
Ade, and ends with what is hers: who has looked, and everything that she can take out.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from flask import Flask
from werkzeug.test import Client, TestResponse

from api.app import create_app as create_api
from network.accounts.model import OF_ONES_OWN, SignUp, StartedSession
from network.actor import Actor, Capacity
from network.bootstrap import Services
from network.claims import store as claims
from network.claims.model import Said
from network.clock import FrozenClock
from network.connections.kinds import Kind
from network.consent.acts import AT_WORK
from network.consent.kinds import Told
from network.consent.lives import Evidence
from network.consent.model import Asked
from network.consent.outward import line, mailed, succeeds
from network.identity import PersonId, StepId, new_id
from tests.accounts import PASSWORD, Somebody
from tests.conftest import MOMENT
from tests.graphs import RollbackGraph
from tests.matrix.answers import without_what_differs, work_done
from tests.network.accounts.listening import ListeningGraph
from tests.network.consent.comparing import nameless, unpacked
from tests.network.consent.kept_pair import LETTERS, an_operation
from tests.network.consent.pairs import SOMEBODY
from tests.network.consent.stored_secrets import (
    ADE_IS_CALLED,
    GROWN_UP,
    NEVER_THERE,
    STORED_SECRETS,
    Beginning,
    Pair,
    born,
    says_yes,
)
from tests.network.consent.two_worlds import Met, Script, Step
from tests.ties import SAID
from tests.work import SHOWN, Staff, opened, taken_on
from web.app import create_app

NAMES = ("parsley-circus-patchwork", "coastline-ruffle-thistle", "violin-meadow-lantern")
SETTLED = timedelta(days=3)
HATS = (Capacity.COORDINATOR, Capacity.SCREENER)
KEY_WORKER = Said(kind=Kind.KEY_WORKER, who="Keisha", me=ADE_IS_CALLED)
PACKED = "content-length"
"""How long an answer is once it is packed: with other nonces it packs otherwise."""
PAGES = (
    *("/", "/map", "/past", "/willing", "/story", "/safe", "/account", "/account/about-me"),
    *("/account/who-looked", "/account/organisations", "/account/everything", "/account/erase"),
    *("/home", "/in-touch", "/in-touch/codes/{code}", "/in-touch/codes/{code}/paper"),
)
ENDPOINTS = (
    *("/me", "/me/about", "/me/past", "/me/willing", "/me/story", "/me/safe/somebody"),
    *("/me/today", "/me/in-touch", "/me/in-touch/codes"),
)
SCREENS = ("/at-work", "/at-work/people", "/at-work/people/{assignment}", "/at-work/help")
OUTBOX = "MATCH (event:OutboxEvent) RETURN event.kind AS kind, count(*) AS n ORDER BY kind"
LINES = "MATCH (line:Audit) RETURN count(line) AS n"


@dataclass(frozen=True)
class Everybody:
    """Who is there: Ade, Keisha, somebody whom both know, and whoever works with Ade."""

    ade: Somebody
    other: PersonId
    third: PersonId
    worker: Staff
    assignment: str
    code: str
    """A code of Ade's, which Keisha has typed."""


@dataclass
class Stored:
    """The service itself, on a graph that is taken back after every trace."""

    services: Services
    listening: ListeningGraph
    a_graph: Callable[[], RollbackGraph]
    clock: FrozenClock
    pages: Flask = field(init=False)
    api: Flask = field(init=False)

    def __post_init__(self) -> None:
        self.pages, self.api = create_app(self.services), create_api(self.services)

    def trace(self, script: Script, begin: Beginning) -> tuple[Any, ...]:
        """Everything that Ade met, in order."""
        with self.world(begin) as everybody:
            began, chance, lines = self.clock.now(), Random(repr(script)), self._lines()
            met: list[Any] = []
            for step in script:
                self.clock.moment = began + timedelta(days=step.days)
                met.append(self._step(everybody, step))
                met.append(self._surface(everybody, step.surface, chance))
            return (*met, *self._hers(everybody), self._lines() - lines)

    @contextmanager
    def world(self, begin: Beginning) -> Iterator[Everybody]:
        """Everybody, with the secret in place."""
        self.clock.moment = MOMENT
        with closing(self.a_graph()) as graph:
            self.listening.graph = graph
            yield self._everybody(begin)

    def _everybody(self, begin: Beginning) -> Everybody:
        ade, keisha, third = (self._somebody(name) for name in NAMES)
        for one in (ade, keisha, third):
            born(self.services, one.account.person_id, GROWN_UP, Evidence.ATTESTED)
        pair = Pair(self.services, ade.fresh(), keisha.fresh())
        self._called(pair.ade)
        worker = opened(self.services).hire(*HATS)
        assignment = taken_on(worker.wearing(Capacity.COORDINATOR), ade)
        there = begin.secret != NEVER_THERE
        made = self.services.ties.codes.make(_fresh(ade), an_operation(), SAID)
        if there:
            self.services.ties.answering.again(_fresh(keisha), made.code)
        self._between(pair, third.fresh(), begin, there=there)
        self.clock.move(SETTLED)
        other = keisha.account.person_id if there else PersonId(new_id())
        return Everybody(ade, other, third.account.person_id, worker, assignment, made.line.id)

    def _somebody(self, name: str) -> Somebody:
        words = SignUp(sign_in_name=name, password=PASSWORD)
        return Somebody(self.services, self.services.accounts.sign_up(words))

    def _between(self, pair: Pair, third: Actor, begin: Beginning, *, there: bool) -> None:
        opening = self.services.consent.opening
        opening.grant(third, pair.ade.person_id, an_operation(), LETTERS)
        if not there:
            return
        opening.grant(third, pair.keisha.person_id, an_operation(), LETTERS)
        if begin.existed:
            pair.between(lambda kept: replace(kept, contact_existed=True))
        if begin.past:
            claim = self.services.claims.say(pair.ade, StepId(new_id()), KEY_WORKER)
            about = pair.keisha.person_id
            self.services.graph.write(lambda tx: claims.bind(tx, about, claim.id))
        if begin.said_yes or begin.wants_it_too:
            opening.grant(pair.ade, pair.keisha.person_id, an_operation(), LETTERS)
        if begin.wants_it_too:
            says_yes(pair)
            told = {pair.ade.person_id: Told.ACCEPTED}
            pair.between(lambda kept: replace(kept, told=told))
        STORED_SECRETS[begin.secret](pair)

    def _called(self, ade: Actor) -> None:
        self.services.about_me.keep(ade, names=[ADE_IS_CALLED], former_names=[], born=GROWN_UP)

    def _step(self, everybody: Everybody, step: Step) -> tuple[Any, ...]:
        actor = self._asker(everybody, step.asked)
        asked = replace(
            step.asked,
            asker=actor.person_id,
            other=everybody.other,
            through=everybody.third if step.asked.through == SOMEBODY else None,
        )
        before = self._outbox()
        self.listening.heard.clear()
        answer = self.services.consent.disclosures.disclose(
            actor, asked, an_operation(), lambda *_: None
        )
        heard = work_done(self.listening.heard)
        met = Met(
            surface=step.surface,
            code=answer.outward.value,
            words=line(answer.outward),
            success=succeeds(answer.outward),
            mails=int(mailed(answer.outward)),
        )
        return met, heard, before == self._outbox()

    def _asker(self, everybody: Everybody, asked: Asked) -> Actor:
        if asked.act in AT_WORK:
            return self._worn(everybody.worker, asked.capacity).actor
        return Actor(person_id=everybody.ade.account.person_id, capacity=asked.capacity)

    def _surface(self, everybody: Everybody, surface: str, chance: Random) -> tuple[Any, ...]:
        if surface == "page":
            return self._page(everybody, chance.choice(PAGES))
        if surface == "api":
            return self._endpoint(everybody, chance.choice(ENDPOINTS))
        if surface == "screen":
            return self._screen(everybody, chance.choice(SCREENS))
        return (surface, self._outbox())

    def _page(self, everybody: Everybody, path: str) -> tuple[Any, ...]:
        address = path.format(code=everybody.code)
        met = self._got(self.pages, address, Cookie=f"rowan={_begun(everybody.ade).token}")
        return path, *met[1:]

    def _screen(self, everybody: Everybody, path: str) -> tuple[Any, ...]:
        worn = self._worn(everybody.worker, Capacity.COORDINATOR)
        address = path.format(assignment=everybody.assignment)
        return path, self._got(self.pages, address, Cookie=f"rowan={worn.token}")[1:]

    def _worn(self, worker: Staff, hat: Capacity) -> StartedSession:
        return self.services.work.hats.put_on(_fresh(worker.who), worker.staff_id, hat)

    def _endpoint(self, everybody: Everybody, path: str) -> tuple[Any, ...]:
        tokens, ade = self.services.tokens, _fresh(everybody.ade)
        made = tokens.make(ade, "mine", OF_ONES_OWN, days=7)
        met = self._got(self.api, path, Authorization=f"Bearer {made.token}")
        tokens.revoke(ade, tokens.list(ade)[0].id)
        return met

    def _got(self, app: Flask, path: str, **headers: str) -> tuple[Any, ...]:
        self.listening.heard.clear()
        answer: TestResponse = Client(app, use_cookies=False).get(path, headers=headers)
        heard = work_done(self.listening.heard)
        status, headers, body = without_what_differs(answer, ())
        kept = [one for one in headers if one[0] != PACKED]
        return path, status, nameless(kept), nameless(body), heard

    def _hers(self, everybody: Everybody) -> Iterator[tuple[Any, ...]]:
        """What is Ade's own at the end, and what whoever works with her has before them."""
        for path in ("/account/who-looked", "/account/everything", "/safe", "/past", "/in-touch"):
            yield self._page(everybody, path)
        for path in SCREENS:
            yield self._screen(everybody, path)
        yield "everything", unpacked(self.services.everything.take(_fresh(everybody.ade)).data)
        yield "outbox", self._outbox()

    def _outbox(self) -> str:
        return repr(self._rows(OUTBOX))

    def _lines(self) -> int:
        return int(self._rows(LINES)[0]["n"])

    def _rows(self, text: str) -> list[dict[str, Any]]:
        graph: Any = self.listening.graph
        rows: list[dict[str, Any]] = graph.cypher(text)
        return rows


def _begun(who: Somebody) -> StartedSession:
    return who.services.sessions.begin(who.account.person_id, factors=SHOWN)


def _fresh(who: Somebody) -> Actor:
    """In a session of their own, the password typed again just now: nobody counts the tries."""
    return replace(_begun(who).actor, stepped_up=True)
