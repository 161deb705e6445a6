"""All that is kept of two people, and all that others know, reaches the decision."""

from dataclasses import dataclass, fields, replace
from random import Random

import pytest

from network.actor import Actor
from network.clock import FrozenClock
from network.consent import store
from network.consent.acts import Act
from network.consent.facts import Finder, Sources, lock_for
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.kinds import WIDENING_DELAY, Integrity, Purpose, Told
from network.consent.lives import DeathState
from network.consent.model import Asked, PairFacts, Relation, SharedPast
from network.consent.ports import NobodyAtWork
from network.consent.protection import PossibleMatch
from network.consent.standing import Age, Death, Standing
from network.consent.telling import Telling
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId, new_id
from network.keys.sealing import Sealer
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import KeptPair
from tests.network.consent.making import ADULT, BEGIN, LEADS, Maker


@dataclass(frozen=True)
class Others:
    """What others know of two people, and of nobody else."""

    ages: dict[PersonId, Age]
    two: tuple[PersonId, PersonId]
    relations: tuple[Relation, ...]
    pasts: tuple[SharedPast, ...]
    matches: tuple[PossibleMatch, ...]

    def of(self, _: Tx, sealer: Sealer, person: PersonId) -> Age:
        return self.ages[person]

    def between(
        self, _: Tx, sealer: Sealer, one: PersonId, other: PersonId
    ) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        return (self.relations, self.pasts) if (one, other) == self.two else ((), ())

    def found(self, _: Tx, asker: PersonId, other: PersonId) -> tuple[PossibleMatch, ...]:
        return self.matches if (asker, other) == self.two else ()


@dataclass(frozen=True)
class Person:
    """What is kept of one of the two."""

    own: Protections
    life: LifeFacts


def a_person(maker: Maker, one: Actor, other: Actor) -> Person:
    mine, theirs = one.person_id, other.person_id
    grant = maker.grant(mine, theirs, 1)
    return Person(
        Protections(
            vetoes=(maker.veto(mine, theirs),),
            secrecies=(maker.secrecy(mine, theirs),),
            widenings=(maker.widening(grant, 1),),
            open_since=BEGIN - WIDENING_DELAY,
        ),
        LifeFacts(
            adoption=replace(maker.adoption(), decided_at=BEGIN - WIDENING_DELAY),
            death=maker.death(),
            holds=(maker.hold(mine, None),),
        ),
    )


def all_between(maker: Maker, ade: PersonId, keisha: PersonId) -> Between:
    return Between(
        epoch=1,
        grants=(maker.grant(ade, keisha, 1), maker.grant(keisha, ade, 1)),
        blocks=(maker.block(ade, keisha),),
        restrictions=(maker.restriction(keisha, ade),),
        holds=(maker.hold(ade, keisha),),
        cool_offs=(maker.cool_off(ade, keisha),),
        possible_matches=(maker.match(keisha, ade),),
        arrangements=(maker.arrangement(keisha, ade),),
        told={ade: Told.RETURNED_FOR_WORDING},
        decided={keisha: BEGIN},
        minors={keisha: maker.minor()},
        contact_existed=True,
        were_tied=True,
    )


def find(two: KeptPair, sources: Sources) -> PairFacts:
    """What the decision is told when Ade asks for Keisha."""
    asked = Asked(
        asker=two.ade.person_id,
        other=two.keisha.person_id,
        act=Act.REQUEST,
        purpose=Purpose.RECONNECT,
    )

    def work(tx: Tx) -> PairFacts:
        finder = Finder(sealer=two.sealer, sources=sources)
        return finder.find(tx, asked, lock_for(tx, two.sealer, asked), two.clock.now())

    found: PairFacts = two.graph.write(work)
    return found


