"""A new data key for one person: everything of theirs is sealed anew, then the old key goes.

Both keys open meanwhile, so the person notices nothing, and a stopped run is simply begun again.
Whoever sealed a record with the old key a moment ago may still be about to store it: the old key
goes only after `settle` seconds, longer than any request lives, and one more look over everything.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from network.audit import store as audit_store
from network.audit.events import Event
from network.audit.model import digest
from network.audit.use_cases import record
from network.blobs.port import Blobs
from network.clock import Clock
from network.errors import Broken, NotFound
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.keys import store
from network.keys.inventory import PHOTO_BYTES
from network.keys.maintenance import upkeep
from network.keys.sealing import Sealer, key_id_of
from network.keys.sqlite import SqliteKeys

SETTLE = 60.0
AUDIT = "Audit"
Told = Callable[[int], None]


@dataclass(frozen=True, kw_only=True)
class Resealing:
    """Gives people new data keys."""

    graph: Graph
    keys: SqliteKeys
    blobs: Blobs
    clock: Clock
    settle: float = SETTLE

    def reseal(self, person_id: str, *, told: Told = lambda _: None) -> int:
        """Seal everything of a person anew, or finish doing so. Answers how many records were.

        `told` hears how many are done as it goes.
        """
        with upkeep(self.keys.database.path):
            target = self._target(person_id)
            done = self._all(person_id, target, told, 0)
            time.sleep(self.settle)
            while again := self._all(person_id, target, told, done):
                done += again
            self._note(person_id)
            for key_id in self.keys.ids(person_id):
                if key_id != target:
                    self.keys.destroy_one(person_id, key_id)
        return done

    def _target(self, person_id: str) -> bytes:
        """The key to seal with: a new one, or the one that a stopped run had made."""
        ids = self.keys.ids(person_id)
        if not ids:
            raise NotFound
        return ids[-1] if len(ids) > 1 else self.keys.make(person_id).id

    def _all(self, person_id: str, target: bytes, told: Told, before: int) -> int:
        done, after = 0, ""
        while page := self._next(person_id, target, after):
            after, done = page[0], done + page[1]
            told(before + done)
        done += self.graph.write(lambda tx: self._chain(tx, person_id, target))
        done += self._pictures(person_id, target)
        told(before + done)
        return done

    def _next(self, person_id: str, target: bytes, after: str) -> tuple[str, int] | None:
        return self.graph.write(lambda tx: self._page(tx, person_id, target, after))

    def _page(self, tx: Tx, person_id: str, target: bytes, after: str) -> tuple[str, int] | None:
        store.lock_person(tx, person_id)
        rows = store.records_after(tx, person_id, after)
        if not rows:
            return None
        anew = {
            row["id"]: self._anew(person_id, row["id"], row["kind"], row["sealed"])
            for row in rows
            if key_id_of(row["sealed"]) != target
        }
        if anew:
            store.put_sealed(tx, person_id, anew)
        return rows[-1]["id"], len(anew)

    def _chain(self, tx: Tx, person_id: str, target: bytes) -> int:
        """Seal a person's lines in the record anew, and chain them again.

        The hashes run over the sealed form. A chain that doesn't hold is left as it is, for
        `network audit verify` to show: nothing here may put a forged one right.
        """
        head = store.lock_chain(tx, person_id)
        if head is None:
            return 0
        rows, after = [], 0
        while page := audit_store.chain(tx, person_id, after=after):
            rows += page
            after = page[-1]["seq"]
        old = [row for row in rows if key_id_of(row["sealed"]) != target]
        if not old:
            return 0
        if not _holds(person_id, rows, head):
            raise Broken("The record of who looked doesn't hold together: see 'network audit'.")
        self._put_chain(tx, person_id, target, rows)
        return len(old)

    def _put_chain(self, tx: Tx, stream: str, target: bytes, rows: list[Row]) -> None:
        prev = ""
        for row in rows:
            if key_id_of(row["sealed"]) != target:
                row["sealed"] = self._anew(stream, row["id"], AUDIT, row["sealed"])
            row["prev"], prev = prev, _digest(stream, row, prev)
            row["hash"] = prev
        store.put_chain(tx, stream, prev, rows)

    def _pictures(self, person_id: str, target: bytes) -> int:
        done = 0
        for photo_id in self.graph.read(lambda tx: store.pictures_of(tx, person_id)):
            try:
                sealed = self.blobs.get(photo_id)
            except NotFound:
                continue
            if key_id_of(sealed) != target:
                self.blobs.put(photo_id, self._anew(person_id, photo_id, PHOTO_BYTES, sealed))
                done += 1
        return done

    def _anew(self, owner: str, record_id: str, kind: str, sealed: bytes) -> bytes:
        sealer = Sealer(self.keys)
        value = sealer.open_bytes(owner, record_id=record_id, kind=kind, sealed=sealed)
        return sealer.seal_bytes(owner, record_id=record_id, kind=kind, value=value)

    def _note(self, person_id: str) -> None:
        now, sealer = self.clock.now(), Sealer(self.keys)

        def work(tx: Tx) -> None:
            record(tx, sealer, stream=person_id, event=Event.RESEALED, at=now, by=None, detail={})

        self.graph.write(work)


def _holds(stream: str, rows: list[Row], head: Row) -> bool:
    prev = ""
    for number, row in enumerate(rows, 1):
        if (row["seq"], row["prev"], row["hash"]) != (number, prev, _digest(stream, row, prev)):
            return False
        prev = row["hash"]
    return (len(rows), prev) == (head["seq"], head["hash"])


def _digest(stream: str, row: Row, prev: str) -> str:
    return digest(
        prev=prev, stream=stream, seq=row["seq"], entry_id=row["id"], sealed=row["sealed"]
    )
