"""Days of one's own: written down, brought up gently or left alone. Nobody else is told by us."""

from dataclasses import dataclass
from datetime import date

from network.actor import Actor
from network.clock import Clock
from network.connections.use_cases import Maps
from network.errors import Invalid, NotFound
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId
from network.keys.sealing import Record, Sealer
from network.rhythm import days, store
from network.rhythm.days import MOST_DAYS, WHAT_LIMIT, DayWish, Near, OwnDay
from network.ties.in_touch import InTouch, SeenTie, Stands
from network.work import gate

INDEX = "own-day"


@dataclass(frozen=True, kw_only=True)
class OwnDays:
    """The days that one person keeps. An actor reaches their own and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    maps: Maps
    in_touch: InTouch

    def mine(self, actor: Actor) -> tuple[OwnDay, ...]:
        """Every day that I have written down."""
        gate.oneself(actor)
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id)).days

    def near(self, actor: Actor) -> tuple[Near, ...]:
        """What comes within the week, of mine and of my map; nothing near a day to leave alone."""
        everybody = self.maps.open(actor).connections
        return days.near(self.mine(actor), everybody, self._today())

    def whom_to_tell(self, actor: Actor) -> list[SeenTie]:
        """With whom I could speak about a day: those I am in touch with."""
        return [one for one in self.in_touch.all(actor) if one.stands is Stands.OPEN]

    def add(
        self,
        actor: Actor,
        operation_id: OperationId,
        *,
        what: str,
        when: str,
        wish: DayWish,
        tell: str = "",
    ) -> None:
        """Keep a day. Sent again, once. Raises Invalid where something is missing or too much."""
        gate.oneself(actor)
        day = OwnDay(
            id=ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}")),
            what=what,
            when=days.read(when),
            wish=wish,
            tell=self._whom(actor, tell) if wish is DayWish.TELL_ONE else None,
        )
        _require_whole(day)

        def work(tx: Tx) -> None:
            kept = store.lock(tx, self.sealer, actor.person_id)
            if len(kept.days) >= MOST_DAYS:
                raise Invalid({"what": "too many"})
            after = kept.with_day(day)
            if after != kept:
                store.keep(tx, self.sealer, actor.person_id, after)

        self.graph.write(work)

    def remove(self, actor: Actor, day_id: str) -> None:
        """Take a day away. Raises NotFound where there is none of mine."""
        gate.oneself(actor)

        def work(tx: Tx) -> None:
            kept = store.lock(tx, self.sealer, actor.person_id)
            after = kept.without_day(day_id)
            if after == kept:
                raise NotFound
            store.keep(tx, self.sealer, actor.person_id, after)

        self.graph.write(work)

    def everything(self, actor: Actor) -> Record:
        """All of it, to take away."""
        return {
            "ownDays": [
                {"what": one.what, "when": one.when.words, "wish": one.wish}
                for one in self.mine(actor)
            ]
        }

    def _whom(self, actor: Actor, tell: str) -> ItemId:
        if all(one.id != tell for one in self.whom_to_tell(actor)):
            raise Invalid({"tell": "missing"})
        return ItemId(tell)

    def _today(self) -> date:
        return self.clock.now().date()


def _require_whole(day: OwnDay) -> None:
    wrong = {}
    if not day.what.strip():
        wrong["what"] = "missing"
    elif len(day.what) > WHAT_LIMIT:
        wrong["what"] = "too long"
    if not day.when.words:
        wrong["when"] = "missing"
    if wrong:
        raise Invalid(wrong)
