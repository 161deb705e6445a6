"""Whoever asks, waits or writes meets the same, byte for byte, whatever is true about the other."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from random import Random

import pytest

from network import bootstrap
from network.accounts.passwords import Passwords
from network.clock import FrozenClock
from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from network.settings import Settings
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph
from tests.network.consent.comparing import first_difference
from tests.proof.contact_secrets import FAMILIES
from tests.proof.contact_worlds import LEAST, InContact

SEED = 20260314
ROUNDS = times(1, prove=12)
WORLDS = times(4, prove=10_000)
"""So many worlds of a family are held side by side in one round; all of them in the proof."""


@pytest.fixture
def here(
    settings: Settings, real_graph: Neo4jGraph, queries: Queries, clock: FrozenClock
) -> Iterator[InContact]:
    """The service on a graph that is taken back after every trace."""

    def a_graph() -> RollbackGraph:
        return RollbackGraph(real_graph.driver(), queries)

    first = a_graph()
    listening = ListeningGraph(first)
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(settings, clock=clock, graph=listening, passwords=quick)
    yield InContact(services, listening, a_graph, clock)
    first.close()


@pytest.mark.timeout(7_200)
@pytest.mark.parametrize("name", FAMILIES)
def test_nothing_true_about_another_shows(
    here: InContact, name: str, record_property: Callable[[str, object], None]
) -> None:
    family, random, seen, differ = FAMILIES[name], Random(SEED), Counter[str](), []
    for number in range(ROUNDS):
        seed = f"{name} {SEED} {number}"
        chosen = sorted(family.secrets)
        if len(chosen) > WORLDS:
            chosen = random.sample(chosen, WORLDS)
        traces = {each: here.traced(family, family.secrets[each], seed) for each in chosen}
        seen["whole traces"] += len(traces)
        for one, another in combinations(traces, 2):
            seen["comparisons of two"] += 1
            if traces[one] != traces[another]:
                differ.append((one, another, first_difference(traces[one], traces[another])))

    for what, count in seen.items():
        record_property(what, count)
    record_property("different", len(differ))
    assert differ == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", FAMILIES)
def test_what_may_be_told_shows(here: InContact, name: str) -> None:
    """The test is worth something: a yes, an open tie, a letter passed on are seen."""
    family = FAMILIES[name]
    first = next(iter(family.secrets.values()))

    traces = [here.traced(family, each, f"{name} {SEED}") for each in (first, family.control)]

    assert len(traces[0]) >= LEAST
    assert traces[0] != traces[1]
