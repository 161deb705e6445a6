"""An organisation with a worker and two leads, and people who are on its lists."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from network.actor import Actor, Capacity
from network.consent import store
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kept import Between, LifeFacts
from network.consent.kinds import Channel, Purpose
from network.consent.model import Asked, Decision, PairFacts
from network.desk import store as desk
from network.desk.model import DeskKind
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId, new_id
from network.people import store as people
from tests.accounts import Somebody, somebody
from tests.births import seen_at_work
from tests.work import Place, Staff, opened, taken_on

if TYPE_CHECKING:
    from network.bootstrap import Services

WORKER, LEAD = Capacity.COORDINATOR, Capacity.SAFEGUARDING_LEAD
GROWN_UP, FOURTEEN = date(1990, 5, 1), date(2012, 1, 1)


def an_operation() -> OperationId:
    """A new operation's id."""
    return OperationId(new_id())


@dataclass(frozen=True)
class Office:
    """People at work, each a human being of their own, and what they see."""

    services: "Services"
    place: Place
    kit: Staff
    worker: Actor
    lead: Actor
    second: Actor
    bea: Staff

    @classmethod
    def open(cls, services: "Services") -> "Office":
        place = opened(services)
        kit, bea = place.hire(WORKER), place.hire(LEAD, name="Bea")
        return cls(services, place, kit, kit.wearing(WORKER), place.lead, bea.wearing(LEAD), bea)

    def on_list(
        self, who: Somebody | None = None, *, born: date = GROWN_UP, known_as: str = "Jo"
    ) -> "OnList":
        """Somebody whose age is shown, on the worker's list."""
        who = who or somebody(self.services)
        self.shown(who.account.person_id, born)
        place = taken_on(self.worker, who, known_as)
        return OnList(who, place)

    def shown(self, person: PersonId, born: date) -> None:
        """Show how old somebody is, past the use case, which needs them to be on a list."""

        def work(tx: Tx) -> None:
            said = people.lock(tx, self.services.sealer, person)
            seen = seen_at_work(self.services.clock.now())
            said = replace(said, born=born, births_said=(seen,), version=said.version + 1)
            people.keep(tx, self.services.sealer, person, said)

        self.services.graph.write(work)

    def life(self, person: PersonId) -> LifeFacts:
        """What is known of a life."""
        return self.services.graph.read(lambda tx: store.life_of(tx, self.services.sealer, person))

    def between(self, one: PersonId, other: PersonId) -> Between:
        """What is between two people."""

        def work(tx: Tx) -> Between | None:
            return store.lock_two(tx, self.services.sealer, one, other).between

        found = self.services.graph.write(work)
        assert found is not None
        return found

    def put_between(self, one: PersonId, other: PersonId, **changes: Any) -> None:
        """Put something between two people that no use case puts there yet."""

        def work(tx: Tx) -> None:
            two = store.lock_two(tx, self.services.sealer, one, other)
            assert two.between is not None
            store.put_between(tx, self.services.sealer, two, replace(two.between, **changes))

        self.services.graph.write(work)

    def facts(self, asked: Asked) -> PairFacts:
        """What the decision would be told."""

        def work(tx: Tx) -> PairFacts:
            return self.services.consent.facts.of(tx, asked, None)

        return self.services.graph.write(work)

    def decided(
        self, asker: PersonId, other: PersonId, act: Act, channel: Channel = Channel.IN_APP
    ) -> Decision:
        """What would be decided now."""
        asked = Asked(
            asker=asker, other=other, act=act, purpose=Purpose.STAY_IN_TOUCH, channel=channel
        )
        return decide(asked, self.facts(asked), self.services.clock.now())

    def waits(self) -> list[DeskKind]:
        """What lies on the desk and isn't done."""
        found = desk.waiting(self.services.graph, self.services.sealer)
        return sorted(one.kind for one in found)


@dataclass(frozen=True)
class OnList:
    """Somebody on a list."""

    who: Somebody
    place: AssignmentId

    @property
    def id(self) -> PersonId:
        return self.who.account.person_id
