"""The one way by which anything of one person reaches another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from network.actor import Actor
from network.clock import Clock
from network.consent import recording, store
from network.consent.acts import APPROACHES
from network.consent.decide import decide
from network.consent.facts import Finder, lock_for
from network.consent.model import Asked, Decision, PairFacts
from network.consent.outcomes import Outcome
from network.consent.outward import Outward, outward
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import NotFound, NotPermitted
from network.graph.door import Graph, Tx
from network.identity import OperationId
from network.keys.sealing import Sealer
from network.operations.store import once

T = TypeVar("T")
Effect = Callable[[Tx, Decision], T]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of a question. Nobody outside meets anything but `outward`."""

    decision: Decision
    outward: Outward


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A question that was decided under the locks of both, and all that it was decided on."""

    asked: Asked
    two: store.Two
    facts: PairFacts
    decision: Decision

    @property
    def outward(self) -> Outward:
        """What the asker meets."""
        facts = self.facts
        return outward(self.decision, contact_existed=facts.contact_existed, told=facts.told)


@dataclass(frozen=True, kw_only=True)
class Disclosures:
    """Decides under the locks of both people and of what is between them, then lets happen."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    finder: Finder

    def disclose(
        self, actor: Actor, asked: Asked, operation_id: OperationId, effect: Effect[None]
    ) -> Answer:
        """Decide, and run `effect` in the same unit of work only where it is permitted.

        Every answer is written down with its true reason. Asked again with the same operation id,
        it is decided again, and the effect doesn't happen twice. Raises NotPermitted where the
        actor asks for somebody else, NotFound where the asker is gone.
        """
        if actor.person_id != asked.asker or actor.capacity is not asked.capacity:
            raise NotPermitted

        def work(tx: Tx) -> Answer:
            return self._work(tx, actor, asked, operation_id, effect)

        return self.graph.write(work, looks=True)

    def _work(
        self, tx: Tx, actor: Actor, asked: Asked, operation_id: OperationId, effect: Effect[None]
    ) -> Answer:
        now = self.clock.now()
        judged = self.judge(tx, asked, now)
        decision = judged.decision
        body = [asked.act, asked.other, asked.scope, asked.item, asked.purpose, asked.channel]
        new = once(tx, self.sealer, asked.asker, operation_id, body=body, at=now)
        if decision.outcome is Outcome.PERMIT and new:
            effect(tx, decision)
        if asked.act in APPROACHES:
            self.put_on_desk(tx, asked, judged.two, judged.facts)
        self.write_down(tx, actor, judged, now)
        return Answer(decision=decision, outward=judged.outward)

    def judge(self, tx: Tx, asked: Asked, now: datetime) -> Judged:
        """Lock both, find the facts and decide, in a unit of work of the caller's.

        Raises NotFound where the asker is gone. The caller carries out what was decided, and then
        calls `write_down`.
        """
        two = lock_for(tx, self.sealer, asked)
        if asked.asker not in two.here:
            raise NotFound
        facts = self.finder.find(tx, asked, two, now)
        return Judged(asked=asked, two=two, facts=facts, decision=decide(asked, facts, now))

    def write_down(self, tx: Tx, actor: Actor, judged: Judged, now: datetime) -> None:
        """Write a decision down with its true reason. Call it last in the unit of work."""
        recording.decided(
            tx,
            self.sealer,
            by=actor,
            asked=judged.asked,
            two=judged.two,
            decision=judged.decision,
            at=now,
        )

    def put_on_desk(self, tx: Tx, asked: Asked, two: store.Two, facts: PairFacts) -> None:
        """Let somebody at work look at a likeness that was found. One statement, found or not.

        Where there are more, the next comes when this one has been kept: one is enough to hold
        everything between the two.
        """
        kept = two.between.possible_matches if two.between else ()
        match = next((one for one in facts.possible_matches if one not in kept), None)
        desk.ask_perhaps(
            tx,
            self.sealer,
            wanted=match is not None,
            kind=DeskKind.POSSIBLE_MATCH,
            about=match.described_by if match else asked.asker,
            other=match.may_be if match else asked.other,
            record_id=match.id if match else asked.other,
            at=self.clock.now(),
        )
