"""What came of a code of mine: that somebody has said yes, once they let me know.

Each code is looked at under the locks of the two, whether or not anything was answered to it, so
that neither what is shown nor how long it takes tells a code that nobody has typed from one that
was left, taken back, refused, held, or waits.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from network.accounts import rules
from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures, Judged
from network.consent.kinds import Purpose, Scope
from network.consent.model import Asked, Wording
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import OperationId, PersonId
from network.keys.sealing import Sealer
from network.ties import code_store, store
from network.ties.codes import TieCodes
from network.ties.model import Side, TieAnswer, TieCode
from network.ties.yes import in_touch
from network.work import gate

INDEX = "ties"


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Somebody's yes to a code of mine, as they let me see it."""

    code_id: str
    at: datetime
    me: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """The owner of a code, once it was answered."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    disclosures: Disclosures
    opening: Opening
    codes: TieCodes

    def all(self, actor: Actor) -> dict[str, Heard]:
        """What I may hear, by code."""
        found = [self.one(actor, each.line.id) for each in self.codes.mine(actor)]
        return {heard.code_id: heard for heard in found if heard is not None}

    def one(self, actor: Actor, code_id: str) -> Heard | None:
        """What I may hear of one code; None for every other cause.

        Raises NotFound where there is no such code of mine, or I have settled it.
        """
        gate.oneself(actor)

        def work(tx: Tx) -> Heard | None:
            given, judged = self._judge(tx, actor, code_id)
            if self._locked(tx, actor, code_id).settled_at is not None:
                raise NotFound
            self.disclosures.write_down(tx, actor, judged, self.clock.now())
            return _heard(given) if given is not None and judged.decision.permitted else None

        return self.graph.write(work)

    def agree(
        self,
        actor: Actor,
        code_id: str,
        operation_id: OperationId,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """It is who I meant, and I would like to be in touch: two days from now, we are.

        Needs a fresh password. Raises NotFound where nothing was heard.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            given, judged = self._judge(tx, actor, code_id)
            line = self._locked(tx, actor, code_id)
            if line.agreed:
                return
            if given is None or line.settled_at is not None or not judged.decision.permitted:
                raise NotFound
            self._tie(tx, line, given, now)
            code_store.keep(tx, self.sealer, replace(line, settled_at=now, agreed=True))
            self.opening.grant_within(
                tx, actor, given.by, operation_id, in_touch(wording), pressed=pressed
            )
            self.disclosures.write_down(tx, actor, judged, now)

        self.graph.write(work)

    def refuse(self, actor: Actor, code_id: str) -> None:
        """It is not who I meant, or I would rather not. They see nothing of it.

        Raises NotFound where there is no such code of mine.
        """
        gate.oneself(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            line = self._locked(tx, actor, code_id)
            if line.settled_at is None:
                used_at = line.used_at or now
                code_store.keep(tx, self.sealer, replace(line, settled_at=now, used_at=used_at))

        self.graph.write(work)

    def _judge(self, tx: Tx, actor: Actor, code_id: str) -> tuple[TieAnswer | None, Judged]:
        now = self.clock.now()
        before = code_store.answer_to(tx, self.sealer, code_id)
        mine = before is not None and before.to == actor.person_id
        judged = self.disclosures.judge(tx, _about(actor, before if mine else None), now)
        given = code_store.answer_to(tx, self.sealer, code_id)
        return (given if mine and given == before else None), judged

    def _locked(self, tx: Tx, actor: Actor, code_id: str) -> TieCode:
        """A code whose owner is locked. Raises NotFound."""
        kept = code_store.of(tx, self.sealer, actor.person_id)
        line = next((one for one in kept if one.id == code_id), None)
        if line is None:
            raise NotFound
        return line

    def _tie(self, tx: Tx, line: TieCode, given: TieAnswer, now: datetime) -> None:
        tie_id = tie_of(self.sealer, line.id)
        said, yes = line.said, given.yes
        mine = Side(other=given.by, called=said.called, me=said.me, kind=said.kind)
        theirs = Side(other=line.owner, called=given.called, me=yes.me, kind=yes.kind)
        kept: store.Sides = {
            person: (self.sealer.index(INDEX, f"{tie_id}|{person}"), side)
            for person, side in ((line.owner, mine), (given.by, theirs))
        }
        store.make(tx, self.sealer, tie_id, kept, now)


def tie_of(sealer: Sealer, code_id: str) -> str:
    """The id of the tie that a code leads to, whether there is one or not."""
    return sealer.index(INDEX, code_id)


def _about(actor: Actor, given: TieAnswer | None) -> Asked:
    # Where nobody has answered, it is asked about oneself, which is never permitted.
    other: PersonId = given.by if given else actor.person_id
    return Asked(
        asker=actor.person_id,
        other=other,
        act=Act.SEE,
        scope=Scope.NAME_NOW,
        purpose=Purpose.RECONNECT,
        capacity=actor.capacity,
    )


def _heard(given: TieAnswer) -> Heard:
    return Heard(code_id=given.code_id, at=given.at, me=given.yes.me, words=given.yes.words)
