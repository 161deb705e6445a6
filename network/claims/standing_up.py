"""Typing somebody's code: to agree with what they say, to vouch for it, or to leave it.

A code is decided as every approach is, under the locks of both and of what is between them. Wrong,
used, too old, taken back, refused, and a question that was answered wrongly all end alike: the same
statements run, and the same is shown. What somebody does here is shown to the code's owner only
where they agree, or vouch: they are told so before they do.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from network.accounts.throttle import Throttle
from network.actor import Actor
from network.claims import checks, code_store, store
from network.claims.code_model import ClaimCode, CodeFor
from network.claims.code_store import Found
from network.claims.handed_over import Typing
from network.claims.model import MOST_GIVEN, Attestation, Claim, Method, Vouch
from network.clock import Clock
from network.connections.model import WORDS_LIMIT
from network.consent.disclosing import Disclosures
from network.errors import Invalid
from network.graph.door import Graph, Tx
from network.identity import ItemId, PersonId, new_id
from network.keys.sealing import Sealer
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "attestations"


class Stage(StrEnum):
    """Where typing a code has led."""

    END = "end"
    QUESTION = "question"
    WORDS = "words"


@dataclass(frozen=True, kw_only=True)
class Met:
    """What somebody who typed a code meets. At the end there is nothing, whatever the cause."""

    stage: Stage
    kind: CodeFor | None = None
    question: str = field(default="", repr=False)
    claim: Claim | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What somebody meets, and what becomes of the code by it."""

    met: Met
    code: ClaimCode
    given: Attestation | None = None


END = Met(stage=Stage.END)
Go = Callable[[Found], Outcome]


