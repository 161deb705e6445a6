"""Pictures in the blob store, sealed for their owner."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from network.blobs.port import Blobs
from network.connections.decoding import made_anew
from network.connections.model import Item, Photo
from network.connections.photos import Picture, packed, unpacked
from network.connections.sealed import PHOTO_BYTES
from network.errors import Broken, Invalid, NotFound
from network.identity import ItemId, PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Pictures:
    """Keeps each picture, whole and small together, under the id of its photo."""

    sealer: Sealer
    blobs: Blobs

    def keep(self, person_id: PersonId, photo_id: ItemId, picture: Picture) -> None:
        """Keep a picture, sealed."""
        value = packed(picture)
        self.blobs.put(
            photo_id,
            self.sealer.seal_bytes(person_id, record_id=photo_id, kind=PHOTO_BYTES, value=value),
        )

    def opened(self, person_id: PersonId, photo_id: ItemId) -> tuple[bytes, bytes]:
        """The whole picture and the small one. Raises NotFound where it isn't the person's."""
        return unpacked(self._open(person_id, photo_id, self.blobs.get(photo_id)))

    def drop(self, photo_id: ItemId) -> None:
        """Delete a picture. Nothing happens where there is none."""
        self.blobs.delete(photo_id)

    def brought(self, person_id: PersonId, item: Item, pictures: Mapping[ItemId, bytes]) -> Item:
        """An imported item; where it is a photo with a picture, that is made anew and kept."""
        if item.id not in pictures:
            return item
        if not isinstance(item, Photo):
            raise Invalid({"photo": "unknown"})
        picture = made_anew(pictures[item.id])
        self._require_own(person_id, item.id)
        self.keep(person_id, item.id, picture)
        return replace(item, width=picture.width, height=picture.height)

    def _require_own(self, person_id: PersonId, photo_id: ItemId) -> None:
        # A file may name any id: never write over a picture of somebody else.
        try:
            there = self.blobs.get(photo_id)
        except NotFound:
            return
        try:
            self._open(person_id, photo_id, there)
        except Broken:
            raise NotFound from None

    def _open(self, person_id: PersonId, photo_id: ItemId, sealed: bytes) -> bytes:
        return self.sealer.open_bytes(
            person_id, record_id=photo_id, kind=PHOTO_BYTES, sealed=sealed
        )
