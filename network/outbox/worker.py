"""The worker: leases due events one by one and hands each to its handler.

A handler may be called twice for one event (its process may die after the work and before the
note), so it must bear that. A lease runs out by itself; an event that fails is put back for longer
each time, and set aside as stuck, for an operator to see, after MOST_ATTEMPTS.
"""

import logging
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from network.clock import Clock
from network.errors import NetworkError
from network.graph.door import Graph, Tx
from network.identity import EventId, new_id
from network.outbox import store
from network.outbox.events import EVERY, EventKind
from network.outbox.model import NotYet, OutboxEvent, State

log = logging.getLogger(__name__)

Handler = Callable[[OutboxEvent], object]

LEASE = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
MOST_ATTEMPTS = 12
PAUSE = 2.0


@dataclass(frozen=True, kw_only=True)
class Worker:
    """Does what is due. Any number of workers may run side by side."""

    graph: Graph
    clock: Clock
    handlers: Mapping[EventKind, Handler]
    owner: str = field(default_factory=new_id)

    def run_once(self) -> int:
        """Do all that is due at this moment. Returns how many events were taken up."""
        self._come_round()
        taken = 0
        while due := self._due():
            for event_id in due:
                event = self._claim(event_id)
                if event:
                    self._do(event)
                    taken += 1
        return taken

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; what has been begun is finished first."""
        while not stop.is_set():
            try:
                self.run_once()
            except NetworkError as error:
                # The database is away for a while: everything waits where it is.
                log.warning("the worker waits: %s", error.code)
            stop.wait(PAUSE)

    def _come_round(self) -> None:
        """See to it that work that comes round is there, once each."""
        now = self.clock.now()

        def work(tx: Tx) -> None:
            for kind in EVERY:
                if kind in self.handlers:
                    store.raise_event(tx, kind, due=now, event_id=kind)

        self.graph.write(work)

    def _due(self) -> list[EventId]:
        now = self.clock.now()
        return self.graph.read(lambda tx: store.due(tx, now=now))

    def _claim(self, event_id: EventId) -> OutboxEvent | None:
        now = self.clock.now()
        until = now + LEASE
        return self.graph.write(
            lambda tx: store.claim(tx, event_id, now=now, until=until, owner=self.owner)
        )

    def _do(self, event: OutboxEvent) -> None:
        if event.attempts > MOST_ATTEMPTS:
            # It was leased and never given back: it may be what ends the process.
            self._set_aside(event)
            return
        try:
            self._handler(event)(event)
        except NotYet as later:
            wait = later.until - self.clock.now()
            self._put_back(event, wait=wait, state=State.WAITING, attempts=0)
        except Exception as error:
            # One bad event must not stop the others; what went wrong may name somebody.
            log.error("event %s (%s) failed: %s", event.id, event.kind, type(error).__name__)  # noqa: TRY400
            self._failed(event)
        else:
            self._done(event)

    def _handler(self, event: OutboxEvent) -> Handler:
        return self.handlers[EventKind(event.kind)]

    def _done(self, event: OutboxEvent) -> None:
        every = EVERY.get(EventKind(event.kind))
        if every is None:
            self.graph.write(lambda tx: store.finish(tx, event, owner=self.owner))
            return
        self._put_back(event, wait=every, state=State.WAITING, attempts=0)

    def _failed(self, event: OutboxEvent) -> None:
        if event.attempts >= MOST_ATTEMPTS:
            self._set_aside(event)
            return
        wait = min(FIRST_WAIT * 2 ** (event.attempts - 1), LONGEST_WAIT)
        spread = random.uniform(0.8, 1.2)  # noqa: S311 - a wait, not a secret
        self._put_back(event, wait=wait * spread, state=State.WAITING, attempts=event.attempts)

    def _set_aside(self, event: OutboxEvent) -> None:
        log.error("event %s (%s) is stuck: see 'network outbox'", event.id, event.kind)
        self._put_back(event, wait=timedelta(), state=State.STUCK, attempts=event.attempts)

    def _put_back(
        self, event: OutboxEvent, *, wait: timedelta, state: State, attempts: int
    ) -> None:
        due = self.clock.now() + wait
        self.graph.write(
            lambda tx: store.put_back(
                tx, event, owner=self.owner, due=due, state=state, attempts=attempts
            )
        )
