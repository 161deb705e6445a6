"""How it goes: one and three months after two people have agreed, each is asked, in the same words.

What somebody answers is theirs, and the other one sees nothing of it but what it changes. Nobody is
asked while it is paused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from network.actor import Actor
from network.consent.kinds import WIDENING_DELAY
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import OperationId
from network.ties.in_touch import SeenTie, Stands
from network.ties.model import Side, Tie
from network.ties.own_side import OwnSide

CHECKS = {1: timedelta(days=30), 3: timedelta(days=91)}
"""By month: so long after it began."""
STANDS = timedelta(days=14)
"""So long it stands on the page of today."""
INDEX = "wants-to-talk"


class How(StrEnum):
    """What somebody says to it."""

    GOOD = "good"
    CHANGE = "change"
    PAUSE = "pause"
    TALK = "talk"


@dataclass(frozen=True, kw_only=True)
class Check:
    """Being asked about one of mine, and after how many months."""

    tie: SeenTie
    month: int


@dataclass(frozen=True, kw_only=True)
class HowItGoes:
    """Whoever is in touch with somebody."""

    own_side: OwnSide

    def due(self, actor: Actor) -> tuple[Check, ...]:
        """Of which ties I am asked now. One look for each whose time it is, and no other."""
        return tuple(self._due(actor))

    def one(self, actor: Actor, tie_id: str) -> Check:
        """What I am asked of one of them. Raises NotFound where it is not its time."""
        found = next((one for one in self._due(actor, tie_id)), None)
        if found is None:
            raise NotFound
        return found

    def answer(self, actor: Actor, tie_id: str, operation_id: OperationId, how: How) -> None:
        """Say how it goes. It is asked once each time; pausing acts at once. Raises NotFound."""
        month = self.one(actor, tie_id).month
        if how is How.PAUSE:
            self.own_side.in_touch.end(actor, tie_id, operation_id)
        self.own_side.change(
            actor,
            tie_id,
            lambda side: replace(side, asked=max(side.asked, month)),
            lambda tx: self._tell(tx, actor, tie_id, month, how),
        )

    def talk_records(self, actor: Actor, tie_id: str) -> tuple[str, ...]:
        """Under which ids it was put down that I would like to talk, if I said so: the last first.

        Told whether I did or not: only the desk knows.
        """
        return tuple(self._talk(actor, tie_id, month) for month in sorted(CHECKS, reverse=True))

    def _talk(self, actor: Actor, tie_id: str, month: int) -> str:
        sealer = self.own_side.in_touch.sealer
        return sealer.index(INDEX, f"{actor.person_id}|{tie_id}|{month}")

    def _due(self, actor: Actor, only: str = "") -> Iterator[Check]:
        now, in_touch = self.own_side.in_touch.clock.now(), self.own_side.in_touch
        for tie in in_touch.mine(actor):
            month = _month(tie, now)
            if month and tie.id == (only or tie.id):
                seen = in_touch.maybe(actor, tie)
                if seen is not None and seen.stands is Stands.OPEN:
                    yield Check(tie=seen, month=month)

    def _tell(self, tx: Tx, actor: Actor, tie_id: str, month: int, how: How) -> None:
        """Let a human being know that somebody would like to talk to one."""
        if how is not How.TALK:
            return
        parts = self.own_side.in_touch
        desk.ask(
            tx,
            parts.sealer,
            kind=DeskKind.WANTS_TO_TALK,
            about=actor.person_id,
            other=None,
            record_id=self._talk(actor, tie_id, month),
            at=parts.clock.now(),
        )


def _month(tie: Tie, now: datetime) -> int:
    """After how many months it is asked about now; nothing where it is not its time."""
    side: Side = tie.mine
    if side.made_at is None:
        return 0
    begins = side.made_at + WIDENING_DELAY
    due = (
        month
        for month, after in CHECKS.items()
        if month > side.asked and begins + after <= now < begins + after + STANDS
    )
    return next(due, 0)
