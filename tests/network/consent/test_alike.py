"""What Ade meets takes equally long, whatever Keisha's secret is: within two milliseconds.

On the real service and a server that commits, in `make prove` alone: a machine that is busy with
other tests says nothing about time. Where the interval is too wide, more pairs are measured; the
bound stays. That the method finds what it looks for is shown everywhere.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

import pytest
from werkzeug.test import Client

from network import bootstrap
from network.accounts.passwords import Passwords
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock
from network.consent.acts import Act
from network.consent.kinds import Purpose, Scope
from network.consent.lives import Evidence
from network.consent.model import Asked
from network.desk.model import DeskKind
from network.graph.door import Neo4jGraph
from network.settings import Settings
from tests.accounts import Somebody, somebody
from tests.counts import PROVING
from tests.network.consent import racing
from tests.network.consent.alike import BOUND, Interval, compared_in_time, interval, measured
from tests.network.consent.kept_pair import KeptPair, an_operation
from tests.network.consent.stored_secrets import (
    ADE_IS_CALLED,
    GROWN_UP,
    NEVER_THERE,
    STORED_SECRETS,
    Pair,
    born,
)
from web.app import create_app

SEED = 20260314
PAIRS, TIMES, WARM = 60, 8, 10
MATCH = DeskKind.POSSIBLE_MATCH.value
STEPS = {
    "a request": (Act.REQUEST, None),
    "a letter": (Act.WRITE, None),
    "a name": (Act.SEE, Scope.NAME_NOW),
}
PAGES = ("/safe", "/past", "/account/who-looked")
proving = pytest.mark.skipif(not PROVING, reason="times are taken in make prove alone")


@dataclass(frozen=True)
class Asker:
    """Ade in one world."""

    pair: Pair
    session: str

    def step(self, name: str) -> Callable[[], object]:
        """Ask the one decision."""
        act, scope = STEPS[name]
        asked = Asked(
            asker=self.pair.ade.person_id,
            other=self.pair.keisha.person_id,
            act=act,
            scope=scope,
            purpose=Purpose.RECONNECT,
        )
        disclose = self.pair.services.consent.disclosures.disclose
        return lambda: disclose(self.pair.ade, asked, an_operation(), lambda *_: None)

    def page(self, client: Client, path: str) -> Callable[[], object]:
        """Look at a page of her own."""
        headers = {"Cookie": f"rowan={self.session}"}
        return lambda: client.get(path, headers=headers).data


@dataclass
class Street:
    """Everybody who was made, on a server that commits."""

    services: Services
    graph: Neo4jGraph
    made: list[Pair]

    def asker(self, secret: str) -> Asker:
        """An Ade of her own and a Keisha with a secret."""
        ade, keisha = somebody(self.services), somebody(self.services)
        for one in (ade, keisha):
            born(self.services, one.account.person_id, GROWN_UP, Evidence.ATTESTED)
        pair = Pair(self.services, _signed_in(ade), _signed_in(keisha))
        self.services.about_me.keep(pair.ade, names=[ADE_IS_CALLED], former_names=[], born=GROWN_UP)
        self.made.append(pair)
        STORED_SECRETS[secret](pair)
        return Asker(pair, self.services.sessions.begin(pair.ade.person_id).token)

    def clear_the_desk(self) -> None:
        """As if nobody had been found to be like anybody."""
        self.graph.raw("MATCH (task:Task {kind: $kind}) DETACH DELETE task", kind=MATCH)

    def leave(self) -> None:
        """Take everybody away."""
        for pair in self.made:
            for actor in (pair.ade, pair.keisha):
                self.services.erasure.replay(actor.person_id)
        clock = self.services.clock
        assert isinstance(clock, FrozenClock)
        sealer = self.services.sealer
        gone = [KeptPair(self.graph, sealer, clock, one.ade, one.keisha) for one in self.made]
        racing.forget(self.graph, sealer, gone)


def _signed_in(who: Somebody) -> Actor:
    return who.fresh()


@pytest.fixture
def street(settings: Settings, real_graph: Neo4jGraph, clock: FrozenClock) -> Iterator[Street]:
    """The service on a server that commits."""
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=real_graph, passwords=quick)
    street = Street(services, real_graph, [])
    yield street
    street.leave()


@proving
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("secret", sorted(STORED_SECRETS.keys() - {NEVER_THERE, "not_answered"}))
def test_a_secret_costs_no_time(
    street: Street, secret: str, record_property: Callable[[str, object], None]
) -> None:
    client = Client(create_app(street.services), use_cookies=False)
    plain, other = street.asker("not_answered"), street.asker(secret)
    calls = {path: (plain.page(client, path), other.page(client, path)) for path in PAGES}
    calls |= {name: (plain.step(name), other.step(name)) for name in STEPS}

    found = {name: _found(*two) for name, two in calls.items()}

    for name, one in found.items():
        record_property(f"{name} ({secret})", str(one))
    assert {name: str(one) for name, one in found.items() if not one.inside} == {}


@proving
@pytest.mark.timeout(3600)
def test_to_be_found_like_somebody_who_was_described_costs_no_time(
    street: Street, record_property: Callable[[str, object], None]
) -> None:
    plain, other = street.asker("not_answered"), street.asker("described")
    for one in (plain, other):
        one.step("a request")()

    found = compared_in_time(
        other.step("a request"),
        plain.step("a request"),
        pairs=PAIRS,
        times=TIMES,
        random=Random(SEED),
        before=street.clear_the_desk,
    )

    record_property("the first request (described)", str(found))
    assert found.inside, str(found)


def _found(plain: Callable[[], object], secret: Callable[[], object]) -> Interval:
    for call in (plain, secret):
        for _ in range(WARM):
            call()
    return compared_in_time(secret, plain, pairs=PAIRS, times=TIMES, random=Random(SEED))


def test_a_difference_of_a_few_milliseconds_is_found() -> None:
    random = Random(SEED)

    found = interval(
        measured(lambda: time.sleep(0.008), lambda: time.sleep(0.001), 40, random), random
    )

    assert not found.inside


def test_the_same_twice_is_found_to_be_the_same() -> None:
    random = Random(SEED)
    noise = [random.gauss(0, 0.003) for _ in range(600)]

    assert interval(noise, random).inside
    assert not interval([one + BOUND for one in noise], random).inside


def test_an_interval_that_is_too_wide_says_nothing() -> None:
    random = Random(SEED)

    found = interval([random.gauss(0, 0.03) for _ in range(30)], random)

    assert not found.inside
    assert not found.outside
