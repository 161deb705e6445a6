"""A store in which the planner has something to reckon with."""

from collections.abc import Iterator

import pytest

from network.graph.door import Neo4jGraph
from network.identity import new_id
from tests.counts import times

PEOPLE = times(400, prove=10_000)
AT_ONCE = 400
CONNECTIONS = 150

PERSONS = """
UNWIND range($first, $last) AS number
CREATE (person:Person {id: $mark + 'p' + number, mapSeq: 1, lockSeq: 1, madeMonth: '2026-03'})
CREATE (account:Account {
  id: $mark + 'a' + number, nameIndex: $mark + 'n' + number, version: 1, sealed: $sealed
})
CREATE (person)-[:HAS_ACCOUNT]->(account)
CREATE (account)-[:HAS_SESSION]->(:Session {
  id: $mark + 's' + number, tokenHash: $mark + 's' + number, version: 1, sealed: $sealed
})
CREATE (account)-[:HAS_TOKEN]->(:ApiToken {
  id: $mark + 't' + number, tokenHash: $mark + 't' + number, sealed: $sealed
})
CREATE (person)-[:HAS_DRAFT]->(:Draft {id: $mark + 'd' + number, sealed: $sealed})
CREATE (person)-[:HAS_PROTECTION]->(:Protection {
  id: $mark + 'o' + number, version: 1, sealed: $sealed
})
CREATE (person)-[:HAS_STANDING]->(:Standing {
  id: $mark + 'g' + number, version: 1, sealed: $sealed
})
CREATE (person)-[:IN_PAIR]->(:Pair {
  id: $mark + 'x' + number, epoch: 1, version: 1, lockSeq: 1, sealed: $sealed
})
CREATE (person)-[:DID]->(:Operation {
  id: $mark + 'q' + number, bodyHash: '', madeMonth: '2026-03'
})
CREATE (:Task {
  id: $mark + 'j' + number, kind: 'reported', state: 'kept', madeMonth: '2026-03', version: 1,
  sealed: $sealed
})
CREATE (person)-[:HAS_SETTINGS]->(:MapSettings {id: $mark + 'm' + number, version: 1})
CREATE (:KeptMark {id: $mark + 'y' + number})-[:LEADS_TO]->(:KeptNo {
  id: $mark + 'z' + number, version: 1, sealed: $sealed
})
CREATE (person)-[:HAS_PARTICULARS]->(:Particulars {
  id: $mark + 'q' + number, version: 1, sealed: $sealed
})
CREATE (person)-[:HAS_DESCRIPTIONS]->(:Descriptions {
  id: $mark + 'x' + number, version: 1, sealed: $sealed
})
CREATE (:Tries {id: $mark + 'f' + number})
CREATE (:AuditHead {stream: $mark + 'p' + number, seq: 1})
CREATE (:Audit {id: $mark + 'u' + number, stream: $mark + 'p' + number, seq: 1})
CREATE (:OutboxEvent {id: $mark + 'e' + number, state: 'kept', dueAt: datetime()})
WITH person, number
UNWIND range(1, 4) AS each
CREATE (person)-[:TOOK]->(:Step {id: $mark + 'k' + number + '.' + each, seq: each})
CREATE (person)-[:HAS_PLACE]->(place:Place {
  id: $mark + 'h' + number + '.' + each, kind: 'school', version: 1, sealed: $sealed
})
CREATE (person)-[:HAS_ON_MAP]->(connection:Connection {
  id: $mark + 'c' + number + '.' + each, kind: 'friend', version: 1, sealed: $sealed
})
CREATE (connection)-[:KNOWN_AT]->(place)
CREATE (connection)-[:HAS_NOTE]->(:Note {
  id: $mark + 'w' + number + '.' + each, version: 1, sealed: $sealed
})
CREATE (connection)-[:HAS_PHOTO]->(:Photo {
  id: $mark + 'i' + number + '.' + each, version: 1, sealed: $sealed
})
"""
ONE_WHO_KNOWS_MANY = """
MATCH (person:Person {id: $mark + 'p1'})
UNWIND range(1, $connections) AS number
CREATE (person)-[:HAS_ON_MAP]->(connection:Connection {
  id: $mark + 'big' + number, kind: 'friend', version: 1, sealed: $sealed
})
WITH collect(connection) AS known
UNWIND range(0, size(known) - 2) AS number
WITH known[number] AS first, known[number + 1] AS second, number
CREATE (first)-[:LINKED_TO {
  id: $mark + 'l' + number, kind: 'knows', version: 1, sealed: $sealed
}]->(second)
"""
CLEAN = """
MATCH (person:Person)
WHERE person.id STARTS WITH $mark + 'p'
WITH person LIMIT $most
OPTIONAL MATCH (person)-[*1..2]->(record)
DETACH DELETE record, person
"""
LOOSE = ("Tries", "Audit", "OutboxEvent", "Task")


@pytest.fixture(scope="package")
def mark(real_graph: Neo4jGraph) -> Iterator[str]:
    """Many people, one of whom knows many, in a store; and what their ids begin with.

    The plans that were made while it was empty are forgotten.
    """
    mark, sealed = new_id(), b"x" * 300
    for first in range(1, PEOPLE + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, PEOPLE)
        real_graph.raw(PERSONS, mark=mark, first=first, last=last, sealed=sealed)
    real_graph.raw(ONE_WHO_KNOWS_MANY, mark=mark, connections=CONNECTIONS, sealed=sealed)
    real_graph.raw("CALL db.prepareForReplanning()")
    yield mark
    for _ in range(0, PEOPLE, AT_ONCE):
        real_graph.raw(CLEAN, mark=mark, most=AT_ONCE)
    for label in LOOSE:
        real_graph.raw(f"MATCH (any:{label}) WHERE any.id STARTS WITH $mark DELETE any", mark=mark)
    real_graph.raw(
        "MATCH (head:AuditHead) WHERE head.stream STARTS WITH $mark DELETE head", mark=mark
    )
