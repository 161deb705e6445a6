"""Forgetting operations that nobody repeats any more."""

from dataclasses import dataclass
from datetime import timedelta

from network.clock import Clock
from network.graph.door import Graph
from network.operations import store

KEPT = timedelta(days=62)


@dataclass(frozen=True, kw_only=True)
class Operations:
    """Keeps the list of operations short."""

    graph: Graph
    clock: Clock

    def sweep(self) -> int:
        """Forget what was asked for two months ago. Answers how much it was."""
        month = (self.clock.now() - KEPT).strftime("%Y-%m")
        gone = 0
        while some := self.graph.write(lambda tx: store.sweep(tx, month)):
            gone += some
        return gone
