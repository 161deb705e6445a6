"""Eight threads, nothing but constraint errors: no stall, and every error the true one."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from network.errors import AlreadyDone
from network.graph.door import Neo4jGraph
from network.identity import new_id
from tests.counts import times
from tests.network.graph.statements import CLEAN, a_door
from tests.servers import TestServer

THREADS = 8
ROUNDS = times(2, prove=60)
EACH = times(40, prove=100)
LONGEST_ROUND = 60


@pytest.fixture
def door(server: TestServer) -> Iterator[Neo4jGraph]:
    with a_door(server) as made:
        made.auto("make")
        yield made
        made.raw(CLEAN)


@pytest.mark.timeout(ROUNDS * LONGEST_ROUND)
def test_a_storm_of_conflicts_stalls_nobody_and_every_error_is_true(door: Neo4jGraph) -> None:
    taken = new_id()
    door.write(lambda tx: tx.run("lock", id=taken))

    for _ in range(ROUNDS):
        met: Counter[str] = Counter()
        threads = [
            threading.Thread(target=_hammer, args=(door, taken, met), daemon=True)
            for _ in range(THREADS)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(LONGEST_ROUND)

        assert not any(thread.is_alive() for thread in threads), "a thread is stuck"
        assert met == {"AlreadyDone": THREADS * EACH}


def _hammer(door: Neo4jGraph, taken: str, met: Counter[str]) -> None:
    for _ in range(EACH):
        try:
            door.write(lambda tx: tx.run("create", id=taken))
        except AlreadyDone:
            met["AlreadyDone"] += 1
        except Exception as error:  # noqa: BLE001 - which one it is, is the question
            met[type(error).__name__] += 1
