"""One sealed record that somebody keeps, under a keyed id: how it is read, locked and kept."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from network.errors import Broken, NotFound
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.organisations.records import CONVERTER
from network.ties.records import from_record

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class OwnRecord(Generic[T]):
    """A kind of such records, and the statements by which they come and go."""

    shape: type[T]
    """What it is when it is open. Made from nothing, it is what somebody has who kept nothing."""
    kind: str
    index: str
    statement_of: str
    statement_lock: str
    statement_keep: str

    def of(self, tx: Tx, sealer: Sealer, person_id: PersonId) -> T:
        """What a person keeps; the empty one where they have kept nothing. Raises Broken."""
        return self._opened(sealer, person_id, tx.maybe(self.statement_of, personId=person_id))

    def of_other(self, tx: Tx, sealer: Sealer, person_id: PersonId) -> T:
        """The same of somebody else, under a decision. What doesn't open is as if it was empty."""
        try:
            return self.of(tx, sealer, person_id)
        except (Broken, NotFound):
            return self.shape()

    def lock(self, tx: Tx, sealer: Sealer, person_id: PersonId) -> T:
        """Lock the person, then look. Raises NotFound where they are gone, or about to be."""
        row = tx.maybe(self.statement_lock, personId=person_id)
        if row is None:
            raise NotFound
        return self._opened(sealer, person_id, row)

    def keep(self, tx: Tx, sealer: Sealer, person_id: PersonId, kept: T) -> None:
        """Keep what a locked person says, in place of what was kept before."""
        record_id = sealer.index(self.index, person_id)
        record = CONVERTER.unstructure(kept)
        tx.run(
            self.statement_keep,
            personId=person_id,
            recordId=record_id,
            sealed=sealer.seal(person_id, record_id=record_id, kind=self.kind, value=record),
        )

    def _opened(self, sealer: Sealer, person_id: PersonId, row: Row | None) -> T:
        if row is None or row["sealed"] is None:
            return self.shape()
        record = sealer.open(person_id, record_id=row["id"], kind=self.kind, sealed=row["sealed"])
        return from_record(self.shape, record, {})