def keep(two: KeptPair, between: Between, people: dict[PersonId, Person]) -> None:
    """Keep all of it as it is kept."""

    def work(tx: Tx) -> None:
        locked = store.lock_two(tx, two.sealer, two.ade.person_id, two.keisha.person_id)
        store.put_between(tx, two.sealer, locked, between)
        for who, kept in people.items():
            own_id, life_id = locked.ids[who]
            store.put_protections(tx, two.sealer, who, own_id, kept.own)
            store.put_life(tx, two.sealer, who, life_id, kept.life)

    two.graph.write(work)


def test_all_that_is_known_of_two_reaches_the_decision_about_them(
    graph: RollbackGraph, sealer: Sealer, clock: FrozenClock
) -> None:
    two, maker = KeptPair.make(graph, sealer, clock), Maker(random=Random(1), now=BEGIN)
    ade, keisha = two.ade.person_id, two.keisha.person_id
    between = all_between(maker, ade, keisha)
    people = {
        ade: a_person(maker, two.ade, two.keisha),
        keisha: a_person(maker, two.keisha, two.ade),
    }
    others = Others(
        ages={ade: ADULT, keisha: maker.age()},
        two=(ade, keisha),
        relations=(maker.relation(ade, keisha),),
        pasts=(maker.past(ade, keisha),),
        matches=(maker.match(ade, keisha),),
    )
    sources = Sources(pasts=others, likenesses=others, work=NobodyAtWork(), ages=others)
    keep(two, between, people)

    found = find(two, sources)

    mine, hers = people[ade], people[keisha]
    expected = PairFacts(
        asker=Standing(
            person_id=ade, age=ADULT, adoption=mine.life.adoption, death=mine.life.death
        ),
        other=Standing(
            person_id=keisha,
            age=others.ages[keisha],
            adoption=replace(hers.life.adoption, decided_at=BEGIN),
            death=hers.life.death,
            minor=between.minors[keisha],
        ),
        integrity=Integrity.SOUND,
        epoch=1,
        grants=between.grants,
        widenings=mine.own.widenings + hers.own.widenings,
        blocks=between.blocks,
        vetoes=mine.own.vetoes + hers.own.vetoes,
        restrictions=between.restrictions,
        holds=between.holds + mine.life.holds + hers.life.holds,
        cool_offs=between.cool_offs,
        secrecies=mine.own.secrecies + hers.own.secrecies,
        possible_matches=between.possible_matches + others.matches,
        relations=others.relations,
        shared_pasts=others.pasts,
        arrangements=between.arrangements,
        other_open=True,
        told=Told.RETURNED_FOR_WORDING,
        contact_existed=True,
        were_tied=True,
    )
    for each in fields(PairFacts):
        assert getattr(found, each.name) == getattr(expected, each.name), each.name


@pytest.mark.parametrize(
    ("verified", "spoken", "of_it", "told"),
    [
        (True, True, True, Told.DEATH),
        (True, False, True, Told.RETURNED_FOR_WORDING),
        (True, True, False, Told.RETURNED_FOR_WORDING),
        (False, True, True, Told.RETURNED_FOR_WORDING),
    ],
)
def test_a_verified_death_that_a_worker_has_told_comes_before_what_was_chosen(
    graph: RollbackGraph,
    sealer: Sealer,
    clock: FrozenClock,
    *,
    verified: bool,
    spoken: bool,
    of_it: bool,
    told: Told,
) -> None:
    two = KeptPair.make(graph, sealer, clock)
    ade, keisha = two.ade.person_id, two.keisha.person_id
    state = DeathState.VERIFIED if verified else DeathState.REPORTED
    report = ProtectionId(new_id())
    death = Death(id=report, state=state)
    telling = Telling(
        death=report if of_it else ProtectionId(new_id()),
        of=keisha,
        to=ade,
        worker=LEADS[0],
        named_by=LEADS[1],
        named_at=BEGIN,
        told_at=BEGIN if spoken else None,
    )
    between = Between(told={ade: Told.RETURNED_FOR_WORDING}, tellings=(telling,))
    keep(two, between, {keisha: Person(Protections(), LifeFacts(death=death))})

    assert find(two, two.finder.sources).told is told
