"""Somebody gave me a code, to be in touch again: typing it, and saying yes, no or nothing.

It is decided as every approach is, under the locks of both and of what is between them. Wrong,
used, too old, taken back, refused, and a question that was answered wrongly all end alike: the same
statements run, and the same is shown. The owner of the code hears of a yes alone, after the two
days in which it can be taken back unseen.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from network.accounts.throttle import Throttle
from network.actor import Actor
from network.claims import checks
from network.claims.handed_over import Typing
from network.clock import Clock
from network.consent.disclosing import Disclosures
from network.consent.mine import Mine
from network.consent.model import Wording
from network.consent.narrowing import Narrowing
from network.consent.terms import Terms
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId, new_id
from network.keys.sealing import Record, Sealer
from network.ties import code_store, reading
from network.ties.answers import first_words
from network.ties.model import CodeWords, TieAnswer, TieCode, Yes
from network.ties.yes import in_touch, my_yeses
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "tie-answers"


class Stage(StrEnum):
    """Where typing a code has led."""

    END = "end"
    QUESTION = "question"
    WORDS = "words"
    KEPT = "kept"


@dataclass(frozen=True, kw_only=True)
class Met:
    """What somebody who typed a code meets. At the end there is nothing, whatever the cause."""

    stage: Stage
    question: str = field(default="", repr=False)
    me: str = field(default="", repr=False)
    """Who they say they are."""
    words: str = field(default="", repr=False)
    by_letter: bool = False
    """Whether an organisation wrote to them, which can be left to answer."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What somebody meets, and what becomes of the code by it."""

    met: Met
    code: TieCode
    given: TieAnswer | None = None


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A yes with all that it needs: what is said with it, in which words it was asked for."""

    yes: Yes
    wording: Wording
    operation_id: OperationId
    pressed: Pressed = NOT_PRESSED


END = Met(stage=Stage.END)
Go = Callable[[TieCode], Outcome]
Then = Callable[[Tx, TieCode], None]


def nothing_more(tx: Tx, code: TieCode) -> None:
    """Nothing follows."""


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Whoever was handed a code."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    disclosures: Disclosures
    opening: Opening
    narrowing: Narrowing
    own: Mine

    def open(self, actor: Actor, typed: str) -> Met:
        """Type a code. Tries are counted: raises TooManyTries."""
        self._count(actor)
        return self.meet(actor, typed, lambda code: _shown(actor, code))

    def again(self, actor: Actor, typed: str) -> Met:
        """The same once more, for a form that has to be shown again."""
        return self.meet(actor, typed, lambda code: _shown(actor, code))

    def answer(self, actor: Actor, typed: str, answer: str) -> Met:
        """Answer what the code asks. At most three tries count, by whomever."""
        self._count(actor)
        now = self.clock.now()

        def go(code: TieCode) -> Outcome:
            if code.check is None or not code.asks(actor.person_id):
                return _shown(actor, code)
            after = checks.tried(code.check, answer, by=actor.person_id, at=now)
            tried = replace(code, check=after)
            if after == code.check or not after.tries[-1].right:
                return Outcome(met=END, code=tried)
            return _words(actor, tried)

        return self.meet(actor, typed, go)

    def agree(self, actor: Actor, typed: str, agreed: Agreed) -> Met:
        """Say yes: I would like to be in touch. It counts in two days, if they want it too.

        Needs a fresh password. Raises Invalid.
        """
        now, limits = self.clock.now(), agreed.yes.limits
        problems = {**agreed.yes.problems(), **limits.problems(now.date())}
        if problems:
            raise Invalid(problems)
        terms = in_touch(agreed.wording, limits.lasts(now))
        return self.give(actor, typed, lambda given: given, agreed, terms)

    def give(
        self,
        actor: Actor,
        typed: str,
        made: Callable[[TieAnswer], TieAnswer],
        agreed: Agreed,
        terms: Terms,
    ) -> Met:
        """Give an answer that is heard two days later. `made`: what it is. Raises Invalid."""
        now, wrong = self.clock.now(), first_words(f"{agreed.yes.me}\n{agreed.yes.words}")
        if wrong:
            raise Invalid(wrong)

        def go(code: TieCode) -> Outcome:
            if code.opened_by != actor.person_id:
                return Outcome(met=END, code=code)
            met = Met(stage=Stage.KEPT, me=code.said.me)
            given = made(self._answer(actor, code, agreed.yes, now))
            return Outcome(met=met, code=replace(code, used_at=now), given=given)

        def then(tx: Tx, code: TieCode) -> None:
            self.opening.grant_within(
                tx, actor, code.owner, agreed.operation_id, terms, pressed=agreed.pressed
            )

        return self.meet(actor, typed, go, then)

    def leave(self, actor: Actor, typed: str) -> None:
        """No. Whoever gave the code sees nothing of it, and it opens for nobody any more."""
        now = self.clock.now()

        def go(code: TieCode) -> Outcome:
            if code.opened_by != actor.person_id:
                return Outcome(met=END, code=code)
            return Outcome(met=END, code=replace(code, used_at=now))

        self.meet(actor, typed, go)

    def mine(self, actor: Actor) -> list[TieAnswer]:
        """What I have answered, newest first, until it runs out or I take it back."""
        return [one for one in self.given(actor) if one.given]

    def given(self, actor: Actor) -> list[TieAnswer]:
        """The same, with what I have read, and what I wanted to be asked about again."""
        gate.oneself(actor)
        now = self.clock.now()
        found = self.graph.read(lambda tx: code_store.answers_of(tx, self.sealer, actor.person_id))
        alive = [one for one in found if now < one.until]
        return sorted(alive, key=lambda one: (one.at, one.id), reverse=True)

    def take_back(self, actor: Actor, answer_id: str, operation_id: OperationId) -> None:
        """Take a yes back, in one step, whatever has become of it. Raises NotFound."""
        given = next((one for one in self.mine(actor) if one.id == answer_id), None)
        if given is None:
            raise NotFound
        yeses = my_yeses(self.own, actor, given.to)
        if yeses:
            self.narrowing.revoke(actor, given.to, operation_id, yeses)

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            code_store.drop_answer(tx, actor.person_id, answer_id)

        self.graph.write(work)

    def everything(self, actor: Actor) -> list[Record]:
        """What I have answered, to take away."""
        return [
            {
                "to": one.called,
                "answer": one.kind,
                "sentence": one.sentence,
                "me": one.yes.me,
                "words": one.yes.words,
                "kind": one.yes.kind,
                "at": one.at.isoformat(),
            }
            for one in self.mine(actor)
        ]

    def _answer(self, actor: Actor, code: TieCode, yes: Yes, now: datetime) -> TieAnswer:
        return TieAnswer(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{code.id}")),
            by=actor.person_id,
            to=code.owner,
            code_id=code.id,
            at=now,
            until=code.until,
            called=code.said.me,
            yes=yes,
        )

    @property
    def _typing(self) -> Typing:
        return Typing(disclosures=self.disclosures)

    def _count(self, actor: Actor) -> None:
        gate.oneself_surely(actor)
        self.throttle.count(self.throttle.session(actor.session_id or actor.person_id))

    def meet(self, actor: Actor, typed: str, go: Go, then: Then = nothing_more) -> Met:
        """Go where a code leads, under the decision about the two. Every end is the same."""
        gate.oneself_surely(actor)
        fingerprint = hand_to_hand.fingerprint(typed)
        return self.graph.write(lambda tx: self._work(tx, actor, fingerprint, go, then))

    def _work(self, tx: Tx, actor: Actor, fingerprint: str, go: Go, then: Then) -> Met:
        now, mine = self.clock.now(), actor.person_id
        with self._typing.under_decision(
            tx,
            actor,
            now,
            lambda: self._found(tx, fingerprint, mine, now),
            lambda code: code.owner,
        ) as (code, permitted):
            if code is None or not permitted:
                outcome = Outcome(met=END, code=code or _no_code(mine, now))
            else:
                outcome = go(code)
            self._keep(tx, outcome, mine, now)
            if outcome.met.stage is Stage.WORDS:
                note = reading.note(self.sealer, mine, outcome.code, now)
                code_store.put_later(tx, self.sealer, note)
            if outcome.met.stage is Stage.KEPT:
                then(tx, outcome.code)
        return outcome.met

    def _found(self, tx: Tx, fingerprint: str, mine: PersonId, now: datetime) -> TieCode | None:
        found = code_store.find(tx, self.sealer, fingerprint)
        return found if found is not None and found.opens_for(mine, now) else None

    def _keep(self, tx: Tx, outcome: Outcome, mine: PersonId, now: datetime) -> None:
        code = outcome.code
        if outcome.given is not None:
            code_store.answer(tx, self.sealer, outcome.given, code)
        code_store.keep(tx, self.sealer, code)
        self._typing.alarm(tx, code, by=mine, now=now)


def _shown(actor: Actor, code: TieCode) -> Outcome:
    if code.check is not None and code.asks(actor.person_id):
        met = Met(stage=Stage.QUESTION, question=code.check.question)
        return Outcome(met=END if code.check.used_up else met, code=code)
    return _words(actor, code)


def _words(actor: Actor, code: TieCode) -> Outcome:
    """From here on the code opens for this person alone."""
    met = Met(
        stage=Stage.WORDS,
        me=code.said.me,
        words=code.said.words,
        by_letter=code.written_for is not None,
    )
    return Outcome(met=met, code=replace(code, opened_by=actor.person_id))


def _no_code(mine: PersonId, now: datetime) -> TieCode:
    """Stands where there is no code, so that as much is done for it."""
    said = CodeWords(called="-", me="-")
    return TieCode(id=ItemId(new_id()), owner=mine, until=now, said=said)
