"""An upload between its preview and its bringing in: sealed for its owner, for an hour."""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from network.actor import Actor
from network.blobs.port import Blobs
from network.clock import Clock
from network.errors import Broken, NotFound, TooLarge
from network.exchange.brought import UPLOAD_LIMIT, SourceFile
from network.identity import new_id
from network.keys.sealing import Sealer

KIND = "WaitingUpload"
INDEX = "waiting-upload"
LASTS = timedelta(hours=1)
LENGTH_BYTES = 4
HOUR_DIGITS, WHOSE_DIGITS = 8, 8
SECONDS_AN_HOUR = 3600


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Keeps one upload for each person. An id begins with the hour, so that old ones can go."""

    blobs: Blobs
    sealer: Sealer
    clock: Clock

    def keep(self, actor: Actor, files: Sequence[SourceFile]) -> str:
        """Keep files, in place of what this person had waiting. Returns the id."""
        if sum(len(file.data) for file in files) > UPLOAD_LIMIT:
            raise TooLarge
        self.sweep()
        self.drop_all_of(actor.person_id)
        upload_id = f"{self._hour():0{HOUR_DIGITS}x}{self._whose(actor.person_id)}{new_id()[:16]}"
        sealed = self.sealer.seal_bytes(
            actor.person_id, record_id=upload_id, kind=KIND, value=_packed(files)
        )
        self.blobs.put(upload_id, sealed)
        return upload_id

    def open(self, actor: Actor, upload_id: str) -> list[SourceFile]:
        """The files. Raises NotFound where they are gone, too old, or somebody else's."""
        whose = upload_id[HOUR_DIGITS:][:WHOSE_DIGITS]
        if self._is_old(upload_id) or whose != self._whose(actor.person_id):
            raise NotFound
        sealed = self.blobs.get(upload_id)
        try:
            opened = self.sealer.open_bytes(
                actor.person_id, record_id=upload_id, kind=KIND, sealed=sealed
            )
        except Broken:
            raise NotFound from None
        return _unpacked(opened)

    def drop(self, actor: Actor, upload_id: str) -> None:
        """Forget an upload of this person's. Twice is the same as once."""
        if upload_id[HOUR_DIGITS:][:WHOSE_DIGITS] == self._whose(actor.person_id):
            self.blobs.delete(upload_id)

    def sweep(self) -> int:
        """Delete what is too old. Returns how many uploads that were."""
        old = [upload_id for upload_id in self.blobs.ids() if self._is_old(upload_id)]
        for upload_id in old:
            self.blobs.delete(upload_id)
        return len(old)

    def drop_all_of(self, person_id: str) -> None:
        """Forget every upload of a person: the one before, or all when they erase themselves."""
        whose = self._whose(person_id)
        for upload_id in list(self.blobs.ids()):
            if upload_id[HOUR_DIGITS:][:WHOSE_DIGITS] == whose:
                self.blobs.delete(upload_id)

    def _hour(self) -> int:
        return int(self.clock.now().timestamp()) // SECONDS_AN_HOUR

    def _is_old(self, upload_id: str) -> bool:
        try:
            begun = int(upload_id[:HOUR_DIGITS], 16)
        except ValueError:
            return True
        return self._hour() - begun > LASTS // timedelta(hours=1)

    def _whose(self, person_id: str) -> str:
        return self.sealer.index(INDEX, person_id)[:WHOSE_DIGITS]


def _packed(files: Sequence[SourceFile]) -> bytes:
    names = json.dumps([[file.name, len(file.data), file.asked_for] for file in files]).encode()
    whole = b"".join((names, *(file.data for file in files)))
    return len(names).to_bytes(LENGTH_BYTES, "big") + zlib.compress(whole, 1)


def _unpacked(packed: bytes) -> list[SourceFile]:
    length = int.from_bytes(packed[:LENGTH_BYTES], "big")
    whole = zlib.decompress(packed[LENGTH_BYTES:])
    found: list[SourceFile] = []
    start = length
    for name, size, asked_for in json.loads(whole[:length]):
        found.append(SourceFile(name, whole[start : start + size], asked_for))
        start += size
    return found
