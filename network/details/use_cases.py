"""How I can be reached: written once, and given to each or not; what is new offered, not pushed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from network.accounts import rules
from network.actor import Actor
from network.consent.acts import Act
from network.consent.disclosing import Disclosures
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.details import store
from network.details.giving import Giving
from network.details.model import Details, Point, Values, problems
from network.details.reading import Reading
from network.errors import Invalid
from network.graph.door import Graph, Tx
from network.identity import ItemId, OperationId, PersonId
from network.keys.sealing import Record, Sealer
from network.ties.in_touch import InTouch, SeenTie, Stands
from network.work import gate

INDEX = "details-news"


@dataclass(frozen=True, kw_only=True)
class HowToReachMe:
    """My own points, and who has them. An actor reaches their own and no other."""

    graph: Graph
    sealer: Sealer
    in_touch: InTouch
    disclosures: Disclosures
    giving: Giving
    reading: Reading

    def mine(self, actor: Actor) -> Details:
        """What I have written. What waits for me from others is in it as ids of ties."""
        gate.oneself(actor)
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def who_has(self, actor: Actor, points: Collection[Point]) -> list[SeenTie]:
        """Those whom I let have any of these, and with whom I am in touch."""
        gives = self.giving.all(actor)
        return [
            one
            for one in self.in_touch.all(actor)
            if one.stands is Stands.OPEN and set(points) & set(gives.get(one.mine.other, {}))
        ]

    def asks(self, actor: Actor, values: Values) -> list[SeenTie]:
        """Who is to be asked about before these are kept: whoever has a point that would be new."""
        changed = {one for one in self.mine(actor).changed(values) if values.get(one)}
        return self.who_has(actor, changed) if changed else []

    def change(
        self,
        actor: Actor,
        operation_id: OperationId,
        values: Values,
        *,
        stay: Collection[str] = (),
        tell: bool = False,
    ) -> None:
        """Keep these. Whoever has a point that is new, and isn't among `stay`, loses it first.

        So a new number reaches nobody who was not named when it was written. With `tell`, those
        who stay find on their page of today that something is new, and nothing of it. Needs a
        fresh password. Raises Invalid.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        if wrong := problems(values):
            raise Invalid(wrong)
        changed = self.mine(actor).changed(values)
        staying = [one for one in self.asks(actor, values) if one.id in set(stay)]
        self._take_back(actor, operation_id, values, staying)
        self._keep(actor, values)
        for tie in staying if tell and changed else ():
            self._tell(actor, tie, operation_id)

    def everything(self, actor: Actor) -> Record:
        """What is mine, to take away: my points, and who may have which. Of others, nothing."""
        gives = self.giving.all(actor)
        return {
            "howToReachMe": {
                "points": {point.value: text for point, text in self.mine(actor).values.items()},
                "given": [
                    {"called": one.mine.called, "points": sorted(gives[one.mine.other])}
                    for one in self.in_touch.all(actor)
                    if gives.get(one.mine.other)
                ],
            }
        }

    def _take_back(
        self, actor: Actor, operation_id: OperationId, values: Values, staying: Iterable[SeenTie]
    ) -> None:
        """From everybody what is empty now, and what is new from whoever doesn't stay.

        Those whose tie is paused, or who have gone, lose it like anybody who isn't named.
        """
        stays = {one.mine.other for one in staying}
        changed = self.mine(actor).changed(values)
        for other, given in self.giving.all(actor).items():
            has = changed & set(given)
            lost = {one for one in has if other not in stays or not values.get(one)}
            if lost:
                part = self._part(operation_id, other)
                self.giving.stop(actor, other, part, sorted(lost))

    def _keep(self, actor: Actor, values: Values) -> None:
        def work(tx: Tx) -> None:
            kept = store.lock(tx, self.sealer, actor.person_id)
            after = kept.with_values(values)
            if after != kept:
                store.keep(tx, self.sealer, actor.person_id, after)

        self.graph.write(work)

    def _tell(self, actor: Actor, tie: SeenTie, operation_id: OperationId) -> None:
        other = tie.mine.other
        asked = Asked(
            asker=actor.person_id,
            other=other,
            act=Act.NOTIFY,
            purpose=Purpose.STAY_IN_TOUCH,
            capacity=actor.capacity,
        )

        def effect(tx: Tx, _: Decision) -> None:
            theirs = store.lock(tx, self.sealer, other)
            store.keep(tx, self.sealer, other, theirs.with_news(ItemId(tie.id)))

        self.disclosures.disclose(actor, asked, self._part(operation_id, tie.id), effect)

    def _part(self, operation_id: OperationId, part: PersonId | str) -> OperationId:
        return OperationId(self.sealer.index(INDEX, f"{operation_id}|{part}"))
