"""Playing back one line: the record is as it was, and human beings are asked again."""

import pytest

from network.backups.closing_again import ClosingAgain
from network.backups.journal import Entry, Journal, What
from network.backups.narrowings import Narrowings
from network.bootstrap import Services
from network.consent import store
from network.consent.kept import Between
from network.desk import store as desk
from network.desk.model import DeskKind, TaskState
from tests.accounts import Somebody, somebody
from tests.graphs import RollbackGraph
from tests.network.consent.kept_pair import an_operation


@pytest.fixture
def two(services: Services) -> tuple[Somebody, Somebody]:
    return somebody(services), somebody(services)


def lines(services: Services) -> list[Entry]:
    return [one for one in services.erasure.journal.entries() if one.what is What.NARROWED]


def play(services: Services, entries: list[Entry]) -> None:
    journal = services.erasure.journal
    assert isinstance(journal, Journal)
    narrowings = Narrowings(sealer=services.sealer, journal=journal)
    again = ClosingAgain(graph=services.graph, sealer=services.sealer, narrowings=narrowings)
    for entry in entries:
        again.again(entry)


def between(services: Services, two: tuple[Somebody, Somebody]) -> Between:
    ids = [one.account.person_id for one in two]
    found = services.graph.write(lambda tx: store.lock_two(tx, services.sealer, *ids)).between
    assert found is not None
    return found


def forget(graph: RollbackGraph, two: tuple[Somebody, Somebody]) -> None:
    """As in a copy from before: nothing is between them, and nothing lies on the desk."""
    for one in two:
        graph.cypher(
            "MATCH (:Person {id: $id})-[:IN_PAIR]->(pair) DETACH DELETE pair",
            id=one.account.person_id,
        )
    graph.cypher("MATCH (task:Task) DETACH DELETE task")


def test_a_report_is_back_and_human_beings_are_asked_again(
    services: Services, graph: RollbackGraph, two: tuple[Somebody, Somebody]
) -> None:
    keisha, ade = two[0].fresh(), two[1].account.person_id
    services.consent.narrowing.report(keisha, ade, an_operation())
    kept = between(services, two)
    forget(graph, two)

    for _ in range(2):
        play(services, lines(services))

    assert between(services, two) == kept
    [task] = graph.read(lambda tx: desk.tasks(tx, services.sealer, TaskState.OPEN))
    assert (task.kind, task.about, task.other) == (DeskKind.REPORTED, keisha.person_id, ade)
    assert task.record_id == kept.holds[0].id


def test_a_newer_record_is_not_put_back_to_an_older_one(
    services: Services, two: tuple[Somebody, Somebody]
) -> None:
    keisha, ade = two[0].fresh(), two[1].account.person_id
    services.consent.narrowing.block(keisha, ade, an_operation())
    first = lines(services)
    services.consent.narrowing.say_order(keisha, ade, an_operation())
    kept = between(services, two)

    play(services, first)

    assert between(services, two) == kept


def test_what_can_not_be_read_closes_everything_about_its_owner(
    services: Services, graph: RollbackGraph, two: tuple[Somebody, Somebody]
) -> None:
    keisha, ade = two[0].fresh(), two[1].account.person_id
    services.consent.narrowing.block(keisha, ade, an_operation())
    [line] = lines(services)
    harmed = Entry(
        seal=line.seal,
        what=line.what,
        at=line.at,
        person_id=line.person_id,
        items=("0" * 32,),
        sealed=line.sealed,
    )

    play(services, [harmed])

    marked = "MATCH (person:Person) WHERE person.unconfirmed RETURN person.id AS id"
    assert [row["id"] for row in graph.cypher(marked)] == [keisha.person_id]
