"""What is read along with the lock is what each statement would have answered by itself."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pytest

from network.actor import Actor
from network.bootstrap import Services
from network.claims import search_store
from network.claims import store as claims
from network.claims.model import Attestation, Claim, Method, Said
from network.connections.kinds import Kind
from network.consent import store
from network.consent.ahead import Ahead, Known
from network.consent.around import near
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import ItemId, PersonId, StepId, new_id
from network.people import store as people
from tests.accounts import somebody
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import LETTERS, an_operation
from tests.pasts import on_a_list, seen

SISTER = Said(kind=Kind.BROTHER_OR_SISTER, who="Keisha", me="Ade")


@dataclass
class Refuses:
    """A unit of work in which nothing more may be asked of the server."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(name)


@pytest.fixture
def three(services: Services) -> list[PersonId]:
    """Three people who have said who they are and what they shared, each with something between."""
    whole = [somebody(services) for _ in range(3)]
    actors = [one.fresh() for one in whole]
    for one, other in ((0, 1), (0, 2), (1, 2)):
        by, of = actors[one], actors[other]
        services.consent.opening.grant(by, of.person_id, an_operation(), LETTERS)
    for one, other in ((0, 1), (1, 0)):
        claim = _shared(services, actors[one], actors[other])
        seen(services, on_a_list(services, whole[one]), claim)
        for giver in (actors[other], actors[2]):
            _stands_for(services, giver, claim)
    for number, actor in enumerate(actors):
        _says(services, actor.person_id, f"Person {number}")
    return [actor.person_id for actor in actors]


def _shared(services: Services, by: Actor, of: Actor) -> Claim:
    claim = services.claims.say(by, StepId(new_id()), SISTER)
    services.graph.write(lambda tx: claims.bind(tx, of.person_id, claim.id))
    return claim


def _stands_for(services: Services, giver: Actor, claim: Claim) -> None:
    one = Attestation(
        id=ItemId(new_id()),
        claim_id=claim.id,
        method=Method.OTHER_AGREES,
        at=services.clock.now(),
        given_by=giver.person_id,
    )
    services.graph.write(lambda tx: claims.give(tx, services.sealer, one))


def _says(services: Services, person: PersonId, name: str) -> None:
    def work(tx: Tx) -> None:
        said = people.lock(tx, services.sealer, person)
        kept = replace(said, names=(name,), version=said.version + 1)
        people.keep(tx, services.sealer, person, kept)

    services.graph.write(work)


def _known(services: Services, one: PersonId, other: PersonId) -> tuple[Known, ...]:
    def work(tx: Tx) -> tuple[Known, ...]:
        return store.lock_two(tx, services.sealer, one, other, around=True).ahead

    return services.graph.write(work)


def _asked(name: str, params: dict[str, object], tx: Tx) -> list[Row]:
    return tx.many(name, **params)


def test_it_is_what_the_statements_answer_alone(services: Services, three: list[PersonId]) -> None:
    one, other, _ = three
    known = _known(services, one, other)

    for name, params, rows in known:
        assert rows == services.graph.read(partial(_asked, name, params)), name
        assert rows, name
    assert {name for name, _, _ in known} == {
        "people/particulars_of",
        "claims/between",
        "claims/attestations",
        "claims/searches_of_person",
        "consent/between",
    }


def test_it_is_asked_for_without_another_way_to_the_server(
    services: Services, three: list[PersonId]
) -> None:
    one, other, third = three
    refuses: Any = Refuses()
    ahead = Ahead(refuses, _known(services, one, other))

    for asks, about in ((one, other), (other, one)):
        assert people.of(ahead, services.sealer, asks).names
        assert len(claims.between(ahead, services.sealer, asks, about)) == 2
        stand = claims.attestations(ahead, services.sealer, asks)
        assert {(each.given_by, each.tied) for each in stand} == {(about, True), (third, False)}
        assert len(search_store.of_person(ahead, services.sealer, asks)) == 1
        assert [one.person_id for one in near(ahead, services.sealer, asks, about)] == [third]


def test_the_keys_of_all_that_the_two_need_are_looked_up_with_the_lock(
    services: Services, three: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, third = three
    refuses: Any = Refuses()

    def work(tx: Tx) -> store.Two:
        return store.lock_two(tx, services.sealer, one, other, around=True)

    monkeypatch.setattr(type(services.sealer.keys), "key", refuses)
    two = services.graph.write(work)
    ahead = Ahead(refuses, two.ahead)

    assert two.between is not None
    assert None not in (*two.protections.values(), *two.lives.values())
    for asks, about in ((one, other), (other, one)):
        assert people.of(ahead, two.sealer, asks).names
        assert len(claims.between(ahead, two.sealer, asks, about)) == 2
        assert [one.person_id for one in near(ahead, two.sealer, asks, about)] == [third]


def test_what_is_about_somebody_else_is_asked_of_the_server(
    services: Services, three: list[PersonId]
) -> None:
    one, other, third = three
    known = _known(services, one, other)

    names = services.graph.read(
        lambda tx: people.of(Ahead(tx, known), services.sealer, third).names
    )

    assert names == ("Person 2",)


def test_what_was_not_read_ahead_goes_to_the_server_as_it_is(
    services: Services, three: list[PersonId]
) -> None:
    one, other, _ = three
    pair, known = store.pair_id(services.sealer, one, other), _known(services, one, other)
    asked = {"first": one, "second": other, "pairId": pair, "around": False}

    def work(tx: Tx) -> tuple[Row, list[Row]]:
        ahead = Ahead(tx, known)
        row = ahead.one("consent/lock_two", **asked)
        ahead.run("consent/empty_pair", pairId=pair)
        return row, tx.many("consent/pairs_of", personId=one)

    row, left = services.graph.write(work)

    assert row["pairId"] == pair
    assert [each["pairId"] for each in left if each["sealed"] is None] == [pair]


def test_nothing_said_is_known_to_be_nothing(services: Services, graph: RollbackGraph) -> None:
    one, other = (somebody(services).account.person_id for _ in range(2))
    refuses: Any = Refuses()
    ahead = Ahead(refuses, _known(services, one, other))

    assert people.of(ahead, services.sealer, one).version == 0
    assert claims.between(ahead, services.sealer, one, other) == []
    assert claims.attestations(ahead, services.sealer, one) == []
    assert search_store.of_person(ahead, services.sealer, other) == []
    assert near(ahead, services.sealer, one, other) == []