@dataclass(frozen=True, kw_only=True)
class StandingUp:
    """Whoever was handed a code."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    disclosures: Disclosures

    def open(self, actor: Actor, typed: str) -> Met:
        """Type a code. Tries are counted: raises TooManyTries."""
        self._count(actor)
        return self._meet(actor, typed, lambda found: self._shown(actor, found))

    def again(self, actor: Actor, typed: str) -> Met:
        """The same once more, for a form that has to be shown again."""
        return self._meet(actor, typed, lambda found: self._shown(actor, found))

    def answer(self, actor: Actor, typed: str, answer: str) -> Met:
        """Answer what the code asks. At most three tries count, by whomever."""
        self._count(actor)
        now = self.clock.now()

        def go(found: Found) -> Outcome:
            code = found.code
            if code.check is None or not code.asks(actor.person_id):
                return self._shown(actor, found)
            after = checks.tried(code.check, answer, by=actor.person_id, at=now)
            code = replace(code, check=after)
            if after == found.code.check or not after.tries[-1].right:
                return Outcome(met=END, code=code)
            return self._words(actor, replace(found, code=code))

        return self._meet(actor, typed, go)

    def agree(self, actor: Actor, typed: str) -> Met:
        """It is about me, and it is so. The first who agrees is the one it is about."""
        return self._give(actor, typed, CodeFor.THE_OTHER, None)

    def vouch(self, actor: Actor, typed: str, vouch: Vouch) -> Met:
        """Stand up for it with my own word. Raises Invalid."""
        words = vouch.words.strip()
        if not words or len(words) > WORDS_LIMIT:
            raise Invalid({"words": "too long" if words else "missing"})
        return self._give(actor, typed, CodeFor.A_VOUCHER, vouch)

    def leave(self, actor: Actor, typed: str) -> None:
        """No, or not like this. Whoever gave the code sees nothing of it."""
        now = self.clock.now()

        def go(found: Found) -> Outcome:
            if found.code.opened_by != actor.person_id:
                return Outcome(met=END, code=found.code)
            return Outcome(met=END, code=replace(found.code, used_at=now))

        self._meet(actor, typed, go)

    def given(self, actor: Actor) -> list[Attestation]:
        """What I have stood up for, newest first."""
        found = self.graph.read(lambda tx: store.given(tx, self.sealer, actor.person_id))
        return sorted(found, key=lambda one: (one.at, one.id), reverse=True)

    def take_back(self, actor: Actor, attestation_id: str) -> None:
        """Stand up for it no more, in one step. Twice is the same as once."""

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            store.take_attestation_back(tx, actor.person_id, ItemId(attestation_id))

        self.graph.write(work)

    def _give(self, actor: Actor, typed: str, kind: CodeFor, vouch: Vouch | None) -> Met:
        now = self.clock.now()

        def go(found: Found) -> Outcome:
            code, claim = found.code, found.claim
            if code.opened_by != actor.person_id or code.kind is not kind:
                return Outcome(met=END, code=code)
            given = Attestation(
                id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{code.id}")),
                claim_id=claim.id,
                method=Method.VOUCH if vouch else Method.OTHER_AGREES,
                at=now,
                given_by=actor.person_id,
                vouch=vouch,
                whom=claim.said.me,
            )
            met = Met(stage=Stage.WORDS, kind=kind, claim=claim)
            return Outcome(met=met, code=replace(code, used_at=now), given=given)

        return self._meet(actor, typed, go)

    def _shown(self, actor: Actor, found: Found) -> Outcome:
        code = found.code
        if code.check is not None and code.asks(actor.person_id):
            met = Met(stage=Stage.QUESTION, kind=code.kind, question=code.check.question)
            return Outcome(met=END if code.check.used_up else met, code=code)
        return self._words(actor, found)

    def _words(self, actor: Actor, found: Found) -> Outcome:
        """From here on the code opens for this person alone."""
        code = replace(found.code, opened_by=actor.person_id)
        return Outcome(met=Met(stage=Stage.WORDS, kind=code.kind, claim=found.claim), code=code)

    @property
    def _typing(self) -> Typing:
        return Typing(disclosures=self.disclosures)

    def _count(self, actor: Actor) -> None:
        gate.oneself_surely(actor)
        self.throttle.count(self.throttle.session(actor.session_id or actor.person_id))

    def _meet(self, actor: Actor, typed: str, go: Go) -> Met:
        gate.oneself_surely(actor)
        fingerprint = hand_to_hand.fingerprint(typed)
        return self.graph.write(lambda tx: self._work(tx, actor, fingerprint, go))

    def _work(self, tx: Tx, actor: Actor, fingerprint: str, go: Go) -> Met:
        now, mine = self.clock.now(), actor.person_id
        with self._typing.under_decision(
            tx,
            actor,
            now,
            lambda: self._found(tx, fingerprint, mine, now),
            lambda found: found.code.owner,
        ) as (found, permitted):
            if found is None or not permitted:
                outcome = Outcome(met=END, code=found.code if found else _no_code(mine, now))
            else:
                outcome = self._bounded(tx, actor, go(found))
            self._keep(tx, outcome, mine, now)
        return outcome.met

    def _found(self, tx: Tx, fingerprint: str, mine: PersonId, now: datetime) -> Found | None:
        found = code_store.find(tx, self.sealer, fingerprint)
        return found if found is not None and found.code.opens_for(mine, now) else None

    def _bounded(self, tx: Tx, actor: Actor, outcome: Outcome) -> Outcome:
        """The same, unless somebody has stood up for more than anybody may."""
        if outcome.given is None:
            return outcome
        if len(store.given(tx, self.sealer, actor.person_id)) >= MOST_GIVEN:
            return replace(outcome, met=END, given=None)
        return outcome

    def _keep(self, tx: Tx, outcome: Outcome, mine: PersonId, now: datetime) -> None:
        code, given = outcome.code, outcome.given
        if given is not None:
            store.give(tx, self.sealer, given)
            if given.method is Method.OTHER_AGREES:
                store.bind(tx, mine, given.claim_id)
        code_store.keep(tx, self.sealer, code)
        self._typing.alarm(tx, code, by=mine, now=now)


def _no_code(mine: PersonId, now: datetime) -> ClaimCode:
    """Stands where there is no code, so that as much is done for it."""
    nothing = ItemId(new_id())
    return ClaimCode(id=nothing, owner=mine, claim_id=nothing, kind=CodeFor.THE_OTHER, until=now)
