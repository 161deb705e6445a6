"""Deciding for oneself, as an adult, to be reached by one other person: the adopted decide first.

Anybody can say it of anybody, and it looks the same: nobody learns from it who was adopted, the
person themselves included. It waits two days, like whatever opens, and is taken back in one step.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts.rules import require_fresh
from network.actor import Actor
from network.consent.acts import Act
from network.consent.changing import Change, Changing, Kept, Request
from network.consent.kinds import WIDENING_DELAY
from network.consent.widening import NOT_PRESSED, Pressed, held_for_pressure
from network.identity import OperationId, PersonId


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """Each person's own choice, person by person."""

    changing: Changing

    def may_reach_me(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Let this one person reach me, two days from now, if whatever else allows it.

        From somebody who is not shown to be 18 it is kept as a request, and counts for nothing:
        they can say it again when they are.
        """
        require_fresh(actor)
        adult = self._adult(actor)

        def change(kept: Kept, now: datetime) -> Kept:
            decided = dict(kept.between.decided)
            if adult:
                decided.setdefault(actor.person_id, now + WIDENING_DELAY)
            opened = replace(kept, between=replace(kept.between, decided=decided))
            return held_for_pressure(opened, actor.person_id, now) if pressed.yes else opened

        self._do(actor, Act.LET_KNOW, other, operation_id, change)

    def not_any_more(self, actor: Actor, other: PersonId, operation_id: OperationId) -> None:
        """Take it back, before or after it counts. Nobody else sees either."""

        def change(kept: Kept, _: datetime) -> Kept:
            decided = {
                who: at for who, at in kept.between.decided.items() if who != actor.person_id
            }
            return replace(kept, between=replace(kept.between, decided=decided).narrowed())

        self._do(actor, Act.WITHDRAW, other, operation_id, change)

    def _adult(self, actor: Actor) -> bool:
        changing = self.changing
        ages, now = changing.finder.sources.ages, changing.clock.now()
        age = changing.graph.read(lambda tx: ages.of(tx, changing.sealer, actor.person_id))
        return age.shown_adult(now)

    def _do(
        self, actor: Actor, act: Act, other: PersonId, operation_id: OperationId, change: Change
    ) -> None:
        request = Request(
            actor=actor, act=act, operation_id=operation_id, body=("decided",), other=other
        )
        self.changing.carry_out(request, change)
