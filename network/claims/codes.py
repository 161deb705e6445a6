"""Making a code that shows one claim: for the other one, or for somebody who can vouch."""

from dataclasses import dataclass

from network.accounts import rules
from network.actor import Actor
from network.audit.events import Event
from network.claims import code_store, store
from network.claims.checks import Check
from network.claims.code_model import CODE_LASTS, MOST_CODES, ClaimCode, CodeFor, ShownCode
from network.clock import Clock
from network.consent import recording
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, StepId
from network.keys.sealing import Sealer
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "claim-codes"
Record = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class PastCodes:
    """The owner's side of a code: what they see never tells whether anybody has typed it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[ShownCode]:
        """My codes until they run out, used or not: from here both look the same."""
        gate.oneself(actor)
        now = self.clock.now()
        kept = self.graph.read(lambda tx: code_store.of(tx, self.sealer, actor.person_id))
        alive = sorted(
            (one for one in kept if now < one.until), key=lambda one: (one.until, one.id)
        )
        return [ShownCode(code=hand_to_hand.code(self.sealer, one.id), line=one) for one in alive]

    def make(
        self,
        actor: Actor,
        operation_id: StepId,
        claim_id: str,
        kind: CodeFor,
        check: Check | None = None,
    ) -> ShownCode:
        """Make a code for one claim. Sent twice, there is one. `check`: what it asks first.

        Needs a fresh password: it lets somebody read what I said. Raises Invalid, NotFound, and
        WrongMoment where too many wait. Refuses somebody at work, being helped, or just recovered.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        problems = _problems(kind, check)
        if problems:
            raise Invalid(problems)
        line = ClaimCode(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            owner=actor.person_id,
            claim_id=ItemId(claim_id),
            kind=kind,
            until=self.clock.now() + CODE_LASTS,
            check=check,
        )
        return self.graph.write(lambda tx: self._made(tx, actor, line))

    def drop(self, actor: Actor, code_id: str) -> None:
        """Take a code back, in one step: nothing that begins after this is shown by it."""

        def work(tx: Tx) -> None:
            store.lock(tx, self.sealer, actor.person_id)
            code_store.drop(tx, actor.person_id, code_id)

        self.graph.write(work)

    def everything(self, actor: Actor) -> list[Record]:
        """What is kept of my codes, to take away. Whether anybody has typed one is not mine."""
        return [
            {
                "for": one.line.kind,
                "until": one.line.until.isoformat(),
                "question": one.line.check.question if one.line.check else "",
                "answers": list(one.line.check.answers) if one.line.check else [],
            }
            for one in self.mine(actor)
        ]

    def sweep(self) -> int:
        """Remove codes that ran out in an earlier month. Answers how many."""
        month, swept = f"{self.clock.now():%Y-%m}", 0
        while some := self.graph.write(lambda tx: code_store.sweep(tx, month)):
            swept += some
        return swept

    def _made(self, tx: Tx, actor: Actor, line: ClaimCode) -> ShownCode:
        mine, now = actor.person_id, self.clock.now()
        if all(one.id != line.claim_id for one in store.lock(tx, self.sealer, mine)):
            raise NotFound
        code = hand_to_hand.code(self.sealer, line.id)
        kept = code_store.of(tx, self.sealer, mine)
        for one in kept:
            if one.id == line.id:
                return ShownCode(code=code, line=one)
        if sum(now < one.until for one in kept) >= MOST_CODES:
            raise WrongMoment
        code_store.add(tx, self.sealer, line, hand_to_hand.fingerprint(code))
        recording.changed(
            tx,
            self.sealer,
            by=actor,
            stream=mine,
            event=Event.OPENED,
            what="past_code",
            at=now,
        )
        return ShownCode(code=code, line=line)


def _problems(kind: CodeFor, check: Check | None) -> dict[str, str]:
    if check is None:
        return {}
    return check.problems() if kind is CodeFor.THE_OTHER else {"question": "not for this"}
