"""The one way by which anything of one person reaches another."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from network.actor import Actor
from network.clock import Clock
from network.consent import recording, store
from network.consent.closings import Closings
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
class Disclosures:
    """Decides under the locks of both people and of what is between them, then lets happen."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    finder: Finder
    closings: Closings | None = None

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
        two = lock_for(tx, self.sealer, asked)
        if asked.asker not in two.here:
            raise NotFound
        facts = self.finder.find(tx, asked, two, now)
        decision = decide(asked, facts, now)
        body = [asked.act, asked.other, asked.scope, asked.item, asked.purpose, asked.channel]
        new = once(tx, self.sealer, asked.asker, operation_id, body=body, at=now)
        two = self.keep_matches(tx, two, facts)
        if decision.outcome is Outcome.PERMIT and new:
            effect(tx, decision)
        recording.decided(
            tx, self.sealer, by=actor, asked=asked, two=two, decision=decision, at=now
        )
        return Answer(
            decision=decision,
            outward=outward(decision, contact_existed=facts.contact_existed, told=facts.told),
        )

    def keep_matches(self, tx: Tx, two: store.Two, facts: PairFacts) -> store.Two:
        """A likeness that was found holds from now on, and somebody at work is to look at it."""
        if two.between is None:
            return two
        known = two.between.possible_matches
        found = tuple(match for match in facts.possible_matches if match not in known)
        if not found:
            return two
        more = replace(two.between, possible_matches=two.between.possible_matches + found)
        two = replace(two, known=True, between=store.put_between(tx, self.sealer, two, more))
        for match in found:
            desk.ask(
                tx,
                self.sealer,
                kind=DeskKind.POSSIBLE_MATCH,
                about=match.described_by,
                other=match.may_be,
                record_id=match.id,
                at=self.clock.now(),
            )
        if self.closings is not None:
            self.closings.seen_between(two, found[0].described_by)
        return two
