"""Answering a code in another way than yes or no.

What is told waits two days, as a yes does, and is heard as a yes is. All else shows to nobody.
"""

from contextlib import suppress
from dataclasses import dataclass, replace

from network.actor import Actor
from network.errors import Invalid, NotFound
from network.graph.door import Tx
from network.identity import ItemId, OperationId, PersonId
from network.kept_noes.by_letter import LetterNoes, Towards
from network.keys.sealing import Record
from network.ties import code_store, left_to_them, reading
from network.ties.answering import Agreed, Answering, Met, Outcome, Stage
from network.ties.answers import AnswerKind, Months, Told
from network.ties.model import TieAnswer, TieCode, Yes
from network.ties.yes import told_once
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "tie-later"


@dataclass(frozen=True, kw_only=True)
class Later:
    """Somebody of whom I wanted to think again, and the code with which I can."""

    answer: TieAnswer
    code: str


@dataclass(frozen=True, kw_only=True)
class OtherAnswers:
    """Whoever has read what a code shows, and says neither yes nor no."""

    answering: Answering
    noes: LetterNoes

    def tell(self, actor: Actor, typed: str, told: Told, agreed: Agreed) -> Met:
        """Let whoever asked read this once, in two days. Needs a fresh password. Raises Invalid."""
        problems = told.problems()
        if problems:
            raise Invalid(problems)
        met = self.answering.give(
            actor,
            typed,
            lambda given: replace(given, kind=told.kind, sentence=told.sentence),
            agreed,
            told_once(agreed.wording),
        )
        self.forget(actor, typed)
        return met

    def not_now(self, actor: Actor, typed: str, months: Months) -> Met:
        """Ask me again in some months. The code stays mine; nobody else sees anything of it."""
        answering, now = self.answering, self.answering.clock.now()
        note = self._note(actor, typed)

        def go(code: TieCode) -> Outcome:
            if code.opened_by != actor.person_id:
                return Outcome(met=Met(stage=Stage.END), code=code)
            met = Met(stage=Stage.KEPT, me=code.said.me)
            return Outcome(met=met, code=left_to_them.not_any_more(code))

        def then(tx: Tx, code: TieCode) -> None:
            wanted = TieAnswer(
                id=note,
                by=actor.person_id,
                to=code.owner,
                code_id=code.id,
                at=now,
                until=code.until,
                called=code.said.me,
                yes=Yes(me=""),
                kind=AnswerKind.NOT_NOW,
                again_at=months.after(now),
            )
            code_store.put_later(tx, answering.sealer, wanted)
            code_store.drop_answer(tx, actor.person_id, self._left(actor, typed))

        return answering.meet(actor, typed, go, then)

    def never(
        self, actor: Actor, typed: str, operation_id: OperationId, *, anybody: bool = False
    ) -> None:
        """No, and nothing of theirs any more: the code ends, and they are blocked. Never told.

        No letter for them comes again, or for anybody at all; also where whoever asked has taken
        the code back meanwhile, or has gone.
        """
        other = self._whose(actor, typed)
        self.answering.leave(actor, typed)
        if other is not None:
            with suppress(NotFound):
                self.answering.narrowing.block(actor, other, operation_id)
        towards = Towards.ANYBODY if anybody else Towards.WHOEVER_ASKED
        self._keep_no(typed, towards, shown=other is not None)
        self.forget(actor, typed)

    def not_me(self, actor: Actor, typed: str) -> None:
        """I am not who they mean: the code ends. Whoever wrote a letter may know, nobody else."""
        now = self.answering.clock.now()

        def go(code: TieCode) -> Outcome:
            if code.opened_by != actor.person_id:
                return Outcome(met=Met(stage=Stage.END), code=code)
            ended = replace(code, used_at=now, not_me_at=now)
            return Outcome(met=Met(stage=Stage.END), code=ended)

        self.answering.meet(actor, typed, go)
        self._keep_no(typed, Towards.NOT_ME)
        self.forget(actor, typed)

    def worry(self, actor: Actor, typed: str, operation_id: OperationId) -> None:
        """Something is not right: everything between us waits, and human beings look."""
        other = self._whose(actor, typed)
        if other is not None:
            with suppress(NotFound):
                self.answering.narrowing.report(actor, other, operation_id)
        self.forget(actor, typed)

    def later(self, actor: Actor) -> list[Later]:
        """Whom I wanted to be asked about again, the first to come first."""
        sealer = self.answering.sealer
        waits = [one for one in self.answering.given(actor) if one.again_at is not None]
        return [
            Later(answer=one, code=hand_to_hand.code(sealer, one.code_id))
            for one in sorted(waits, key=lambda one: (one.again_at, one.id))
        ]

    def due(self, actor: Actor) -> tuple[str, ...]:
        """Those whose time has come, by id."""
        now = self.answering.clock.now()
        return tuple(
            one.answer.id
            for one in self.later(actor)
            if one.answer.again_at is not None and one.answer.again_at <= now
        )

    def drop_later(self, actor: Actor, answer_id: str) -> None:
        """Don't ask me again. Raises NotFound."""
        if answer_id not in {one.answer.id for one in self.later(actor)}:
            raise NotFound
        self._drop(actor, answer_id)

    def forget(self, actor: Actor, typed: str) -> None:
        """Once a code has its answer, nothing is left to be asked again."""
        self._drop(actor, self._note(actor, typed))
        self._drop(actor, self._read(actor, typed))
        self._drop(actor, self._left(actor, typed))

    def have_read(self, actor: Actor) -> list[Record]:
        """Whose words I have read by a code, to take away."""
        return [
            {"to": one.called, "at": one.at.isoformat()}
            for one in self.answering.given(actor)
            if one.kind is AnswerKind.READ
        ]

    def everything(self, actor: Actor) -> list[Record]:
        """Whom I wanted to be asked about again, to take away."""
        return [
            {
                "to": one.answer.called,
                "at": one.answer.at.isoformat(),
                "again": one.answer.again_at.isoformat() if one.answer.again_at else "",
            }
            for one in self.later(actor)
        ]

    def _note(self, actor: Actor, typed: str) -> ItemId:
        fingerprint = hand_to_hand.fingerprint(typed)
        return ItemId(self.answering.sealer.index(INDEX, f"{actor.person_id}|{fingerprint}"))

    def _read(self, actor: Actor, typed: str) -> ItemId:
        fingerprint = hand_to_hand.fingerprint(typed)
        return reading.note_id(self.answering.sealer, actor.person_id, fingerprint)

    def _left(self, actor: Actor, typed: str) -> ItemId:
        fingerprint = hand_to_hand.fingerprint(typed)
        return left_to_them.note_id(self.answering.sealer, actor.person_id, fingerprint)

    def _keep_no(self, typed: str, towards: Towards, *, shown: bool = False) -> None:
        fingerprint = hand_to_hand.fingerprint(typed)
        self.answering.graph.write(lambda tx: self.noes.say(tx, fingerprint, towards, shown=shown))

    def _drop(self, actor: Actor, answer_id: str) -> None:
        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            code_store.drop_answer(tx, actor.person_id, answer_id)

        self.answering.graph.write(work)

    def _whose(self, actor: Actor, typed: str) -> PersonId | None:
        """Whose code it is that I have read: whatever has become of it, I can close myself."""
        answering, read = self.answering, self._read(actor, typed)
        noted = next((one.to for one in answering.given(actor) if one.id == read), None)
        fingerprint = hand_to_hand.fingerprint(typed)
        found = answering.graph.read(lambda tx: code_store.find(tx, answering.sealer, fingerprint))
        mine = found is not None and found.opened_by == actor.person_id
        return noted or (found.owner if found is not None and mine else None)
