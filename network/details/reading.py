"""Reading how somebody can be reached, as they let me now: decided point by point, never copied."""

from dataclasses import dataclass, field
from datetime import datetime

from network.accounts import rules
from network.actor import Actor
from network.clock import Clock
from network.consent.acts import Act
from network.consent.disclosing import Disclosures, Judged
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.details import rule, store
from network.details.model import SCOPE, Details, Point
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.ties import store as ties
from network.ties.in_touch import InTouch, SeenTie
from network.work import gate


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A tie, and what the other one lets me have of how they can be reached."""

    tie: SeenTie
    points: dict[Point, str] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What others let me have. It is opened in the unit of work of the decision, and let go."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    in_touch: InTouch
    disclosures: Disclosures

    def of(self, actor: Actor, tie_id: str) -> Shown:
        """What one of them lets me have; what was new is not new any more.

        Needs a fresh password. Raises NotFound, also where the tie has not begun.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        tie, now = self.in_touch.one(actor, tie_id), self.clock.now()

        def work(tx: Tx) -> dict[Point, str]:
            points, judged = self._points(tx, actor, tie.mine.other, now)
            mine = store.lock(tx, self.sealer, actor.person_id)
            if points and tie.id in mine.news:
                store.keep(tx, self.sealer, actor.person_id, mine.without_news(tie.id))
            for one in judged:
                self.disclosures.write_down(tx, actor, one, now)
            return points

        return Shown(tie=tie, points=self.graph.write(work, looks=True))

    def news(self, actor: Actor) -> tuple[str, ...]:
        """Ties in which somebody has told me that something is new, while I may see any of it."""
        gate.oneself(actor)
        mine = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        if not mine.news:
            return ()
        kept = self.graph.read(lambda tx: ties.of(tx, self.sealer, actor.person_id))
        return tuple(
            one.id for one in kept if one.id in mine.news and self._any(actor, one.mine.other)
        )

    def _any(self, actor: Actor, other: PersonId) -> bool:
        now = self.clock.now()

        def work(tx: Tx) -> bool:
            points, judged = self._points(tx, actor, other, now)
            for one in judged:
                self.disclosures.write_down(tx, actor, one, now)
            return bool(points)

        return self.graph.write(work, looks=True)

    def _points(
        self, tx: Tx, actor: Actor, other: PersonId, now: datetime
    ) -> tuple[dict[Point, str], list[Judged]]:
        """What may be seen now, and every decision that is to be written down for it."""
        asked = Asked(
            asker=actor.person_id,
            other=other,
            act=Act.SEE,
            scope=SCOPE[Point.PHONE],
            purpose=Purpose.STAY_IN_TOUCH,
            capacity=actor.capacity,
        )
        judged = self.disclosures.judge(tx, asked, now)
        each = {point: rule.about(judged, point, now) for point in Point}
        may = {point: one for point, one in each.items() if one.decision.permitted}
        theirs = store.of_other(tx, self.sealer, other) if may else Details()
        points = {point: theirs.value(point) for point in may if theirs.value(point)}
        shown = [may[point] for point in points]
        return points, shown or [each[Point.PHONE]]
