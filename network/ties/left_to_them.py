"""I would rather that the organisation which wrote to me answers: said, taken on, taken back.

It is a note of one's own, as "not now" is: it hangs on no code, so that no look of whoever asked
meets it. That it was said stands with the letter's code, which is the organisation's, and counts
there only as long as the note is there. So it is gone for them in the moment in which it is taken
back, or its giver has answered otherwise, or is erased. The code stays theirs to answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from network.actor import Actor
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import ItemId, PersonId
from network.keys.sealing import Record, Sealer
from network.ties import code_store
from network.ties.answering import Answering, Met, Outcome, Stage
from network.ties.answers import AnswerKind
from network.ties.model import TieAnswer, TieCode, Yes
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "tie-left-to-them"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the organisation reads: when it was said to it, and who there has taken it on."""

    at: datetime
    taken_on_at: datetime | None = None
    taken_on_name: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Left:
    """What whoever said it sees of it. `taken_on_at`: a human being there has it in hand."""

    answer: TieAnswer
    taken_on_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LeftToThem:
    """Whoever has read a letter, and leaves it to the organisation to answer."""

    answering: Answering

    def leave(self, actor: Actor, typed: str) -> Met:
        """Leave it to them. Twice is once. A code that stands in no letter leads to the end."""
        now, sealer = self.answering.clock.now(), self.answering.sealer

        def go(code: TieCode) -> Outcome:
            if code.opened_by != actor.person_id or code.written_for is None:
                return Outcome(met=Met(stage=Stage.END), code=code)
            said = replace(code, left_to_us_at=code.left_to_us_at or now)
            return Outcome(met=Met(stage=Stage.KEPT, me=code.said.me), code=said)

        def then(tx: Tx, code: TieCode) -> None:
            code_store.put_later(tx, sealer, _note(sealer, actor.person_id, code))

        return self.answering.meet(actor, typed, go, then)

    def mine(self, actor: Actor) -> list[Left]:
        """What I have left to others, newest first."""
        kept = [one for one in self.answering.given(actor) if one.kind is AnswerKind.LEFT_TO_THEM]
        return [Left(answer=one, taken_on_at=self._taken_on(one)) for one in kept]

    def take_back(self, actor: Actor, answer_id: str) -> None:
        """Take it back, in one step, whatever has become of the letter. Raises NotFound.

        Whoever asked is locked with me, as whoever works on their request does: nothing of it is
        shown at work after this.
        """
        said = next((one.answer for one in self.mine(actor) if one.answer.id == answer_id), None)
        if said is None:
            raise NotFound
        try:
            self.answering.graph.write(lambda tx: self._clear(tx, said))
        except NotFound:
            self.answering.graph.write(lambda tx: self._drop(tx, said))

    def everything(self, actor: Actor) -> list[Record]:
        """What I have left to others, to take away."""
        return [
            {"to": one.answer.called, "at": one.answer.at.isoformat()} for one in self.mine(actor)
        ]

    def _clear(self, tx: Tx, said: TieAnswer) -> None:
        gate.lock_people(tx, [said.by, said.to])
        code = self._code(tx, said)
        if code is not None:
            code_store.keep(tx, self.answering.sealer, not_any_more(code))
        code_store.drop_answer(tx, said.by, said.id)

    def _drop(self, tx: Tx, said: TieAnswer) -> None:
        """Where whoever asked has gone, with their request and the letter."""
        gate.lock_people(tx, [said.by])
        code_store.drop_answer(tx, said.by, said.id)

    def _taken_on(self, said: TieAnswer) -> datetime | None:
        code = self.answering.graph.read(lambda tx: self._code(tx, said))
        return code.taken_on_at if code is not None else None

    def _code(self, tx: Tx, said: TieAnswer) -> TieCode | None:
        sealer = self.answering.sealer
        code_hash = hand_to_hand.fingerprint(hand_to_hand.code(sealer, said.code_id))
        code = code_store.find(tx, sealer, code_hash)
        return code if code is not None and code.opened_by == said.by else None


def note_id(sealer: Sealer, giver: PersonId, code_hash: str) -> ItemId:
    """The id of such a note, whether there is one or not."""
    return ItemId(sealer.index(INDEX, f"{giver}|{code_hash}"))


def not_any_more(code: TieCode) -> TieCode:
    """The code, with nothing left to anybody."""
    return replace(code, left_to_us_at=None, taken_on_at=None, taken_on_name="")


def said_to_us(tx: Tx, sealer: Sealer, codes: Iterable[TieCode]) -> Mapping[str, Said]:
    """By letter: what was left to the organisation, and still is. Whoever asked is locked."""
    notes: dict[str, TieCode] = {}
    for code in codes:
        if code.left_to_us_at is not None and code.opened_by and code.used_at is None:
            notes[_id_of(sealer, code.opened_by, code)] = code
    still = code_store.there(tx, notes)
    return {
        code.id: Said(
            at=code.left_to_us_at,
            taken_on_at=code.taken_on_at,
            taken_on_name=code.taken_on_name,
        )
        for note, code in notes.items()
        if note in still and code.left_to_us_at is not None
    }


def _id_of(sealer: Sealer, giver: PersonId, code: TieCode) -> ItemId:
    code_hash = hand_to_hand.fingerprint(hand_to_hand.code(sealer, code.id))
    return note_id(sealer, giver, code_hash)


def _note(sealer: Sealer, giver: PersonId, code: TieCode) -> TieAnswer:
    return TieAnswer(
        id=_id_of(sealer, giver, code),
        by=giver,
        to=code.owner,
        code_id=code.id,
        at=code.left_to_us_at or code.until,
        until=code.until,
        called=code.said.me,
        yes=Yes(me=""),
        kind=AnswerKind.LEFT_TO_THEM,
    )
