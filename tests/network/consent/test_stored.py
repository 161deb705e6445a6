"""Thousands of random steps in a real store: it and the plain oracle never disagree."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from network.clock import FrozenClock
from network.consent import store
from network.consent.store import Two
from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.network.consent import stored_world
from tests.network.consent.world import Disagreement

SEED = 20260314
STEPS = times(180, prove=10_020)
DISCLOSED = times(1, prove=100)
Run = Callable[[int], Counter[str]]


@pytest.fixture
def run(real_graph: Neo4jGraph, queries: Queries, clock: FrozenClock, tmp_path: Path) -> Run:
    """Runs so many steps, and leaves nothing behind."""
    made: list[Path] = []

    def a_sealer() -> Sealer:
        made.append(tmp_path / f"keys-{len(made)}.sqlite")
        return Sealer(SqliteKeys(made[-1], bytes(32)))

    def a_graph() -> RollbackGraph:
        return RollbackGraph(real_graph.driver(), queries)

    return lambda steps: stored_world.run(
        steps, SEED, a_graph=a_graph, a_sealer=a_sealer, clock=clock
    )


@pytest.mark.timeout(3600)
def test_nothing_in_the_store_is_decided_otherwise_than_the_oracle_says(
    run: Run, record_property: Callable[[str, object], None]
) -> None:
    seen = run(STEPS)

    record_property("steps in the store", seen["steps"])
    record_property("disclosed among them", seen["disclosed"])
    assert seen["disclosed"] >= DISCLOSED, seen


def test_a_store_that_forgets_blocks_is_noticed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(*args: Any, **more: Any) -> Two:
        two = lock_two(*args, **more)
        return two if two.between is None else _without_blocks(two)

    lock_two = store.lock_two
    monkeypatch.setattr(store, "lock_two", forgets)

    with pytest.raises(Disagreement):
        run(STEPS)


def _without_blocks(two: Two) -> Two:
    assert two.between is not None
    return replace(two, between=replace(two.between, blocks=(), restrictions=()))
