"""Does everything that is sealed open with a key that is there? Counted by kind; nobody named."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from network.audit import store as audit_store
from network.blobs.port import Blobs
from network.errors import Broken, NotFound
from network.graph.door import Graph
from network.graph.statements import Row
from network.keys import store
from network.keys.inventory import PHOTO_BYTES, SERVICE
from network.keys.sealing import Sealer, key_id_of
from network.keys.sqlite import SqliteKeys

AUDIT, TRIES, PAIR, TASK, KEPT_NO = "Audit", "Tries", "Pair", "Task", "KeptNo"
SCREENING, EVIDENCE = "Screening", "Evidence"


@dataclass(frozen=True)
class Found:
    """How many records of each kind open, don't open, or belong to nobody."""

    opened: Counter[str] = field(default_factory=Counter)
    shut: Counter[str] = field(default_factory=Counter)
    stray: Counter[str] = field(default_factory=Counter)

    @property
    def well(self) -> bool:
        """Whether all of it opens."""
        return not self.shut and not self.stray


@dataclass(frozen=True, kw_only=True)
class Verifying:
    """Opens everything and throws away what it sees."""

    graph: Graph
    keys: SqliteKeys
    blobs: Blobs

    def verify(self) -> Found:
        """Open every sealed record in the graph and every blob."""
        found = Found()
        for person_id in store.people(self.graph):
            self._rows(found, person_id, store.records_of(self.graph, person_id))
        for organisation_id in store.organisations(self.graph):
            rows = store.records_of_organisation(self.graph, organisation_id)
            self._rows(found, organisation_id, rows)
        for stream in self._streams():
            self._rows(found, stream, self._lines(stream))
        self._rows(found, SERVICE, self._tries())
        self._rows(found, SERVICE, ({**row, "kind": TASK} for row in store.tasks(self.graph)))
        kept = ({**row, "kind": KEPT_NO} for row in store.kept_noes(self.graph))
        self._rows(found, SERVICE, kept)
        waits = ({**row, "kind": SCREENING} for row in store.screenings(self.graph))
        self._rows(found, SERVICE, waits)
        for row in store.pairs(self.graph):
            self._rows(found, row["id"], [{**row, "kind": PAIR}])
        for row in store.evidence(self.graph):
            self._rows(found, row["id"], [{**row, "kind": EVIDENCE}])
        self._blobs(found)
        found.stray.update(self.graph.read(store.strays))
        return found

    def _rows(self, found: Found, owner: str, rows: Iterable[Row]) -> None:
        for row in rows:
            opens = self._opens(owner, row["id"], row["kind"], row["sealed"])
            (found.opened if opens else found.shut)[row["kind"]] += 1

    def _blobs(self, found: Found) -> None:
        for blob_id in self.blobs.ids():
            try:
                sealed = self.blobs.get(blob_id)
            except NotFound:
                continue
            owner = self.keys.owner_of(key_id_of(sealed))
            opens = owner is not None and self._opens(owner, blob_id, PHOTO_BYTES, sealed)
            (found.opened if opens else found.shut)[PHOTO_BYTES] += 1

    def _opens(self, owner: str, record_id: str, kind: str, sealed: bytes) -> bool:
        try:
            Sealer(self.keys).open_bytes(owner, record_id=record_id, kind=kind, sealed=sealed)
        except Broken:
            return False
        return True

    def _tries(self) -> Iterable[Row]:
        rows = (row for row in store.tries(self.graph) if row["sealed"])
        return ({**row, "kind": TRIES} for row in rows)

    def _streams(self) -> Iterable[str]:
        after = ""
        while rows := self._heads(after):
            yield from (row["stream"] for row in rows)
            after = rows[-1]["stream"]

    def _heads(self, after: str) -> list[Row]:
        return self.graph.read(lambda tx: audit_store.heads(tx, after=after))

    def _lines(self, stream: str) -> Iterable[Row]:
        after = 0
        while rows := self._chain(stream, after):
            yield from ({**row, "kind": AUDIT} for row in rows)
            after = rows[-1]["seq"]

    def _chain(self, stream: str, after: int) -> list[Row]:
        return self.graph.read(lambda tx: audit_store.chain(tx, stream, after=after))
