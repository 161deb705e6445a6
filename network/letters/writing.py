"""Writing to somebody I am in touch with, and reading what came. What is mine is read as mine.

What a writer sees of a letter is read from their own records alone, so every cause for which one
has not been passed on looks the same, takes the same statements, and stays so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId
from network.keys.sealing import Record, Sealer
from network.letters import store, waiting
from network.letters.keeping import Keeping
from network.letters.model import (
    EvidenceCause,
    LetterState,
    ReceivedLetter,
    Screening,
    ScreeningState,
    WrittenLetter,
    problems,
)
from network.operations.store import once
from network.ties.in_touch import InTouch, SeenTie, Stands
from network.work import gate


@dataclass(frozen=True, kw_only=True)
class Between:
    """My letters with one person, as I may see them."""

    tie: SeenTie
    written: Sequence[WrittenLetter] = field(repr=False)
    received: Sequence[ReceivedLetter] = field(repr=False)

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
    keeping: Keeping

    def between(self, actor: Actor, tie_id: str) -> Between:
        """All letters of one tie, open or paused: what came is mine to keep. Raises NotFound."""
        tie = self.in_touch.one(actor, tie_id)
        written, received = self._mine(actor)
        return Between(
            tie=tie,
            written=[one for one in written if one.tie_id == tie_id],
            received=[one for one in received if one.tie_id == tie_id],
        )

    def came_back(self, actor: Actor, tie_id: str, letter_id: str) -> WrittenLetter:
        """A letter of mine that came back for its wording. Raises NotFound."""
        for one in self.between(actor, tie_id).written:
            if one.id == letter_id and one.state is LetterState.CAME_BACK:
                return one
        raise NotFound

    def send(self, actor: Actor, tie_id: str, operation_id: OperationId, text: str) -> None:
        """Hand a letter in, to be passed on. Sent twice, it is one letter.

        Decided under the locks of both. Raises NotFound, Invalid, and WrongMoment where the tie is
        paused, whatever the cause.
        """
        wrong = problems(text)
        if wrong:
            raise Invalid(wrong)
        other = self.in_touch.kept(actor, tie_id).mine.other

        def work(tx: Tx) -> Stands | None:
            return self._hand_in(tx, actor, (tie_id, other), operation_id, text)

        stands = self.graph.write(work, looks=True)
        if stands is None:
            raise NotFound
        if stands is not Stands.OPEN:
            raise WrongMoment

    def everything(self, actor: Actor) -> Record:
        """My letters, to take away: those that I wrote, and those that were given to me."""
        written, received = self._mine(actor)
        return {
            "written": [
                {"with": one.tie_id, "at": one.at.isoformat(), "state": one.state, "text": one.text}
                for one in written
            ],
            "received": [
                {"with": one.tie_id, "at": one.at.isoformat(), "text": one.text} for one in received
            ],
        }

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
            self._queue(tx, letter)
        self.disclosures.write_down(tx, actor, judged, now)
        return stands

    def _queue(self, tx: Tx, letter: WrittenLetter) -> None:
        mine = store.written_by(tx, self.sealer, letter.by)
        waiting.require_room(mine, letter)
        begins = waiting.begins(mine, letter)
        store.put_written(tx, self.sealer, letter)
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
            self._to_a_lead(tx, letter)

    def _to_a_lead(self, tx: Tx, letter: WrittenLetter) -> None:
        """Somebody who sees to whom it goes has to look: a reader sees the words alone."""
        self.keeping.keep(tx, letter, EvidenceCause.HELD)
        desk.ask(
            tx,
            self.sealer,
            kind=DeskKind.LETTER_HELD,
            about=letter.to,
            other=letter.by,
            record_id=letter.id,
            at=letter.at,
        )


def asked_by(writer: PersonId, other: PersonId, act: Act) -> Asked:
    """May this one write to that one, or be carried a letter to?"""
    return Asked(asker=writer, other=other, act=act, purpose=Purpose.STAY_IN_TOUCH)
