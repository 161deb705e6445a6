"""Writing down what happened, in the same transaction as what happened; and reading it back."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from network.actor import Actor, Capacity
from network.audit import store
from network.audit.events import LOOKS, SERVICE, Event, checked
from network.audit.model import Fault, Harm, LookLine, digest
from network.audit.ports import NOTHING_LATE, Late
from network.clock import Clock
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.keys.sealing import Record, Sealer

KIND = "Audit"
LIMIT = 50
Mark = TypeVar("Mark", int, str)


def record(
    tx: Tx,
    sealer: Sealer,
    *,
    stream: str,
    event: Event,
    at: datetime,
    by: Actor | None,
    detail: dict[str, str],
) -> None:
    """Write a line into a stream: a person's id, or SERVICE.

    Call it last in a unit of work: it locks the end of the stream, and the lock order puts that
    after everything else. Where it fails, nothing of the unit of work is kept.
    """
    place = store.next_place(tx, stream)
    entry = {
        "event": event,
        "at": at.isoformat(),
        "by": by and by.person_id,
        "capacity": by and by.capacity,
        "helpedBy": by and by.helped_by,
        "detail": checked(event, detail),
    }
    if stream == SERVICE:
        sealer.make_key(SERVICE)
    store.add(tx, place, sealer.seal(stream, record_id=place.id, kind=KIND, value=entry))


@dataclass(frozen=True, kw_only=True)
class Audit:
    """The record of who has looked, and its proof."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    late: Late = NOTHING_LATE

    def note(
        self, stream: str, event: Event, *, by: Actor | None, detail: dict[str, str] | None = None
    ) -> None:
        """Write a line by itself, before handing out what it is about: no line, no data."""
        now = self.clock.now()

        def work(tx: Tx) -> None:
            record(tx, self.sealer, stream=stream, event=event, at=now, by=by, detail=detail or {})

        self.graph.write(work)

    def who_looked(
        self,
        actor: Actor,
        *,
        before: int | None = None,
        limit: int = LIMIT,
        organisation: str = "",
    ) -> list[LookLine]:
        """Who has looked at what is mine and what was taken out of it, newest first.

        Each carries its number among what is shown, and `before` is the last that was read. Its
        number in the stream would tell how much lies in between that is not shown. With an
        organisation, only what was done there. What two human beings hold back isn't in it yet, and
        comes into it at its own place.
        """
        late, begin = self._late(actor), before or 0
        shown = (
            line
            for row in self._backwards(actor.person_id, sys.maxsize)
            if (line := self._look(actor, row, late))
            if not organisation or line.detail.get("organisation") == organisation
        )
        numbered = (replace(line, seq=number) for number, line in enumerate(shown, 1))
        return list(islice(numbered, begin, begin + limit))

    def look(self, actor: Actor, line_id: str) -> LookLine:
        """One of these lines. Raises NotFound, for a line that isn't shown as for none."""
        row = self.graph.read(lambda tx: store.line(tx, actor.person_id, line_id))
        line = self._look(actor, row, self._late(actor)) if row else None
        if line is None:
            raise NotFound
        return line

    def verify(self) -> list[Fault]:
        """The first fault of every stream that doesn't hold together. None: all is as written."""
        found = (self._fault(head) for head in self._heads())
        return [fault for fault in found if fault]

    def _late(self, actor: Actor) -> Mapping[str, bool]:
        now = self.clock.now()
        return self.graph.read(lambda tx: self.late.of(tx, actor.person_id, now))

    def _look(self, actor: Actor, row: Row, late: Mapping[str, bool]) -> LookLine | None:
        line = _line(actor, row, self._opened(actor.person_id, row))
        place = line.detail.get("place", "")
        if line.event not in LOOKS or late.get(place, False):
            return None
        return replace(line, late=place in late)

    def _opened(self, stream: str, row: Row) -> Record:
        return self.sealer.open(stream, record_id=row["id"], kind=KIND, sealed=row["sealed"])

    def _backwards(self, stream: str, before: int) -> Iterator[Row]:
        def page(tx: Tx, mark: int) -> list[Row]:
            return store.newest(tx, stream, before=mark)

        return self._pages(page, before, "seq")

    def _heads(self) -> Iterator[Row]:
        return self._pages(lambda tx, mark: store.heads(tx, after=mark), "", "stream")

    def _forwards(self, stream: str) -> Iterator[Row]:
        def page(tx: Tx, mark: int) -> list[Row]:
            return store.chain(tx, stream, after=mark)

        return self._pages(page, 0, "seq")

    def _pages(self, page: Callable[[Tx, Mark], list[Row]], first: Mark, by: str) -> Iterator[Row]:
        mark = first
        while rows := self._page(page, mark):
            yield from rows
            mark = rows[-1][by]

    def _page(self, page: Callable[[Tx, Mark], list[Row]], mark: Mark) -> list[Row]:
        return self.graph.read(lambda tx: page(tx, mark))

    def _fault(self, head: Row) -> Fault | None:
        stream, seq, prev = head["stream"], 0, ""
        for row in self._forwards(stream):
            if row["seq"] > head["seq"]:
                return self._beyond(row["seq"], stream) or _end_fault(head, seq, prev)
            harm = _harm(stream, seq, prev, row)
            if harm:
                return Fault(stream=stream, seq=seq + 1, harm=harm)
            seq, prev = row["seq"], row["hash"]
        return _end_fault(head, seq, prev)

    def _beyond(self, seq: int, stream: str) -> Fault | None:
        """A line beyond the end that was read: written since, or put there by somebody else."""
        now = self.graph.read(lambda tx: store.head(tx, stream))
        if now is not None and seq <= now["seq"]:
            return None
        return Fault(stream=stream, seq=seq, harm=Harm.INSERTED)


def _end_fault(head: Row, seq: int, prev: str) -> Fault | None:
    if seq != head["seq"]:
        return Fault(stream=head["stream"], seq=seq + 1, harm=Harm.TRUNCATED)
    if prev != head["hash"]:
        return Fault(stream=head["stream"], seq=seq, harm=Harm.FORKED)
    return None


def _harm(stream: str, seq: int, prev: str, row: Row) -> Harm | None:
    if row["seq"] != seq + 1:
        return Harm.MISSING
    entry_id, sealed = row["id"], row["sealed"]
    if not isinstance(entry_id, str) or not isinstance(sealed, bytes):
        return Harm.ALTERED
    right = digest(prev=prev, stream=stream, seq=row["seq"], entry_id=entry_id, sealed=sealed)
    return None if (row["prev"], row["hash"]) == (prev, right) else Harm.ALTERED


def _line(actor: Actor, row: Row, entry: Record) -> LookLine:
    return LookLine(
        id=row["id"],
        seq=row["seq"],
        at=datetime.fromisoformat(entry["at"]),
        event=Event(entry["event"]),
        by=Capacity(entry["capacity"]) if entry["capacity"] else None,
        mine=entry["by"] == actor.person_id and entry["capacity"] == Capacity.PERSON,
        who=entry["by"],
        detail=entry["detail"],
    )
