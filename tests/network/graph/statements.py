"""Statements that only the tests of the door run, on labels of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from network.graph.door import Neo4jGraph
from network.graph.queries import Queries, read
from tests.servers import TestServer

CLEAN = "MATCH (any) WHERE any:DoorThing OR any:DoorEnd DETACH DELETE any"
STATEMENTS = {
    "make": """// mode: auto
// params:
// returns: none
CREATE CONSTRAINT door_thing_id IF NOT EXISTS FOR (thing:DoorThing) REQUIRE thing.id IS UNIQUE""",
    "create": """// mode: write
// params: id
// returns: none
CREATE (:DoorThing {id: $id})""",
    "merge": """// mode: write
// params: id, op
// returns: none
MERGE (thing:DoorThing {id: $op})
ON CREATE SET thing.about = $id""",
    "lock": """// mode: write
// params: id
// returns: none
MERGE (thing:DoorThing {id: $id})
SET thing.lockSeq = coalesce(thing.lockSeq, 0) + 1""",
    "count": """// mode: read
// params: id
// returns: one
OPTIONAL MATCH (thing:DoorThing {id: $id})
RETURN count(thing) AS size""",
    "all": """// mode: read
// params:
// returns: many
UNWIND range(1, 3) AS number
RETURN number""",
    "slow": """// mode: read
// params:
// returns: one
UNWIND range(1, 1000000000) AS number
RETURN count(number) AS size""",
    "nonsense": """// mode: write
// params:
// returns: none
CREATE (:DoorThing {id: 'Maya Okafor'}) RETURN nowhere""",
    "sly": """// mode: read
// params: id
// returns: none
CREATE (:DoorThing {id: $id})""",
}


def statements() -> Queries:
    """The library of these statements, the real ones that the door itself asks included."""
    from network.graph.queries import load

    own = {name: read(name, text) for name, text in STATEMENTS.items()}
    return Queries({**load().by_name, **own})


@contextmanager
def a_door(server: TestServer, uri: str | None = None) -> Iterator[Neo4jGraph]:
    """A way to the server, or to something in front of it, that knows these statements."""
    door = Neo4jGraph(
        uri=uri or server.uri,
        user=server.user,
        password=server.password,
        queries=statements(),
    )
    try:
        yield door
    finally:
        door.close()
