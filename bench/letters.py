"""Two people who are in touch, a letter that one hands in, and the floor beside it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch

import neo4j

from bench.pair import somebody
from bench.world import World
from network.actor import Actor
from network.consent import store as consent
from network.consent.kept import Between
from network.consent.terms import granted
from network.graph.door import DATABASE, Neo4jGraph, Tx
from network.graph.statements import Row, Statements
from network.identity import OperationId, new_id
from network.ties import store as ties
from network.ties.model import Side
from network.ties.yes import in_touch
from tests.ties import SAID, WORDING, YES

TEXT = "I still have the photo from the beach. How are you? I think of you often. " * 6
SEALED_BYTES = 700
PUT_BACK = "MATCH (:Person {id: $id})-[:WROTE|DID|FLOOR]->(made) DETACH DELETE made"
NOBODY_READS = "MATCH (one:Screening) DETACH DELETE one"
NODES = "MATCH (any) RETURN count(any) AS n"
LOOK = "MATCH (person:Person {id: $id}) RETURN person.madeMonth AS month"
WRITE = """
MATCH (person:Person {id: $id})
CREATE (person)-[:FLOOR]->(:Floor {id: $new, sealed: $sealed})
"""


@dataclass(frozen=True)
class Letters:
    """Somebody who writes, and the tie in which they do."""

    world: World
    writer: Actor
    tie_id: str

    @classmethod
    def of(cls, world: World) -> "Letters":
        """Two who have been in touch for a while. Nobody reads over, nothing is passed on."""
        one, other = (somebody(world, number) for number in range(2))
        made = cls(world, one, new_id())
        world.services.graph.write(lambda tx: made._in_touch(tx, other))
        world.services.ties.in_touch.all(one)
        return made

    def _in_touch(self, tx: Tx, other: Actor) -> None:
        sealer = self.world.services.sealer
        long_ago = self.world.clock.now() - timedelta(days=3)
        mine, theirs = self.writer.person_id, other.person_id
        two = consent.lock_two(tx, sealer, mine, theirs)
        yeses = tuple(
            granted(giver, whom, in_touch(WORDING), 0, long_ago)
            for giver, whom in ((mine, theirs), (theirs, mine))
        )
        between = Between(grants=yeses, contact_existed=True, were_tied=True)
        consent.put_between(tx, sealer, two, between)
        sides: ties.Sides = {
            mine: (new_id(), Side(other=theirs, called=SAID.called, me=SAID.me)),
            theirs: (new_id(), Side(other=mine, called=SAID.me, me=YES.me)),
        }
        ties.make(tx, sealer, self.tie_id, sides, long_ago)

    def sending(self) -> Callable[[], None]:
        """Hand a letter in as the pages do: decided, locked, once, written down, in the queue."""
        writing = self.world.services.letters.writing

        def call() -> None:
            writing.send(self.writer, self.tie_id, OperationId(new_id()), TEXT)

        return call

    def put_back(self) -> None:
        """As if nothing had been sent: a writer may have no more than five letters waiting."""
        self._graph.raw(PUT_BACK, id=self.writer.person_id)
        self._graph.raw(NOBODY_READS)

    def shape(self) -> "Shape":
        """What one sending takes: its statements, and the nodes that it makes."""
        heard: list[str] = []
        real = Statements.many

        def many(run: Statements, name: str, /, **params: object) -> list[Row]:
            heard.append(name)
            return real(run, name, **params)

        send = self.sending()
        self.put_back()
        before = self._nodes()
        with patch.object(Statements, "many", many):
            send()
        made = self._nodes() - before
        return Shape(statements=len(heard), nodes=made)

    def floor(self, shape: "Shape") -> Callable[[], None]:
        """A managed transaction of as many statements that makes as many nodes, and no more."""
        driver, whose = self._graph.driver(), self.writer.person_id

        def work(tx: neo4j.ManagedTransaction) -> None:
            for number in range(shape.statements):
                if number < shape.nodes:
                    sealed = secrets.token_bytes(SEALED_BYTES)
                    tx.run(WRITE, id=whose, new=new_id(), sealed=sealed).consume()
                else:
                    tx.run(LOOK, id=whose).consume()

        def call() -> None:
            with driver.session(database=DATABASE) as session:
                session.execute_write(work)

        return call

    def _nodes(self) -> int:
        counted: int = self._graph.raw(NODES)[0]["n"]
        return counted

    @property
    def _graph(self) -> Neo4jGraph:
        graph = self.world.services.graph
        if not isinstance(graph, Neo4jGraph):
            raise TypeError("a benchmark needs the real graph")
        return graph


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How much one sending is."""

    statements: int
    nodes: int
