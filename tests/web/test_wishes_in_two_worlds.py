"""Nothing about anybody else shows in what whoever wishes can meet, until both hear of it.

Keisha looks at everything that is hers, at one moment, after the worker has looked: in worlds that
differ only in what is true about Ade. All happens one after another; what has been tried is taken
back before the next.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from api.app import create_app as create_api
from network import bootstrap
from network.accounts.model import TokenScope
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent import store as consent
from network.consent.kinds import HoldCause, VetoKind
from network.consent.protection import SafeguardingHold
from network.descriptions.model import Description
from network.graph.door import Tx
from network.identity import OrganisationId, ProtectionId, new_id
from network.settings import Settings
from network.wishes import round as rounds
from network.wishes import store
from network.wishes.model import Wish
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.matrix.answers import work_done
from tests.network.accounts.listening import ListeningGraph
from tests.ties import an_operation
from tests.web.pages import Browser
from tests.web.test_asked_in_two_worlds import DIFFERS, OF_ONE_REQUEST
from tests.wishes import ADE, HERS, HIS, KEISHA, crossing, known, moved_to
from tests.work import opened
from web.app import create_app

READ = frozenset({TokenScope.STORY_READ, TokenScope.SAFE_READ, TokenScope.MAP_READ})


@dataclass
class Wisher:
    """Keisha, at a browser and with a program."""

    services: Services
    graph: RollbackGraph
    heard: list[str]
    oakway: OrganisationId
    who: Somebody
    wish: Wish
    browser: Browser
    program: Any
    token: str

    def meets(self) -> dict[str, object]:
        """Every page, answer and file that could say something, all mail, and the statements."""
        self.services.wishes.crossing.look()
        found: dict[str, object] = {}
        pages = ("/home", "/wishes", f"/wishes/{self.wish.id}", "/asking", "/in-touch", "/safe")
        for address in (*pages, "/safe/told", "/account", "/account/who-looked", "/past"):
            found[address] = self._met(lambda at=address: self.browser.client.get(at))  # type: ignore[misc]
        headers = {"Authorization": f"Bearer {self.token}"}
        wish = f"/me/wishes/{self.wish.id}"
        for address in ("/me/wishes", wish, "/me/today", "/me/in-touch"):
            found[address] = self._met(
                lambda at=address: self.program.get(at, headers=headers)  # type: ignore[misc]
            )
        me = Actor(person_id=self.wish.person_id)
        found["everything"] = self.services.wishes.mine.everything(me)
        found["towards others"] = self.services.consent.mine.towards_others(me)
        found["looks"] = self.services.audit.who_looked(me, limit=100)
        found["mail"] = self.graph.cypher(
            "MATCH (event:OutboxEvent) WHERE event.personId = $id RETURN count(event) AS size",
            id=me.person_id,
        )
        return found

    def ade(self) -> Somebody:
        return known(self.services, self.oakway, "Ade Brown", ADE)

    def _met(self, ask: Callable[[], Any]) -> tuple[object, ...]:
        self.heard.clear()
        response = ask()
        assert response.status_code == 200
        headers = sorted(
            (name, value) for name, value in response.headers if name.lower() not in OF_ONE_REQUEST
        )
        return headers, DIFFERS.sub(b"", response.get_data()), work_done(self.heard)


@pytest.fixture
def keisha(settings: Settings, graph: RollbackGraph, clock: FrozenClock) -> Wisher:
    listening = ListeningGraph(graph)
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)
    oakway = opened(services).id
    who = known(services, oakway, "Keisha Brown", KEISHA)
    wish = crossing(services, who, HERS)
    here = rounds.at(clock.now())
    moved_to(clock, here.closes + rounds.WAITS_MOST + timedelta(hours=1))
    token = services.tokens.make(who.fresh(), "tests", sorted(READ), days=7).token
    browser = Browser(create_app(services))
    browser.client.set_cookie("rowan", who.sign_in().token, domain="localhost")
    program = create_api(services).test_client()
    one = Wisher(services, graph, listening.heard, oakway, who, wish, browser, program, token)
    # The first look of a session keeps when it was used.
    one.meets()
    return one


def wishes_too(one: Wisher) -> tuple[Somebody, Wish]:
    he = one.ade()
    return he, crossing(one.services, he, HIS)


def is_here_and_wishes_nothing(one: Wisher) -> None:
    one.ade()


def wishes_and_did_not_confirm(one: Wisher) -> None:
    here = rounds.at(one.services.clock.now()).number
    crossing(one.services, one.ade(), HIS, in_round=here - 1)


def confirmed_and_took_it_back(one: Wisher) -> None:
    he, wish = wishes_too(one)
    one.services.wishes.mine.withdraw(he.fresh(), wish.id)


def was_seen_by_nobody(one: Wisher) -> None:
    crossing(one.services, somebody(one.services), HIS)


def wishes_for_another(one: Wisher) -> None:
    crossing(one.services, one.ade(), replace(HIS, whom="Kezia Brown"))


def has_blocked_her(one: Wisher) -> None:
    he, _ = wishes_too(one)
    one.services.consent.narrowing.block(he.fresh(), one.wish.person_id, an_operation())


def says_there_is_an_order(one: Wisher) -> None:
    he, _ = wishes_too(one)
    one.services.consent.narrowing.say_order(he.fresh(), one.wish.person_id, an_operation())


def lets_nobody_near(one: Wisher) -> None:
    he, _ = wishes_too(one)
    one.services.consent.narrowing.veto(he.fresh(), an_operation(), VetoKind.ABSOLUTE)


def describes_her(one: Wisher) -> None:
    he, _ = wishes_too(one)
    about = one.services.about_me
    about.keep(one.who.fresh(), names=["Keisha Brown"], former_names=[], born=KEISHA)
    described = Description(
        id=ProtectionId(new_id()), at=one.services.clock.now(), names=("Keisha Brown",)
    )
    one.services.protecting.describe(he.fresh(), described)


def is_held(one: Wisher) -> None:
    he, _ = wishes_too(one)
    now, person, sealer = one.services.clock.now(), he.account.person_id, one.services.sealer
    hold = SafeguardingHold(
        id=ProtectionId(new_id()),
        person_id=person,
        cause=HoldCause.CONCERN,
        placed_at=now,
        until=now + timedelta(days=28),
    )

    def work(tx: Tx) -> None:
        kept = consent.lock_one(tx, sealer, person)
        assert kept is not None
        held = replace(kept.life, holds=(hold,))
        consent.put_life(tx, sealer, person, kept.standing_id, held)

    one.services.graph.write(work)


def two_would_be_the_one(one: Wisher) -> None:
    wishes_too(one)
    wishes_too(one)


def pretends(one: Wisher) -> None:
    ray = known(one.services, one.oakway, "Ray Kent", ADE.replace(year=1970))
    crossing(one.services, ray, HIS)


def wishes_and_the_wait_goes_on(one: Wisher) -> None:
    """What stands against it is the calendar alone: the worker looks, and it is not time yet."""
    wishes_too(one)
    clock, now = one.services.clock, one.services.clock.now()
    assert isinstance(clock, FrozenClock)
    moved_to(clock, rounds.at(now).closes + rounds.WAITS_LEAST - timedelta(minutes=1))
    one.services.wishes.crossing.look()
    moved_to(clock, now)
    taken_back(one)


SECRETS: tuple[Callable[[Wisher], object], ...] = (
    is_here_and_wishes_nothing,
    wishes_and_did_not_confirm,
    confirmed_and_took_it_back,
    was_seen_by_nobody,
    wishes_for_another,
    has_blocked_her,
    says_there_is_an_order,
    lets_nobody_near,
    is_held,
    two_would_be_the_one,
    pretends,
    wishes_and_the_wait_goes_on,
)


def taken_back(one: Wisher) -> None:
    """Every wish but hers is taken back, and hers was not decided on."""
    services, now = one.services, one.services.clock.now()

    def work(tx: Tx) -> None:
        for wish in store.page(tx, services.sealer, "")[0]:
            if wish.person_id != one.wish.person_id and wish.open:
                store.put(tx, services.sealer, replace(wish, withdrawn_at=now))
        store.put(tx, services.sealer, one.wish)

    services.graph.write(work)


def test_nothing_that_is_true_about_another_shows_before_both_hear_of_it(keisha: Wisher) -> None:
    before, shown = keisha.meets(), {}

    for secret in SECRETS:
        secret(keisha)
        after = keisha.meets()
        different = {name for name in before if before[name] != after[name]}
        if different:
            shown[secret.__name__] = different
        taken_back(keisha)

    assert shown == {}
    wishes_too(keisha)
    after = keisha.meets()
    different = {name for name in before if before[name] != after[name]}
    assert {"/home", "/wishes", f"/wishes/{keisha.wish.id}", "/me/wishes", "/in-touch"} <= different


def test_whoever_is_described_as_unsafe_meets_nothing_and_a_human_being_looks(
    keisha: Wisher,
) -> None:
    describes_her(keisha)
    before = keisha.services.wishes.mine.one(keisha.who.fresh(), keisha.wish.id)

    keisha.meets()

    after = keisha.services.wishes.mine.one(keisha.who.fresh(), keisha.wish.id)
    assert (before.came, after.came) == (None, None)
    kinds = keisha.graph.cypher("MATCH (task:Task) RETURN task.kind AS kind")
    assert {"kind": "possible_match"} in kinds
