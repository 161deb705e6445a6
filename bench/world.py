"""What is measured: a server of its own, a person with a map of 150, many other people."""

import contextlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j

from network import bootstrap
from network.accounts.model import OF_ONES_OWN, SignUp
from network.actor import Actor
from network.bootstrap import Services
from network.clock import FrozenClock, SystemClock
from network.connections.edits import Put
from network.connections.kinds import Feeling, Kind, Paid, State, Support
from network.connections.model import Connection
from network.graph.door import DATABASE, Neo4jGraph
from network.graph.migrations import Migrations
from network.identity import ItemId, StepId, new_id
from network.server.local import LocalServer
from network.server.size import Size
from network.settings import Settings

SEED = 20260314
CONNECTIONS = 150
BATCH = 2_000
PATIENCE = 300
TIES = 4
SEALED_BYTES = 290
FILL = """
UNWIND $rows AS row
CREATE (person:Person {id: row.id, madeMonth: '2026-01', lockSeq: 0, mapSeq: 1})
FOREACH (one IN row.ties |
  CREATE (person)-[:HAS_ON_MAP]->
    (:Connection {id: one.id, kind: 'friend', version: 1, sealed: one.sealed}))
"""
COUNT = "MATCH (person:Person) RETURN count(person) AS n"


@dataclass
class World:
    """A running server with services on it, and somebody whose map is measured."""

    server: LocalServer
    services: Services
    clock: FrozenClock
    chance: random.Random
    actor: Actor
    token: str

    def fill(self, people: int) -> None:
        """Let so many other people be there, each with some connections."""
        graph = self._graph()
        here = graph.raw(COUNT)[0]["n"]
        with graph.driver().session(database=DATABASE) as session:
            for begin in range(here, people, BATCH):
                rows = [self._person() for _ in range(min(BATCH, people - begin))]
                session.run(neo4j.Query(FILL, timeout=PATIENCE), rows=rows).consume()

    def settle(self) -> None:
        """Let the server plan anew for what is there now."""
        self._graph().raw("CALL db.prepareForReplanning()")

    def _person(self) -> dict[str, object]:
        ties = [
            {"id": new_id(), "sealed": self.chance.randbytes(SEALED_BYTES)} for _ in range(TIES)
        ]
        return {"id": new_id(), "ties": ties}

    def _graph(self) -> Neo4jGraph:
        graph = self.services.graph
        if not isinstance(graph, Neo4jGraph):
            raise TypeError("a benchmark needs the real graph")
        return graph


@contextlib.contextmanager
def made(size: Size = Size.LARGE) -> Iterator[World]:
    """A world of its own that is thrown away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="rowan-bench-"))
    try:
        with LocalServer(home=folder / "neo4j", size=size) as server:
            clock = FrozenClock(SystemClock().now())
            services = bootstrap.build(_settings(folder, server), clock=clock)
            with contextlib.closing(services):
                yield _world(server, services, clock)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settings(folder: Path, server: LocalServer) -> Settings:
    return Settings.read(
        {
            "ROWAN_MODE": "trying",
            "ROWAN_HOME": str(folder),
            "NEO4J_URI": server.uri,
            "NEO4J_PASSWORD_FILE": str(server.password_file),
        }
    )


def _world(server: LocalServer, services: Services, clock: FrozenClock) -> World:
    if isinstance(services.graph, Neo4jGraph):
        Migrations(graph=services.graph).run()
    chance = random.Random(SEED)
    made = services.accounts.sign_up(
        SignUp(sign_in_name="bench-bench-bench", password="violin-kettle-orbit-maple-7")
    )
    actor = Actor(person_id=made.person_id, account_id=made.account_id, stepped_up=True)
    token = services.tokens.make(actor, "bench", OF_ONES_OWN, days=7).token
    edits = [Put(_connection(chance, number)) for number in range(CONNECTIONS)]
    services.maps.change(actor, StepId(new_id()), "import", edits)
    return World(
        server=server, services=services, clock=clock, chance=chance, actor=actor, token=token
    )


def _connection(chance: random.Random, number: int) -> Connection:
    """Somebody about whom eight things are said."""
    return Connection(
        id=ItemId(new_id()),
        name=f"Person number {number}",
        kind=chance.choice(list(Kind)),
        ring=chance.randint(1, 5),
        state=chance.choice(list(State)),
        feeling=chance.choice(list(Feeling)),
        loves_me=chance.random() < 0.3,
        paid=chance.choice(list(Paid)),
        does_for_me=(chance.choice(list(Support)),),
    )
