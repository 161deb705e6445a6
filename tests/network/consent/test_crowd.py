"""Nothing is disclosed once the door was shut, however close the race; nobody waits in a circle."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, TypeVar

import pytest
from neo4j.exceptions import Neo4jError

from network.clock import FrozenClock
from network.consent import changing, facts
from network.consent.acts import Act
from network.consent.kinds import AudienceKind, VetoKind
from network.consent.protection import Audience
from network.errors import Unavailable
from network.graph.door import Neo4jGraph, Tx
from network.graph.queries import Queries
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer
from tests.counts import times
from tests.network.consent import racing
from tests.network.consent.kept_pair import LETTERS, KeptPair, an_operation
from tests.servers import TestServer

SEED = 20260314
RACES = times(140, prove=20_000)
ROUNDS = times(20, prove=1_000)
BROKEN = 60
THREADS = 4
T = TypeVar("T")


class Counting(Neo4jGraph):
    """Counts how often the server had to break a circle of waiting."""

    circles = 0

    def _once(self, work: Callable[[Tx], T], mode: str) -> T:
        try:
            return super()._once(work, mode)
        except Neo4jError as error:
            self.circles += "Deadlock" in (error.code or "")
            raise


@pytest.fixture
def graphs(server: TestServer, queries: Queries) -> Iterator[list[Counting]]:
    """Ways to the server, one for each thread."""
    made = [
        Counting(
            uri=server.uri,
            user=server.user,
            password=server.password,
            queries=racing.with_questions(queries),
        )
        for _ in range(THREADS)
    ]
    yield made
    for graph in made:
        graph.close()


@pytest.mark.timeout(3600)
def test_nothing_is_disclosed_after_a_door_was_shut(
    graphs: list[Counting],
    sealer: Sealer,
    clock: FrozenClock,
    record_property: Callable[[str, object], None],
) -> None:
    with racing.track([*graphs], sealer, clock, SEED) as track:
        seen = racing.counted(track.run(RACES))

    record_property("races of disclosing and closing", dict(seen))
    assert seen["wrong"] == 0, seen
    fifth = RACES / 5
    assert seen["disclosed first, overlapping"] >= fifth, seen
    assert seen["closed first, overlapping"] >= fifth, seen


@pytest.mark.timeout(600)
def test_a_lock_that_comes_after_the_look_is_noticed(
    graphs: list[Counting],
    sealer: Sealer,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(facts, "store", racing.with_lock(racing.looking_first))

    with racing.track([*graphs], sealer, clock, SEED) as track:
        seen = racing.counted(track.run(BROKEN))

    assert seen["wrong"] > 0, seen


def crowd(graphs: list[Counting], sealer: Sealer, clock: FrozenClock, rounds: int) -> list[Any]:
    """Four people close and open things at once, all about each other. Blocks that were kept."""
    pairs = [KeptPair.make(graphs[0], sealer, clock) for _ in range(2)]
    people = [one for pair in pairs for one in (pair.ade, pair.keisha)]
    kept: list[frozenset[PersonId]] = []
    adding = threading.Lock()

    def goes(graph: Counting, seed: int) -> None:
        random = Random(seed)
        for _ in range(rounds):
            one, other = random.sample(people, 2)
            if _does(KeptPair(graph, sealer, clock, one, other), random):
                with adding:
                    kept.append(frozenset({one.person_id, other.person_id}))

    threads = [
        threading.Thread(target=goes, args=(graph, SEED + number))
        for number, graph in enumerate(graphs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [
        KeptPair(graphs[0], sealer, clock, one, other)
        for place, one in enumerate(people)
        for other in people[place + 1 :]
    ]
    found = [
        frozenset({pair.ade.person_id, pair.keisha.person_id})
        for pair in every
        for _ in pair.between().blocks
    ]
    racing.forget(graphs[0], sealer, every)
    return [Counter(kept), Counter(found)]


def _does(two: KeptPair, random: Random) -> bool:
    """One random thing. True if it was a block, and kept."""
    one, other = two.ade, two.keisha.person_id
    things: dict[str, Callable[[], object]] = {
        "block": lambda: two.narrowing.block(one, other, an_operation()),
        "ask": lambda: two.ask(random.choice((Act.WRITE, Act.REQUEST, Act.SEE))),
        "order": lambda: two.narrowing.say_order(one, other, an_operation()),
        "yes": lambda: two.opening.grant(one, other, an_operation(), LETTERS),
        "veto": lambda: two.narrowing.veto(one, an_operation(), VetoKind.ABSOLUTE),
        "report": lambda: two.narrowing.report(one, other, an_operation()),
        "secret": lambda: two.narrowing.keep_from(one, an_operation(), _somebody()),
    }
    name = random.choice(sorted(things))
    try:
        things[name]()
    except Unavailable:
        return False
    return name == "block"


def _somebody() -> Audience:
    return Audience(kind=AudienceKind.WORKER, id=new_id())


@pytest.mark.timeout(3600)
def test_in_a_crowd_nobody_waits_in_a_circle_and_nothing_is_lost(
    graphs: list[Counting], sealer: Sealer, clock: FrozenClock
) -> None:
    kept, found = crowd(graphs, sealer, clock, ROUNDS)

    assert sum(graph.circles for graph in graphs) == 0
    assert kept == found


@pytest.mark.timeout(600)
def test_locks_out_of_order_are_noticed(
    graphs: list[Counting],
    sealer: Sealer,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (facts, changing):
        monkeypatch.setattr(module, "store", racing.with_lock(racing.unordered))

    crowd(graphs, sealer, clock, 12)

    assert sum(graph.circles for graph in graphs) > 0
