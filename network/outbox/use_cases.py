"""What an operator may ask of the outbox."""

from dataclasses import dataclass

from network.clock import Clock
from network.graph.door import Graph
from network.identity import EventId
from network.outbox import store
from network.outbox.model import OutboxEvent, State


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """Shows what waits and what is stuck; nothing is dropped in silence."""

    graph: Graph
    clock: Clock

    def counts(self) -> dict[State, int]:
        """How many events wait, and how many are stuck."""
        return self.graph.read(store.counts)

    def stuck(self) -> list[OutboxEvent]:
        """The events that have failed too often."""
        return self.graph.read(store.stuck)

    def try_again(self, event_id: EventId) -> None:
        """Let a stuck event have another go."""
        now = self.clock.now()
        self.graph.write(lambda tx: store.try_again(tx, event_id, now=now))
