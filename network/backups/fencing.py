"""Holding writers off for a while, so that what is read is one moment of the store.

Neo4j reads what is committed at the moment of reading, so a long read is no point in time. Every
writing unit of work looks for the fence after it has begun (network/graph/fence.py). Whoever puts
the fence up then waits for everything that had begun before to end: after that, nothing changes.
A fence that its owner never took down ends by itself.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from network.backups import store
from network.errors import Unavailable
from network.graph.door import Neo4jGraph
from network.identity import new_id

LONGEST = 1800
DRAIN = 30.0
LOOK_AGAIN = 0.02


@dataclass(frozen=True)
class Fence:
    """A fence that is up. `epoch` is the store's."""

    token: str
    epoch: str


@contextmanager
def fenced(graph: Neo4jGraph, seconds: int = LONGEST) -> Iterator[Fence]:
    """Hold writers off inside the block, for so many seconds at most.

    `graph` is one for upkeep. Raises WrongMoment where another fence is up, Unavailable where what
    was under way didn't end or the block took longer: then what was read counts for nothing.
    """
    token = new_id()
    epoch = graph.write(lambda tx: store.raise_fence(tx, token, seconds))
    held = False
    try:
        _drain(graph)
        yield Fence(token, epoch)
    finally:
        held = graph.write(lambda tx: store.lower_fence(tx, token))
    if not held:
        raise Unavailable("Reading the store took longer than writers may be held off.")


def _drain(graph: Neo4jGraph) -> None:
    """Wait for every unit of work that may have begun before the fence was up."""
    before = store.running(graph)
    deadline = time.monotonic() + DRAIN
    while before := before & store.running(graph):
        if time.monotonic() > deadline:
            raise Unavailable("Something has been under way for too long. Try again later.")
        time.sleep(LOOK_AGAIN)
