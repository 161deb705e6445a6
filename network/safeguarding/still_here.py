"""What somebody meets of whom it was said that they had died; and how they say "I am here"."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent import store
from network.consent.lives import DeathState
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Broken, NotFound
from network.graph.door import Graph, Tx
from network.identity import OperationId
from network.keys.sealing import Sealer
from network.operations.store import once
from network.safeguarding.deaths import here_record, said_here
from network.work import gate


class SaidOfMe(StrEnum):
    """Whether anybody has said that I had died, and whether I have answered. Never who."""

    NOTHING = "nothing"
    SAID = "said"
    ANSWERED = "answered"


@dataclass(frozen=True, kw_only=True)
class StillHere:
    """The person's own side of a report that they had died."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def said_of_me(self, actor: Actor) -> SaidOfMe:
        """What to tell the actor kindly. A record that doesn't open closes no page."""
        try:
            life = self.graph.read(lambda tx: store.life_of(tx, self.sealer, actor.person_id))
        except Broken:
            return SaidOfMe.NOTHING
        if life.death.state is DeathState.LIVING:
            return SaidOfMe.NOTHING
        return SaidOfMe.SAID if life.death.here_at is None else SaidOfMe.ANSWERED

    def say(self, actor: Actor, operation_id: OperationId) -> None:
        """Say that one is here: a safeguarding lead is to look at once, and puts it right.

        What somebody had seen as proof counts no more. Not while a worker helps, or at work.
        """
        gate.oneself(actor)
        now = self.clock.now()

        def work(tx: Tx) -> None:
            one = store.lock_one(tx, self.sealer, actor.person_id)
            if one is None:
                raise NotFound
            mine, body = actor.person_id, ["still_here"]
            if not once(tx, self.sealer, mine, operation_id, body=body, at=now):
                return
            before = one.life.death
            if before.state is DeathState.LIVING:
                return
            life = replace(one.life, death=said_here(before, now))
            store.put_life(tx, self.sealer, mine, one.standing_id, life)
            self._tell(tx, actor, here_record(before), now)

        self.graph.write(work)

    def _tell(self, tx: Tx, actor: Actor, record_id: str, now: datetime) -> None:
        """Put it on the desk, and write it down. Call it last."""
        mine = actor.person_id
        desk.ask(
            tx,
            self.sealer,
            kind=DeskKind.STILL_HERE,
            about=mine,
            other=None,
            record_id=record_id,
            at=now,
        )
        record(
            tx,
            self.sealer,
            stream=mine,
            event=Event.SAFEGUARDED,
            at=now,
            by=actor,
            detail={"what": "still_here"},
        )
