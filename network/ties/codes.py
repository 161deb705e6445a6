"""A code of my own, for somebody whose number I still have: made, shown, taken back."""

from dataclasses import dataclass

from network.accounts import rules
from network.actor import Actor
from network.audit.events import Event
from network.claims.checks import Check
from network.clock import Clock
from network.consent import recording
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId
from network.kept_noes import store as kept_noes
from network.keys.sealing import Record, Sealer
from network.ties import code_store
from network.ties.model import CODE_LASTS, MOST_CODES, CodeWords, ShownCode, TieCode
from network.work import codes as hand_to_hand
from network.work import gate

INDEX = "tie-codes"


@dataclass(frozen=True, kw_only=True)
class TieCodes:
    """The owner's side of a code: what they see here never tells whether anybody has typed it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[ShownCode]:
        """My codes until they run out or I settle them; typed or not, they look alike."""
        return [self._shown(one) for one in self._alive(actor) if one.settled_at is None]

    def agreed(self, actor: Actor) -> list[TieCode]:
        """Those by which I have said yes, until they would have run out."""
        return [one for one in (*self._alive(actor), *self._letters(actor)) if one.agreed]

    def one(self, actor: Actor, code_id: str) -> ShownCode:
        """One of them. Raises NotFound."""
        found = next((each for each in self.mine(actor) if each.line.id == code_id), None)
        if found is None:
            raise NotFound
        return found

    def make(
        self, actor: Actor, operation_id: OperationId, said: CodeWords, check: Check | None = None
    ) -> ShownCode:
        """Make a code to give to somebody. Sent twice, there is one. `check`: what it asks first.

        Needs a fresh password: it lets somebody read what I said. Raises Invalid, and WrongMoment
        where too many wait. Refuses somebody at work, being helped, or just recovered.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        problems = {**said.problems(), **(check.problems() if check else {})}
        if problems:
            raise Invalid(problems)
        line = TieCode(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            owner=actor.person_id,
            until=self.clock.now() + CODE_LASTS,
            said=said,
            check=check,
        )
        return self.graph.write(lambda tx: self._made(tx, actor, line))

    def drop(self, actor: Actor, code_id: str) -> None:
        """Take a code back, in one step: nothing that begins after this is shown by it."""
        gate.oneself(actor)

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            code_store.drop(tx, actor.person_id, code_id)

        self.graph.write(work)

    def everything(self, actor: Actor) -> list[Record]:
        """What is kept of my codes, to take away. Whether anybody has typed one is not mine."""
        return [
            {
                "for": one.line.said.called,
                "me": one.line.said.me,
                "words": one.line.said.words,
                "kind": one.line.said.kind,
                "until": one.line.until.isoformat(),
                "question": one.line.check.question if one.line.check else "",
                "answers": list(one.line.check.answers) if one.line.check else [],
            }
            for one in self.mine(actor)
        ]

    def sweep(self) -> int:
        """Remove what ran out in an earlier month. Answers how much."""
        month, swept = f"{self.clock.now():%Y-%m}", 0
        for each in (code_store.sweep, kept_noes.sweep):
            while some := self.graph.write(lambda tx, one=each: one(tx, month)):  # type: ignore[misc]
                swept += some
        return swept

    def _alive(self, actor: Actor) -> list[TieCode]:
        gate.oneself(actor)
        now = self.clock.now()
        kept = self.graph.read(lambda tx: code_store.of(tx, self.sealer, actor.person_id))
        return sorted((one for one in kept if now < one.until), key=lambda one: (one.until, one.id))

    def _letters(self, actor: Actor) -> list[TieCode]:
        now = self.clock.now()
        rows = self.graph.read(lambda tx: code_store.for_requests(tx, self.sealer, actor.person_id))
        return [row.code for row in rows if row.code is not None and now < row.code.until]

    def _shown(self, line: TieCode) -> ShownCode:
        return ShownCode(code=hand_to_hand.code(self.sealer, line.id), line=line)

    def _made(self, tx: Tx, actor: Actor, line: TieCode) -> ShownCode:
        mine, now = actor.person_id, self.clock.now()
        gate.lock_people(tx, [mine])
        kept = code_store.of(tx, self.sealer, mine)
        before = next((one for one in kept if one.id == line.id), None)
        if before is not None:
            return self._shown(before)
        if sum(now < one.until and one.settled_at is None for one in kept) >= MOST_CODES:
            raise WrongMoment
        made = self._shown(line)
        code_store.add(tx, self.sealer, line, hand_to_hand.fingerprint(made.code))
        recording.changed(
            tx, self.sealer, by=actor, stream=mine, event=Event.OPENED, what="tie_code", at=now
        )
        return made
