"""My side of a tie: what I can do and can't, changed at any time, and a kind ending.

What narrows acts at once. What I say here the other one sees while the tie is open, and no longer.
Kind words at an end wait two days, as every yes does, and are all that a paused tie can show.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.accounts import rules
from network.actor import Actor
from network.consent.model import Wording
from network.consent.widening import NOT_PRESSED, Pressed
from network.errors import Invalid, NotFound, WrongMoment
from network.graph.door import Tx
from network.identity import OperationId
from network.ties import store
from network.ties.answers import Farewell
from network.ties.in_touch import InTouch, Stands
from network.ties.limits import Limits
from network.ties.model import Side, Tie
from network.ties.yes import my_yeses, told_once
from network.work import gate

INDEX = "kind-ending"
MADE = 32
Change = Callable[[Side], Side]
Then = Callable[[Tx], None]


@dataclass(frozen=True, kw_only=True)
class OwnSide:
    """What I say of a tie of mine."""

    in_touch: InTouch

    def set_limits(
        self, actor: Actor, tie_id: str, operation_id: OperationId, limits: Limits
    ) -> None:
        """Say what I can do and what I can't; in one step, without a password.

        A last day ends my yes with it. Raises NotFound, WrongMoment while it is paused, and Invalid
        where the day is past, or later than the one that I said before.
        """
        tie, parts = self._open(actor, tie_id), self.in_touch
        problems = limits.problems(parts.clock.now().date(), tie.mine.limits.until)
        if problems:
            raise Invalid(problems)
        end = limits.ends_at()
        if end is not None and limits.until != tie.mine.limits.until:
            yeses = my_yeses(parts.own, actor, tie.mine.other)
            parts.narrowing.end_by(actor, tie.mine.other, operation_id, yeses, end)
        self.change(actor, tie_id, lambda side: replace(side, limits=limits))

    def end_kindly(
        self,
        actor: Actor,
        tie_id: str,
        operation_id: OperationId,
        sentence: Farewell,
        *,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """End it now, and let them read one kind sentence in two days. Needs a fresh password.

        Raises Invalid without a sentence, and WrongMoment where my yes has ended already.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        if sentence is Farewell.NONE:
            raise Invalid({"sentence": "missing"})
        tie, parts = self._open(actor, tie_id), self.in_touch
        parts.end(actor, tie_id, operation_id)
        self.change(actor, tie_id, lambda side: replace(side, farewell=sentence))
        again = OperationId(parts.sealer.index(INDEX, operation_id)[:MADE])
        parts.opening.grant(actor, tie.mine.other, again, told_once(wording), pressed)

    def begin_again(
        self,
        actor: Actor,
        tie_id: str,
        operation_id: OperationId,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Say yes again, without a last day and without the kind words of an end.

        Raises what beginning again does.
        """
        self.in_touch.begin_again(actor, tie_id, operation_id, wording, pressed)
        self.change(actor, tie_id, _afresh)

    def _open(self, actor: Actor, tie_id: str) -> Tie:
        """A tie of mine that is open. Raises NotFound and WrongMoment."""
        if self.in_touch.one(actor, tie_id).stands is not Stands.OPEN:
            raise WrongMoment
        return self.in_touch.tie(actor, tie_id)

    def change(
        self, actor: Actor, tie_id: str, change: Change, then: Then = lambda _: None
    ) -> None:
        """Change what is kept of my side, and what follows with it. Raises NotFound."""
        parts = self.in_touch

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            ties = store.of(tx, parts.sealer, actor.person_id)
            tie = next((one for one in ties if one.id == tie_id), None)
            if tie is None:
                raise NotFound
            store.keep_side(tx, parts.sealer, actor.person_id, tie, change(tie.mine))
            then(tx)

        parts.graph.write(work)


def _afresh(side: Side) -> Side:
    limits = replace(side.limits, until=None)
    return replace(side, limits=limits, farewell=Farewell.NONE)
