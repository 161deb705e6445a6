"""API tokens: scoped, shown once, taken back at once, running out."""

from datetime import timedelta

import pytest

from network.accounts.model import MOST_TOKENS, TokenScope
from network.accounts.throttle import TOKEN
from network.accounts.token_pace import TokenPace
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import Invalid, StepUpNeeded, TooManyTries, WrongMoment
from network.identity import new_id
from tests.accounts import PASSWORD, Somebody, somebody
from tests.graphs import RollbackGraph
from tests.network.accounts.listening import ListeningGraph


def test_a_token_acts_for_its_owner_within_its_scopes(services: Services, person: Somebody) -> None:
    made = services.tokens.make(person.fresh(), "sync", [TokenScope.MAP_READ], days=30)

    found = services.tokens.find(made.token)

    assert found
    assert found.actor.person_id == person.account.person_id
    assert found.scopes == {TokenScope.MAP_READ}


def test_a_token_is_never_fresh(services: Services, person: Somebody) -> None:
    made = services.tokens.make(person.fresh(), "sync", [TokenScope.MAP_WRITE], days=30)

    found = services.tokens.find(made.token)

    assert found
    assert not found.actor.stepped_up


def test_making_one_needs_the_password_again(services: Services, person: Somebody) -> None:
    with pytest.raises(StepUpNeeded):
        services.tokens.make(person.sign_in().actor, "sync", [TokenScope.MAP_READ], days=30)


def test_a_token_that_was_taken_back_opens_nothing(services: Services, person: Somebody) -> None:
    actor = person.fresh()
    made = services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=30)

    services.tokens.revoke(actor, made.line.id)

    assert services.tokens.find(made.token) is None
    assert services.tokens.list(actor) == []


def test_nobody_can_take_back_the_token_of_somebody_else(
    services: Services, person: Somebody
) -> None:
    made = services.tokens.make(person.fresh(), "sync", [TokenScope.MAP_READ], days=30)

    services.tokens.revoke(somebody(services).sign_in().actor, made.line.id)

    assert services.tokens.find(made.token)


def test_a_token_runs_out(services: Services, person: Somebody, clock: FrozenClock) -> None:
    actor = person.fresh()
    made = services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=7)
    clock.move(timedelta(days=7) - timedelta(seconds=1))
    before = services.tokens.find(made.token)

    clock.move(timedelta(seconds=1))

    assert before
    assert services.tokens.find(made.token) is None
    assert services.tokens.list(actor) == []


def test_finding_a_token_is_one_statement(
    services: Services, person: Somebody, listening: ListeningGraph
) -> None:
    made = services.tokens.make(person.fresh(), "sync", [TokenScope.MAP_READ], days=7)
    listening.heard.clear()

    services.tokens.find(made.token)
    services.tokens.find("somebody-else-s-token")

    assert listening.heard == ["accounts/find_token"]


def test_the_token_itself_is_kept_nowhere(
    services: Services, person: Somebody, graph: RollbackGraph
) -> None:
    made = services.tokens.make(person.fresh(), "my sync", [TokenScope.MAP_READ], days=7)

    (row,) = graph.cypher("MATCH (t:ApiToken {id: $id}) RETURN properties(t) AS t", id=made.line.id)

    assert set(row["t"]) == {"id", "tokenHash", "sealed", "goneMonth"}
    assert made.token not in str(row)
    assert made.token not in repr(made)
    assert b"my sync" not in bytes(row["t"]["sealed"])


@pytest.mark.parametrize(
    ("name", "scopes", "days", "wrong"),
    [
        (" ", [TokenScope.MAP_READ], 7, "name"),
        ("x" * 61, [TokenScope.MAP_READ], 7, "name"),
        ("sync", [], 7, "scopes"),
        ("sync", [TokenScope.WORK_READ], 7, "scopes"),
        ("sync", [TokenScope.MAP_READ], 8, "days"),
    ],
)
def test_what_is_wrong_is_named(
    person: Somebody, name: str, scopes: list[TokenScope], days: int, wrong: str
) -> None:
    services = person.services
    with pytest.raises(Invalid) as refused:
        services.tokens.make(person.fresh(), name, scopes, days=days)

    assert set(refused.value.problems) == {wrong}


def test_there_is_an_end_to_the_number_of_tokens(services: Services, person: Somebody) -> None:
    actor = person.fresh()
    for _ in range(MOST_TOKENS):
        services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=7)

    with pytest.raises(WrongMoment):
        services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=7)


def test_a_new_password_takes_every_token_back(services: Services, person: Somebody) -> None:
    actor = person.fresh()
    made = services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=7)

    services.accounts.change_password(actor, PASSWORD, "a lighthouse on the headland")

    assert services.tokens.find(made.token) is None


def test_two_processes_hand_out_one_allowance_together(services: Services) -> None:
    first, second = (TokenPace(throttle=services.tokens.pace.throttle) for _ in range(2))
    token_id = new_id()

    for _ in range(TOKEN.at_once // 2):
        first.count(token_id)
        second.count(token_id)

    for pace in (first, second):
        with pytest.raises(TooManyTries):
            pace.count(token_id)


def test_tokens_of_earlier_months_are_swept(
    services: Services, person: Somebody, graph: RollbackGraph, clock: FrozenClock
) -> None:
    actor = person.fresh()
    services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=7)
    long = services.tokens.make(actor, "sync", [TokenScope.MAP_READ], days=90)

    def kept() -> int:
        services.sessions.sweep()
        tokens = "MATCH (:Account {id: $id})-[:HAS_TOKEN]->(t:ApiToken) RETURN count(t) AS n"
        return int(graph.cypher(tokens, id=actor.account_id)[0]["n"])

    clock.move(timedelta(days=8))
    assert kept() == 2
    clock.move(timedelta(days=31))
    assert kept() == 1
    assert [line.id for line in services.tokens.list(actor)] == [long.line.id]
