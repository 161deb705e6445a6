"""Writing to somebody I am in touch with, and reading what came. What is mine is read as mine.

What a writer sees of a letter is read from their own records alone, so every cause for which one
has not been passed on looks the same, takes the same statements, and stays so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId
from network.keys import store as keys
from network.keys.sealing import Record, Sealer
from network.letters import crisis, store, waiting
from network.letters.enclosing import file_of
from network.letters.keeping import Keeping
from network.letters.model import (
    LATELY,
    MOST_PICTURES,
    LetterPicture,
    LetterState,
    ReceivedLetter,
    Screening,
    ScreeningState,
    WrittenLetter,
    heard_in,
    problems,
    seen_in,
)
from network.letters.pictures import LetterPictures
from network.operations.store import once
from network.ties.in_touch import InTouch, SeenTie, Stands
from network.work import gate

WITH_ME_AGAIN = frozenset({LetterState.CAME_BACK, LetterState.TAKEN_BACK})


@dataclass(frozen=True, kw_only=True)
class Between:
    """My letters with one person, as I may see them."""

    tie: SeenTie
    written: Sequence[WrittenLetter] = field(repr=False)
    received: Sequence[ReceivedLetter] = field(repr=False)
    pictures: Mapping[ItemId | None, Sequence[LetterPicture]] = field(repr=False)
    """Those of each letter, by its id; of none: what lies with the one that I am writing."""
    voices: Mapping[ItemId | None, Sequence[LetterPicture]] = field(repr=False)
    """The voice notes, likewise."""

    @property
    def every(self) -> list[WrittenLetter | ReceivedLetter]:
        """All of them, newest first."""
        both: list[WrittenLetter | ReceivedLetter] = [*self.written, *self.received]
        return sorted(both, key=lambda one: (one.at, one.id), reverse=True)


@dataclass(frozen=True, kw_only=True)
class Writing:
    """My letters: those that I wrote and those that I got."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures
    in_touch: InTouch
    pictures: LetterPictures
    keeping: Keeping

    def between(self, actor: Actor, tie_id: str) -> Between:
        """All letters of one tie, open or paused: what came is mine to keep. Raises NotFound."""
        tie = self.in_touch.one(actor, tie_id)
        written, received = self._mine(actor)
        enclosed = [one for one in self._my_pictures(actor) if one.tie_id == tie_id]
        return Between(
            tie=tie,
            written=[one for one in written if one.tie_id == tie_id],
            received=[one for one in received if one.tie_id == tie_id],
            pictures=_by_letter(seen_in(enclosed)),
            voices=_by_letter(heard_in(enclosed)),
        )

    def came_back(self, actor: Actor, tie_id: str, letter_id: str) -> WrittenLetter:
        """A letter that I have again, for its wording or since I took it back. Raises NotFound."""
        for one in self.between(actor, tie_id).written:
            if one.id == letter_id and one.state in WITH_ME_AGAIN:
                return one
        raise NotFound

    def take_back(self, actor: Actor, tie_id: str, letter_id: ItemId) -> None:
        """Take back a letter that is with us. Twice is the same as once.

        Whatever keeps it here, it is the same to its writer: it is theirs again, and its pictures
        lie with the letter that they write next. Raises NotFound, and WrongMoment where it was
        passed on, or came back.
        """
        self.in_touch.one(actor, tie_id)

        def work(tx: Tx) -> None:
            keys.lock_person(tx, actor.person_id)
            letter = store.written(tx, self.sealer, actor.person_id, letter_id)
            if letter is None or letter.tie_id != tie_id:
                raise NotFound
            if letter.state is LetterState.TAKEN_BACK:
                return
            if letter.state is not LetterState.WITH_US:
                raise WrongMoment
            back = replace(letter, state=LetterState.TAKEN_BACK)
            store.put_written(tx, self.sealer, back)
            with_it = self.pictures.of_letter(tx, letter)
            self.pictures.put_with(tx, with_it, None, self.clock.now())
            store.drop_screening(tx, store.screening_id(self.sealer, letter.id))

        self.graph.write(work)

    def send(self, actor: Actor, tie_id: str, operation_id: OperationId, text: str) -> None:
        """Hand a letter in, to be passed on. Sent twice, it is one letter.

        Decided under the locks of both. Raises NotFound, Invalid, and WrongMoment where the tie is
        paused, whatever the cause.
        """
        wrong = problems(text)
        if wrong:
            raise Invalid(wrong)
        other = self.in_touch.tie(actor, tie_id).mine.other

        def work(tx: Tx) -> Stands | None:
            return self._hand_in(tx, actor, (tie_id, other), operation_id, text)

        stands = self.graph.write(work, looks=True)
        if stands is None:
            raise NotFound
        if stands is not Stands.OPEN:
            raise WrongMoment

    def came_lately(self, actor: Actor) -> tuple[ItemId, ...]:
        """Letters that came in the last days, from those with whom nothing is paused."""
        since = self.clock.now() - LATELY
        _, received = self._mine(actor)
        new = [one for one in received if one.came_at is not None and one.came_at > since]
        if not new:
            return ()
        every = self.in_touch.all(actor)
        still = {one.id for one in every if one.stands is Stands.OPEN}
        return tuple(one.id for one in new if one.tie_id in still)

    def everything(self, actor: Actor) -> Record:
        """My letters, to take away: those that I wrote, and those that were given to me."""
        written, received = self._mine(actor)
        enclosed = self._my_pictures(actor)
        pictures, voices = _by_letter(seen_in(enclosed)), _by_letter(heard_in(enclosed))

        def told(one: WrittenLetter | ReceivedLetter) -> Record:
            return {
                "with": one.tie_id,
                "at": one.at.isoformat(),
                "text": one.text,
                "pictures": [_told(each) for each in pictures.get(one.id, ())],
                "voiceNotes": [_told_of_voice(each) for each in voices.get(one.id, ())],
            }

        return {
            "written": [{**told(one), "state": one.state} for one in written],
            "received": [told(one) for one in received],
            "picturesNotSent": [_told(one) for one in pictures.get(None, ())],
            "voiceNotesNotSent": [_told_of_voice(one) for one in voices.get(None, ())],
        }

    def _my_pictures(self, actor: Actor) -> list[LetterPicture]:
        return self.graph.read(lambda tx: self.pictures.of(tx, actor.person_id))

    def _mine(self, actor: Actor) -> tuple[list[WrittenLetter], list[ReceivedLetter]]:
        gate.oneself(actor)
        mine = actor.person_id
        return self.graph.read(
            lambda tx: (
                store.written_by(tx, self.sealer, mine),
                store.received_by(tx, self.sealer, mine),
            )
        )

    def _hand_in(
        self,
        tx: Tx,
        actor: Actor,
        tie: tuple[str, PersonId],
        operation_id: OperationId,
        text: str,
    ) -> Stands | None:
        """Take it in where the tie is open. How it stands, and what was decided, either way."""
        now, (tie_id, other) = self.clock.now(), tie
        judged = self.disclosures.judge(tx, asked_by(actor.person_id, other, Act.WRITE), now)
        stands = self.in_touch.stands(tx, judged)
        if stands is not Stands.OPEN:
            self.disclosures.write_down(tx, actor, judged, now)
            return stands
        body = ["letter", tie_id, text]
        if once(tx, self.sealer, actor.person_id, operation_id, body=body, at=now):
            name = f"{actor.person_id}|{operation_id}"
            letter = WrittenLetter(
                id=ItemId(self.sealer.index("letters", name)),
                by=actor.person_id,
                to=other,
                tie_id=tie_id,
                text=text,
                at=now,
            )
            with_it = self._queue(tx, letter)
            crisis.tell(tx, self.sealer, letter, heard_in(with_it))
        self.disclosures.write_down(tx, actor, judged, now)
        return stands

    def _queue(self, tx: Tx, letter: WrittenLetter) -> Sequence[LetterPicture]:
        """Let it wait, with all that lies with it."""
        mine = store.written_by(tx, self.sealer, letter.by)
        waiting.require_room(mine, letter)
        pictures = self.pictures.begun(tx, letter.by, letter.tie_id, letter.at)
        _require_as_many_as_go(pictures)
        begins = waiting.begins(mine, letter, pictures)
        store.put_written(tx, self.sealer, letter)
        self.pictures.put_with(tx, pictures, letter.id, letter.at)
        screening = Screening(
            id=store.screening_id(self.sealer, letter.id),
            letter_id=letter.id,
            by=letter.by,
            to=letter.to,
            at=letter.at,
            state=begins.state,
            caught=begins.caught,
        )
        store.put_screening(tx, self.sealer, screening)
        if begins.state is ScreeningState.HELD:
            # A reader sees the words alone, and not to whom it goes.
            self.keeping.hold(tx, letter)
        return pictures


def asked_by(writer: PersonId, other: PersonId, act: Act) -> Asked:
    """May this one write to that one, or be carried a letter to?"""
    return Asked(asker=writer, other=other, act=act, purpose=Purpose.STAY_IN_TOUCH)


def _by_letter(
    pictures: Iterable[LetterPicture],
) -> dict[ItemId | None, list[LetterPicture]]:
    found: dict[ItemId | None, list[LetterPicture]] = {}
    for one in pictures:
        found.setdefault(one.letter_id, []).append(one)
    return found


def _told(picture: LetterPicture) -> Record:
    return {"file": file_of(picture), "description": picture.description}


def _told_of_voice(voice: LetterPicture) -> Record:
    return {"file": file_of(voice), "seconds": voice.seconds, "said": voice.description}


def _require_as_many_as_go(enclosed: Sequence[LetterPicture]) -> None:
    # What came back with two letters lies together with the next one.
    if len(heard_in(enclosed)) > 1:
        raise Invalid({"voice": "many"})
    if len(seen_in(enclosed)) > MOST_PICTURES:
        raise Invalid({"picture": "many"})
