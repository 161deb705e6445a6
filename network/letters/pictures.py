"""Pictures and voice notes that go with letters: each side has its own copy, as of the words.

What somebody chose is made anew apart (`decoding`, `hearing`), so nothing that is hidden in it is
kept or passed on. The bytes lie in the blob store, sealed for their side, under the id of what they
are, and come and go with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from network.blobs.port import Blobs
from network.connections.photos import Picture, packed, unpacked
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId
from network.keys.inventory import PHOTO_BYTES
from network.keys.sealing import Sealer
from network.letters.model import (
    MOST_PICTURES,
    PICTURE_WAITS,
    Evidence,
    LetterPicture,
    ReceivedLetter,
    WrittenLetter,
    heard_in,
    seen_in,
)
from network.letters.sound import Sound, packed_sound
from network.ties.records import from_record, to_record

PICTURE = "LetterPicture"
OF_PICTURE = {"id": "id", "owner": "personId"}
ENDED_AT_ONCE = 200
VOICE = MOST_PICTURES
"""Under which number a voice note is kept with evidence: after the pictures."""


@dataclass(frozen=True, kw_only=True)
class LetterPictures:
    """Keeps the pictures of each side. Whoever calls has locked that side."""

    sealer: Sealer
    blobs: Blobs

    def of(self, tx: Tx, owner: PersonId) -> list[LetterPicture]:
        """All that somebody has with letters, oldest first."""
        rows = tx.many("letters/pictures_of", personId=owner)
        return sorted((self._picture(row) for row in rows), key=lambda one: (one.at, one.id))

    def of_letter(self, tx: Tx, letter: WrittenLetter | ReceivedLetter) -> list[LetterPicture]:
        """What its keeper has with a letter."""
        return [one for one in self.of(tx, keeper_of(letter)) if one.letter_id == letter.id]

    def begun(self, tx: Tx, owner: PersonId, tie_id: str, now: datetime) -> list[LetterPicture]:
        """What lies with the letter that somebody is writing in a tie, as long as that is kept."""
        loose = [one for one in self.of(tx, owner) if one.letter_id is None]
        return [one for one in loose if one.tie_id == tie_id and now < one.at + PICTURE_WAITS]

    def opened(self, owner: str, picture_id: ItemId) -> tuple[bytes, bytes]:
        """The whole picture and the small one. Raises NotFound where there are none."""
        sealed = self.blobs.get(picture_id)
        return unpacked(
            self.sealer.open_bytes(owner, record_id=picture_id, kind=PHOTO_BYTES, sealed=sealed)
        )

    def keep(self, tx: Tx, picture: LetterPicture, seen: Picture) -> None:
        """Keep a picture with the letter that is being written."""
        self._put(picture.owner, picture.id, packed(seen))
        self._note(tx, picture)

    def keep_voice(self, tx: Tx, voice: LetterPicture, sound: Sound) -> None:
        """Keep a voice note with the letter that is being written."""
        self._put(voice.owner, voice.id, packed_sound(sound))
        self._note(tx, voice)

    def put_with(
        self, tx: Tx, pictures: Iterable[LetterPicture], letter_id: ItemId | None, now: datetime
    ) -> None:
        """Put pictures with a letter; with none: back to the one that is being written."""
        for one in pictures:
            self._note(tx, replace(one, letter_id=letter_id, at=one.at if letter_id else now))

    def drop(self, tx: Tx, picture: LetterPicture) -> None:
        """Take a picture away. Its bytes go first: should this stop, nothing is left of it."""
        self.blobs.delete(picture.id)
        _forget(tx, picture.id)

    def give(self, tx: Tx, letter: WrittenLetter, received_id: ItemId) -> None:
        """Give whoever gets a letter a copy of each of its pictures, once."""
        for one in self.of_letter(tx, letter):
            copy_id = ItemId(self.sealer.index("letter-pictures-received", one.id))
            if self._copied((one.owner, one.id), (letter.to, copy_id)):
                self._note(tx, replace(one, id=copy_id, owner=letter.to, letter_id=received_id))

    def keep_for(self, evidence: Evidence, found: Sequence[LetterPicture]) -> None:
        """Keep pictures under the key of the evidence, which is there by now."""
        numbered = [*enumerate(seen_in(found)[:MOST_PICTURES])]
        numbered += [(VOICE, one) for one in heard_in(found)[:1]]
        for number, one in numbered:
            self._copied((one.owner, one.id), (evidence.id, self.id_in(evidence.id, number)))

    def forget_with(self, evidence_id: str) -> None:
        """Delete what was kept with evidence. Bears being done again."""
        for number in range(VOICE + 1):
            self.blobs.delete(self.id_in(evidence_id, number))

    def id_in(self, evidence_id: str, number: int) -> ItemId:
        """Under which id a picture lies that is kept with evidence."""
        return ItemId(self.sealer.index("evidence-pictures", f"{evidence_id}|{number}"))

    def sweep(self, graph: Graph, month: str) -> int:
        """Take away what was put with letters that nobody sent. Answers how many."""
        swept = 0
        while rows := graph.read(lambda tx: _to_end(tx, month)):
            for row in rows:
                self.blobs.delete(row["id"])
                graph.write(partial(_forget, picture_id=row["id"]))
            swept += len(rows)
        return swept

    def _copied(self, one: tuple[str, ItemId], other: tuple[str, ItemId]) -> bool:
        """Whether there was something to copy: a lost picture must not keep a letter here."""
        try:
            whole, small = self.opened(*one)
        except NotFound:
            return False
        self._put(*other, packed(Picture(whole=whole, small=small, width=0, height=0)))
        return True

    def _put(self, owner: str, picture_id: ItemId, value: bytes) -> None:
        sealed = self.sealer.seal_bytes(owner, record_id=picture_id, kind=PHOTO_BYTES, value=value)
        self.blobs.put(picture_id, sealed)

    def _note(self, tx: Tx, picture: LetterPicture) -> None:
        owner, waits = picture.owner, picture.letter_id is None
        record = to_record(picture, without=OF_PICTURE)
        tx.run(
            "letters/put_picture",
            personId=owner,
            pictureId=picture.id,
            goneMonth=f"{picture.at + PICTURE_WAITS:%Y-%m}" if waits else None,
            sealed=self.sealer.seal(owner, record_id=picture.id, kind=PICTURE, value=record),
        )

    def _picture(self, row: Row) -> LetterPicture:
        owner = row["personId"]
        record = self.sealer.open(owner, record_id=row["id"], kind=PICTURE, sealed=row["sealed"])
        named = {name: row[column] for name, column in OF_PICTURE.items()}
        return from_record(LetterPicture, record, named)


def keeper_of(letter: WrittenLetter | ReceivedLetter) -> PersonId:
    """Whose copy of a letter this is."""
    return letter.by if isinstance(letter, WrittenLetter) else letter.to


def _to_end(tx: Tx, month: str) -> list[Row]:
    return tx.many("letters/pictures_to_end", month=month, most=ENDED_AT_ONCE)


def _forget(tx: Tx, picture_id: str) -> None:
    tx.run("letters/drop_picture", pictureId=picture_id)
