"""Two people in a real store, with the service's own use cases on them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from network.actor import Actor
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import Act
from network.consent.changing import Changing
from network.consent.disclosing import Answer, Disclosures
from network.consent.facts import Finder, Sources
from network.consent.kept import Between
from network.consent.kinds import Channel, Purpose, Scope
from network.consent.mine import Mine
from network.consent.model import Asked, Decision
from network.consent.narrowing import Narrowing
from network.consent.outcomes import Outcome, Reason
from network.consent.ports import NobodyAtWork, NothingKnown
from network.consent.standing import Age
from network.consent.terms import Terms
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.graph.door import Neo4jGraph, Tx
from network.identity import OperationId, PersonId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.maps import MAKE
from tests.network.consent.making import ADULT, WORDS

DAY = timedelta(days=1)
LETTERS = Terms(
    scopes=frozenset({Scope.EXIST, Scope.LETTERS}),
    purposes=frozenset({Purpose.RECONNECT}),
    channels=frozenset({Channel.IN_APP}),
    wording=WORDS,
)


def an_operation() -> OperationId:
    """A new operation's id."""
    return OperationId(new_id())


class GrownUps:
    """Everybody is shown to be grown up."""

    def of(self, *_: object) -> Age:
        return ADULT


@dataclass(frozen=True)
class KeptPair:
    """Ade and Keisha, and whatever is between them."""

    graph: Any
    sealer: Sealer
    clock: FrozenClock
    ade: Actor
    keisha: Actor

    @classmethod
    def make(
        cls, graph: RollbackGraph | Neo4jGraph, sealer: Sealer, clock: FrozenClock
    ) -> "KeptPair":
        """Two people who have signed up."""
        two = [Actor(person_id=PersonId(new_id()), stepped_up=True) for _ in range(2)]
        for actor in two:
            sealer.keys.make(actor.person_id)
            run = graph.raw if isinstance(graph, Neo4jGraph) else graph.cypher
            run(MAKE, id=actor.person_id)
        return cls(graph, sealer, clock, two[0], two[1])

    @property
    def finder(self) -> Finder:
        nothing = NothingKnown()
        sources = Sources(pasts=nothing, likenesses=nothing, work=NobodyAtWork(), ages=GrownUps())
        return Finder(sealer=self.sealer, sources=sources)

    @property
    def changing(self) -> Changing:
        return Changing(graph=self.graph, sealer=self.sealer, clock=self.clock, finder=self.finder)

    @property
    def narrowing(self) -> Narrowing:
        return Narrowing(changing=self.changing)

    @property
    def opening(self) -> Opening:
        return Opening(changing=self.changing)

    @property
    def disclosures(self) -> Disclosures:
        return Disclosures(
            graph=self.graph, sealer=self.sealer, clock=self.clock, finder=self.finder
        )

    @property
    def mine(self) -> Mine:
        return Mine(graph=self.graph, sealer=self.sealer, clock=self.clock)

    def yes(self, giver: Actor, pressed: Pressed = NOT_PRESSED) -> None:
        """One says yes to letters of the other."""
        other = self.other(giver).person_id
        self.opening.grant(giver, other, an_operation(), LETTERS, pressed)

    def both_say_yes(self) -> None:
        """Both say yes to letters, and two days pass."""
        self.yes(self.ade)
        self.yes(self.keisha)
        self.clock.move(2 * DAY)

    def other(self, actor: Actor) -> Actor:
        return self.keisha if actor == self.ade else self.ade

    def ask(
        self,
        act: Act = Act.WRITE,
        *,
        by: Actor | None = None,
        operation: OperationId | None = None,
        happened: list[Decision] | None = None,
    ) -> Answer:
        """Ade, or who else it is, asks; `happened` gets the decision if it was let happen."""

        def effect(_: Tx, decision: Decision) -> None:
            if happened is not None:
                happened.append(decision)

        return self.let(effect, act, by=by, operation=operation)

    def let(
        self,
        effect: Callable[[Tx, Decision], None],
        act: Act = Act.WRITE,
        *,
        by: Actor | None = None,
        operation: OperationId | None = None,
    ) -> Answer:
        """Ade, or who else it is, asks; `effect` is what is let happen."""
        actor = by or self.ade
        asked = Asked(
            asker=actor.person_id,
            other=self.other(actor).person_id,
            act=act,
            purpose=Purpose.RECONNECT,
        )

        return self.disclosures.disclose(actor, asked, operation or an_operation(), effect)

    def answer(self, act: Act = Act.WRITE, *, by: Actor | None = None) -> tuple[Outcome, Reason]:
        """What was decided, and why."""
        decision = self.ask(act, by=by).decision
        return decision.outcome, decision.reason

    def between(self) -> Between:
        """All that is kept between them."""

        def work(tx: Tx) -> Between | None:
            return store.lock_two(
                tx, self.sealer, self.ade.person_id, self.keisha.person_id
            ).between

        found: Between | None = self.graph.write(work)
        assert found is not None
        return found

    def change(self, **changes: Any) -> None:
        """Put something between them that no use case puts there yet."""

        def work(tx: Tx) -> None:
            two = store.lock_two(tx, self.sealer, self.ade.person_id, self.keisha.person_id)
            assert two.between is not None
            store.put_between(tx, self.sealer, two, replace(two.between, **changes))

        self.graph.write(work)
