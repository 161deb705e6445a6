"""The small world of `world`, kept in a real store: what is found there is decided like what is so.

Whatever changes is put into the store by the service's own functions; each question goes through
`Disclosures`. The oracle reads the world itself, which has never been near the store.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations
from random import Random
from typing import Any

from network.actor import Actor
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import DISCLOSING
from network.consent.disclosing import Disclosures
from network.consent.facts import Finder, Sources
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.kinds import Integrity
from network.consent.model import Asked, Decision, PairFacts, Relation, SharedPast, ThirdParty, Work
from network.consent.outcomes import Outcome
from network.consent.ports import NothingKnown
from network.consent.standing import Age
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.maps import MAKE
from tests.network.consent import oracle
from tests.network.consent.kept_pair import an_operation
from tests.network.consent.making import BEGIN
from tests.network.consent.world import LIFETIME, PEOPLE, Disagreement, World

LONG_AGO = BEGIN - timedelta(days=400)
Two = frozenset[PersonId]
PAIRS = tuple(frozenset(two) for two in combinations(PEOPLE, 2))


@dataclass
class Told:
    """What other parts of the service would know: as the world has it for one question."""

    world: World
    facts: PairFacts

    def between(self, *_: object) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        return self.facts.relations, self.facts.shared_pasts

    def of(self, _: Tx, first: Sealer | PersonId, *more: Any) -> Any:
        """An age, or what somebody does at work."""
        return self._age(*more) if isinstance(first, Sealer) else self._work()

    def _age(self, person: PersonId) -> Age:
        return self.world.people[person].age

    def _work(self) -> Work | None:
        return self.facts.work


@dataclass
class StoredWorld:
    """A world and its copy in the store."""

    world: World
    graph: RollbackGraph
    sealer: Sealer
    clock: FrozenClock
    pairs: dict[Two, Between] = field(default_factory=dict)
    own: dict[PersonId, Protections] = field(default_factory=dict)
    lives: dict[PersonId, LifeFacts] = field(default_factory=dict)

    @classmethod
    def begin(
        cls, random: Random, graph: RollbackGraph, sealer: Sealer, clock: FrozenClock
    ) -> "StoredWorld":
        """Everybody is there, and nothing else."""
        for person in PEOPLE:
            sealer.keys.make(person)
            graph.cypher(MAKE, id=person)
        return cls(World.begin(random), graph, sealer, clock)

    def keep(self) -> None:
        """Put whatever has changed into the store."""
        self.clock.moment = self.world.now
        for pair in PAIRS:
            between = self._between(pair)
            if between != self.pairs.get(pair, Between()):
                self.pairs[pair] = between
                self._put_between(pair, between)
        for person in PEOPLE:
            self._keep_person(person)

    def ask(self, asked: Asked, facts: PairFacts) -> tuple[Decision, int]:
        """What the service decides, and how often it let it happen."""
        told: Any = Told(self.world, facts)
        sources = Sources(pasts=told, likenesses=NothingKnown(), work=told, ages=told)
        finder = Finder(sealer=self.sealer, sources=sources)
        graph: Any = self.graph
        disclosures = Disclosures(graph=graph, sealer=self.sealer, clock=self.clock, finder=finder)
        happened: list[Decision] = []
        actor = Actor(person_id=asked.asker, capacity=asked.capacity)
        answer = disclosures.disclose(
            actor, asked, an_operation(), lambda _, decision: happened.append(decision)
        )
        return answer.decision, len(happened)

    def thirds(self, asker: PersonId, other: PersonId) -> tuple[ThirdParty, ...]:
        """Everybody with whom something is, or was, both with the one and the other."""
        return tuple(self._third(third, asker, other) for third in self._near(asker, other))

    def _near(self, asker: PersonId, other: PersonId) -> Iterator[PersonId]:
        for third in PEOPLE:
            two = (frozenset({third, asker}), frozenset({third, other}))
            if third not in {asker, other} and all(pair in self.pairs for pair in two):
                yield third

    def _third(self, third: PersonId, asker: PersonId, other: PersonId) -> ThirdParty:
        near, far = (self.pairs[frozenset({third, one})] for one in (asker, other))
        return ThirdParty(
            person_id=third,
            restrictions=near.restrictions + far.restrictions,
            blocks=near.blocks + far.blocks,
        )

    def _between(self, pair: Two) -> Between:
        world = self.world

        def of(name: str, *ends: str) -> tuple[Any, ...]:
            return tuple(
                one for one in world.records[name] if {getattr(one, end) for end in ends} == pair
            )

        return Between(
            epoch=world.epochs[pair],
            grants=of("grants", "grantor", "recipient"),
            blocks=of("blocks", "by", "of"),
            restrictions=of("restrictions", "protected", "restrained"),
            holds=of("holds", "person_id", "other_id"),
            cool_offs=of("cool_offs", "asker_id", "other_id"),
            possible_matches=of("possible_matches", "described_by", "may_be"),
            arrangements=of("arrangements", "person_id", "other_id"),
            told={
                hears: told for (says, hears), told in world.told.items() if {says, hears} == pair
            },
            minors={one: minor for one in pair if (minor := world.people[one].minor)},
            contact_existed=pair in world.in_touch,
            were_tied=pair in world.tied,
        )

    def _put_between(self, pair: Two, between: Between) -> None:
        def work(tx: Tx) -> None:
            two = store.lock_two(tx, self.sealer, *pair)
            assert two.between is not None
            kept = replace(between, version=two.between.version)
            store.put_between(tx, self.sealer, two, kept)

        self.graph.write(work)

    def _keep_person(self, person: PersonId) -> None:
        records, standing = self.world.records, self.world.people[person]
        own = Protections(
            vetoes=tuple(one for one in records["vetoes"] if one.by == person),
            secrecies=tuple(one for one in records["secrecies"] if one.owner == person),
            widenings=tuple(one for one in records["widenings"] if one.person_id == person),
            open_since=LONG_AGO if person in self.world.open else None,
        )
        holds = [one for one in records["holds"] if one.other_id is None]
        life = LifeFacts(
            adoption=standing.adoption,
            death=standing.death,
            holds=tuple(one for one in holds if one.person_id == person),
        )
        if (own, life) != (self.own.get(person), self.lives.get(person)):
            self.own[person], self.lives[person] = own, life
            self._put_person(person, own, life)

    def _put_person(self, person: PersonId, own: Protections, life: LifeFacts) -> None:
        def work(tx: Tx) -> None:
            one = store.lock_one(tx, self.sealer, person)
            assert one is not None
            kept = replace(own, version=one.protections.version)
            store.put_protections(tx, self.sealer, person, one.protection_id, kept)
            living = replace(life, version=one.life.version)
            store.put_life(tx, self.sealer, person, one.standing_id, living)

        self.graph.write(work)


def run(
    steps: int,
    seed: int,
    *,
    a_graph: Callable[[], RollbackGraph],
    a_sealer: Callable[[], Sealer],
    clock: FrozenClock,
) -> Counter[str]:
    """So many steps, in worlds of LIFETIME steps each. The counts say what was seen."""
    random = Random(seed)
    seen: Counter[str] = Counter()
    for begin in range(0, steps, LIFETIME):
        with closing(a_graph()) as graph:
            stored = StoredWorld.begin(random, graph, a_sealer(), clock)
            for _ in range(min(LIFETIME, steps - begin)):
                stored.world.change()
                seen += _step(stored)
    return seen


def _step(stored: StoredWorld) -> Counter[str]:
    world = stored.world
    # What can't be read is another matter: a store that is whole is what is compared here.
    world.integrity = Integrity.SOUND
    stored.keep()
    asked, facts = world.ask()
    if facts.other.person_id != asked.other:
        # The store looks for what it is asked about: it has no facts of another pair.
        facts = world.facts(asked.asker, asked.other)
    pair = frozenset({asked.asker, asked.other})
    facts = replace(
        facts,
        third_parties=stored.thirds(asked.asker, asked.other),
        contact_existed=pair in world.in_touch,
    )
    decision, happened = stored.ask(asked, facts)
    said = (decision.outcome.value, decision.reason.value, decision.obligations)
    plain = oracle.verdict(asked, facts, world.now)
    permitted = plain[0] == Outcome.PERMIT
    if said != plain or happened != int(permitted):
        raise Disagreement(f"{asked.act}: decided {said[:2]}, the oracle says {plain[:2]}")
    disclosed = permitted and asked.act in DISCLOSING
    return Counter({decision.reason.value: 1, "steps": 1, "disclosed": int(disclosed)})
