"""Putting pictures and a voice note with the letter that I am writing, and having what is mine."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from network.actor import Actor
from network.clock import Clock
from network.connections.decoding import made_anew
from network.errors import Invalid, NotFound, TooLarge
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.letters.hearing import made_anew as heard_anew
from network.letters.model import (
    DESCRIPTION_LIMIT,
    MOST_PICTURES,
    SAID_LIMIT,
    LetterPicture,
    heard_in,
    seen_in,
)
from network.letters.pictures import LetterPictures
from network.operations.store import once
from network.ties.in_touch import InTouch
from network.work import gate


@dataclass(frozen=True, kw_only=True)
class Enclosing:
    """My pictures and voice notes: those of the letter that I am writing, and all that I have."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    in_touch: InTouch
    pictures: LetterPictures

    def begun(self, actor: Actor, tie_id: str) -> Sequence[LetterPicture]:
        """What lies with the letter that I am writing in a tie. Raises NotFound."""
        mine = self.in_touch.one(actor, tie_id).id
        return self.graph.read(
            lambda tx: self.pictures.begun(tx, actor.person_id, mine, self.clock.now())
        )

    def add(
        self, actor: Actor, tie_id: str, operation_id: OperationId, data: bytes, description: str
    ) -> ItemId:
        """Put a picture with the letter that I am writing. Sent twice, it is one picture.

        The words are for whoever can't see it. Raises NotFound, TooLarge, and Invalid for what is
        no picture, or one too many.
        """
        if len(description) > DESCRIPTION_LIMIT:
            raise TooLarge
        tie = self.in_touch.one(actor, tie_id).id
        seen, me = made_anew(data), actor.person_id
        name = f"{me}|{operation_id}"
        picture = LetterPicture(
            id=ItemId(self.sealer.index("letter-pictures", name)),
            owner=me,
            tie_id=tie,
            description=description.strip(),
            at=self.clock.now(),
        )
        body = ["letter picture", tie, description, hashlib.sha256(data).hexdigest()]

        def work(tx: Tx) -> None:
            if not once(tx, self.sealer, me, operation_id, body=body, at=picture.at):
                return
            if len(seen_in(self.pictures.begun(tx, me, tie, picture.at))) >= MOST_PICTURES:
                raise Invalid({"picture": "many"})
            self.pictures.keep(tx, picture, seen)

        self.graph.write(work)
        return picture.id

    def add_voice(
        self, actor: Actor, tie_id: str, operation_id: OperationId, data: bytes, said: str
    ) -> LetterPicture:
        """Put a voice note with the letter that I am writing. Sent twice, it is one.

        What is said in it, in words, is for whoever doesn't hear well. Raises NotFound, TooLarge,
        and Invalid for what is no sound, lasts too long, or is one too many.
        """
        if len(said) > SAID_LIMIT:
            raise TooLarge
        tie = self.in_touch.one(actor, tie_id).id
        sound, me = heard_anew(data), actor.person_id
        voice = LetterPicture(
            id=ItemId(self.sealer.index("letter-voices", f"{me}|{operation_id}")),
            owner=me,
            tie_id=tie,
            description=said.strip(),
            at=self.clock.now(),
            seconds=sound.seconds,
        )
        body = ["letter voice", tie, said, hashlib.sha256(data).hexdigest()]

        def work(tx: Tx) -> None:
            if not once(tx, self.sealer, me, operation_id, body=body, at=voice.at):
                return
            if heard_in(self.pictures.begun(tx, me, tie, voice.at)):
                raise Invalid({"voice": "many"})
            self.pictures.keep_voice(tx, voice, sound)

        self.graph.write(work)
        return voice

    def drop(
        self,
        actor: Actor,
        tie_id: str,
        picture_id: ItemId,
        operation_id: OperationId | None = None,
    ) -> None:
        """Take one off the letter that I am writing, once for an operation. Raises NotFound."""
        me, now = actor.person_id, self.clock.now()
        body = ["letter picture off", tie_id, picture_id]

        def work(tx: Tx) -> None:
            keys.lock_person(tx, me)
            if operation_id and not once(tx, self.sealer, me, operation_id, body=body, at=now):
                return
            begun = self.pictures.begun(tx, me, tie_id, now)
            found = next((one for one in begun if one.id == picture_id), None)
            if found is None:
                raise NotFound
            self.pictures.drop(tx, found)

        self.in_touch.one(actor, tie_id)
        self.graph.write(work)

    def picture(self, actor: Actor, tie_id: str, picture_id: ItemId) -> tuple[bytes, bytes]:
        """A picture of mine, whole and small: one that I sent, or got. Raises NotFound."""
        return self._mine(actor, tie_id, picture_id, heard=False)

    def voice(self, actor: Actor, tie_id: str, voice_id: ItemId) -> bytes:
        """A voice note of mine: one that I sent, or got. Raises NotFound."""
        return self._mine(actor, tie_id, voice_id, heard=True)[0]

    def everything(self, actor: Actor) -> dict[str, bytes]:
        """All that went with a letter of mine or to me, by a file name to take away."""
        mine = self.graph.read(lambda tx: self.pictures.of(tx, actor.person_id))
        return {file_of(one): found for one in mine if (found := self._whole(one))}

    def _mine(
        self, actor: Actor, tie_id: str, wanted: ItemId, *, heard: bool
    ) -> tuple[bytes, bytes]:
        gate.oneself(actor)
        mine = self.graph.read(lambda tx: self.pictures.of(tx, actor.person_id))
        if not any((one.id, one.tie_id, one.heard) == (wanted, tie_id, heard) for one in mine):
            raise NotFound
        return self.pictures.opened(actor.person_id, wanted)

    def _whole(self, one: LetterPicture) -> bytes:
        try:
            return self.pictures.opened(one.owner, one.id)[0]
        except NotFound:
            return b""


def file_of(picture: LetterPicture) -> str:
    """Under which name a picture or a voice note is taken away."""
    return f"letters/{picture.id}.{'mp3' if picture.heard else 'jpg'}"
