"""Erase me: the graph first, then the pictures, then the keys.

One unit of work closes every way in, marks the person and keeps an event; from its commit there is
no way back, and whatever stops the rest, the worker takes it up again. Every step may be repeated.
The journal is written before anything is said to be done, so that no restored backup brings the
person back. What backups hold of the keys is gone after KEY_BACKUP_DAYS; only then is the erasure
complete, and the page says so.
"""

import logging
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from network.actor import Actor, Capacity
from network.audit.events import SERVICE, Event
from network.audit.use_cases import record
from network.backups.journal import Journal
from network.blobs.port import Blobs
from network.clock import Clock
from network.erasure import store
from network.erasure.model import Erased, Preview
from network.errors import Broken, NetworkError, NotFound, NotPermitted, StepUpNeeded
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys import store as sealed
from network.keys.sealing import Sealer
from network.outbox.events import EventKind
from network.outbox.model import OutboxEvent
from network.outbox.store import raise_event

log = logging.getLogger(__name__)
MOST_ROUNDS = 20


class Uploads(Protocol):
    """Whoever keeps files for somebody until they are brought in."""

    def drop_all_of(self, person_id: str) -> None:
        """Forget every upload of a person."""
        ...


class Leaver(Protocol):
    """Whoever keeps what is between people."""

    def before_leaving(self, tx: Tx, person_id: PersonId) -> Sequence[str]:
        """Take a locked person out of it; answer whose keys go after the commit."""
        ...

    def after_leaving(self, tx: Tx, pair_id: str) -> None:
        """Forget one of these, whose key was destroyed."""
        ...


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """Takes a person away, and everything of theirs."""

    graph: Graph
    sealer: Sealer
    blobs: Blobs
    journal: Journal
    clock: Clock
    uploads: Uploads | None = None
    leaving: Leaver | None = None

    def preview(self, actor: Actor) -> Preview:
        """What would go and what would stay, to read before deciding."""
        rows = sealed.records_of(self.graph, actor.person_id)
        goes = Counter(row["kind"] for row in rows)
        return Preview(goes=dict(goes), pictures=goes["Photo"] + goes["LetterPicture"])

    def erase(self, actor: Actor) -> Erased:
        """Erase the actor for good. Needs a fresh password, and no recovery in the last week.

        Raises NotFound where it has been done already.
        """
        if actor.capacity is not Capacity.PERSON or actor.guarded:
            raise NotPermitted
        if not actor.stepped_up:
            raise StepUpNeeded
        self._begin(actor.person_id, self.clock.now())
        try:
            self._finish(actor.person_id)
        except NetworkError as error:
            # The way back is closed already: the worker takes up what is left.
            log.warning("an erasure waits for the worker: %s", error.code)
            return Erased(finished=False)
        return Erased(finished=True)

    def resume(self, event: OutboxEvent) -> None:
        """Go on where an erasure stopped. For the worker; bears being called again."""
        if event.person_id is None:
            raise Broken
        self._finish(event.person_id)

    def replay(self, person_id: str) -> None:
        """Erase somebody whom a restored backup has brought back. Nothing where it has not."""
        with suppress(NotFound):
            self._begin(person_id, self.clock.now())
        self._finish(person_id)

    def _begin(self, person_id: str, now: datetime) -> None:
        def work(tx: Tx) -> None:
            store.begin(tx, person_id)
            kind = EventKind.RESUME_ERASURE
            raise_event(tx, kind, due=now, person_id=person_id, event_id=person_id)

        self.graph.write(work)

    def _finish(self, person_id: str) -> None:
        self.journal.erased(person_id)
        if self.uploads is not None:
            self.uploads.drop_all_of(person_id)
        self.forget(person_id)
        self._conclude(person_id, self.clock.now())

    def forget(self, person_id: str) -> None:
        """Delete all that somebody has and destroy their key. Bears being done again.

        By itself it is for people who were made up: nothing is written down, and nobody counted.
        """
        self._leave(person_id)
        self._delete(person_id)
        self.sealer.keys.destroy(person_id)
        store.delete_stream(self.graph, person_id)

    def _leave(self, person_id: str) -> None:
        """Take them out of what is between them and others, and destroy the keys of what is gone.

        What was open between two people no longer is since the mark: who is marked isn't there.
        """
        if self.leaving is None:
            return
        leaving = self.leaving

        def work(tx: Tx) -> Sequence[str]:
            if not store.lock(tx, person_id):
                return ()
            return leaving.before_leaving(tx, PersonId(person_id))

        for owner in self.graph.write(work):
            self.sealer.keys.destroy(owner)
            store.delete_stream(self.graph, owner)
            self.graph.write(partial(leaving.after_leaving, pair_id=owner))

    def _delete(self, person_id: str) -> None:
        """Delete until nothing is left: a request that was under way may still have added to it."""
        for _ in range(MOST_ROUNDS):
            for photo_id in self.graph.read(lambda tx: sealed.pictures_of(tx, person_id)):
                self.blobs.delete(photo_id)
            store.delete_records(self.graph, person_id)
            if self.graph.write(lambda tx: store.delete_person(tx, person_id)):
                return
        raise Broken

    def _conclude(self, person_id: str, now: datetime) -> None:
        """Write one line that says that somebody was erased, and not who."""

        def work(tx: Tx) -> None:
            if store.drop_events(tx, person_id):
                record(
                    tx,
                    self.sealer,
                    stream=SERVICE,
                    event=Event.ERASED,
                    at=now,
                    by=None,
                    detail={},
                )

        self.graph.write(work)
