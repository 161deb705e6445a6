"""Pictures that nothing points to: left when a process stopped between a picture and its photo."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from network.blobs.port import Blobs
from network.clock import Clock
from network.connections import store
from network.errors import NotFound
from network.graph.door import Graph
from network.identity import ItemId, PersonId
from network.keys import store as sealed
from network.keys.sealing import key_id_of
from network.keys.sqlite import SqliteKeys

# A request that keeps a photo is over long before this.
AGE = timedelta(days=1)
AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Orphans:
    """Finds and deletes them. What belongs to nobody is left for `network keys verify` to name."""

    graph: Graph
    keys: SqliteKeys
    blobs: Blobs
    clock: Clock

    def sweep(self) -> int:
        """Delete old pictures that no map, its history or a letter knows. Answers how many."""
        old, gone = self.blobs.kept_before(self.clock.now() - AGE), 0
        while blob_ids := list(islice(old, AT_ONCE)):
            gone += self._delete(blob_ids)
        return gone

    def _delete(self, blob_ids: list[str]) -> int:
        loose = self.graph.read(lambda tx: store.without_photo(tx, blob_ids))
        gone = [blob_id for blob_id in loose if self._unknown(blob_id)]
        for blob_id in gone:
            self.blobs.delete(blob_id)
        return len(gone)

    def _unknown(self, blob_id: ItemId) -> bool:
        owner = self._owner(blob_id)
        if owner is None:
            return False
        return not self.graph.read(
            lambda tx: store.in_history(tx, owner, blob_id) or sealed.is_evidence(tx, owner)
        )

    def _owner(self, blob_id: str) -> PersonId | None:
        try:
            owner = self.keys.owner_of(key_id_of(self.blobs.get(blob_id)))
        except NotFound:
            return None
        return PersonId(owner) if owner else None
