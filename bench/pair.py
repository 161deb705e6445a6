"""Two people who may write to each other, the question that is measured, and its floor."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import neo4j

from bench.world import BATCH, PATIENCE, World
from network.accounts.model import SignUp
from network.actor import Actor
from network.claims import store as claims
from network.claims.model import Said
from network.connections.kinds import Kind
from network.consent import store
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.facts import lock_for
from network.consent.kinds import Channel, Purpose, Scope
from network.consent.model import Asked, Decision, Wording
from network.consent.outcomes import Reason
from network.consent.terms import Terms
from network.graph import queries
from network.graph.door import DATABASE, Neo4jGraph, Tx
from network.graph.statements import Row
from network.identity import OperationId, PersonId, StepId, new_id
from network.keys.sealing import Record
from network.people import store as people
from tests.births import seen_at_work

NAMES = ("bench-lantern-willow", "bench-meadow-harbour", "bench-saffron-thistle")
TIES = (1, 2)
FILL = """
UNWIND $rows AS row
CREATE (person:Person {id: row.id, madeMonth: '2026-01', lockSeq: 0, mapSeq: 1})
WITH collect({person: person, row: row}) AS made
UNWIND range(0, size(made) - 1) AS at
UNWIND $ties AS step
WITH made[at].person AS one, made[(at + step) % size(made)].person AS other,
  made[at].row.pairs[step - 1] AS pair
CREATE (one)-[:IN_PAIR]->
  (:Pair {id: pair.id, epoch: 0, version: 1, sealed: pair.sealed})<-[:IN_PAIR]-(other)
"""
COUNT = "MATCH (person:Person) RETURN count(person) AS n"
SEALED_BYTES = 1_100
LETTERS = Terms(
    scopes=frozenset({Scope.EXIST, Scope.LETTERS}),
    purposes=frozenset({Purpose.RECONNECT}),
    channels=frozenset({Channel.IN_APP}),
    wording=Wording(id="letters-1", hash="0" * 64, language="en"),
)


@dataclass(frozen=True)
class Pair:
    """Two grown-ups with a shared past that one of them has said, who both know a third."""

    world: World
    one: Actor
    other: Actor

    @classmethod
    def of(cls, world: World) -> "Pair":
        """Made by the service's own use cases; an age that was attested is put in their place."""
        one, other, third = (somebody(world, number) for number in range(3))
        for giver, receiver in ((one, other), (other, one), (one, third), (third, other)):
            operation = OperationId(new_id())
            world.services.consent.opening.grant(giver, receiver.person_id, operation, LETTERS)
        _past(world, one, other)
        world.clock.move(timedelta(days=3))
        return cls(world, one, other)

    @property
    def asked(self) -> Asked:
        """May one write to the other?"""
        return Asked(
            asker=self.one.person_id,
            other=self.other.person_id,
            act=Act.WRITE,
            purpose=Purpose.RECONNECT,
        )

    def decision(self) -> Callable[[], Decision]:
        """Lock, find the facts and decide, as everything that discloses does it."""
        graph = self.world.services.graph

        def call() -> Decision:
            return graph.write(self._decided, looks=True)

        found = call()
        if found.reason is not Reason.CONSENT:
            raise RuntimeError(f"the two are not who they should be: {found.reason}")
        return call

    def _decided(self, tx: Tx) -> Decision:
        services, asked, now = self.world.services, self.asked, self.world.clock.now()
        two = lock_for(tx, services.sealer, asked)
        return decide(asked, services.consent.finder.find(tx, asked, two, now), now)

    def opened_floor(self) -> Callable[[], list[Record]]:
        """The same, and opening what is sealed: what a decision costs beyond that."""
        read, sealer = self.floor(), self.world.services.sealer

        def call() -> list[Record]:
            [row] = read()
            sealed = list(_sealed(row, *sorted((self.one.person_id, self.other.person_id))))
            at_hand = sealer.with_keys_of((owner, value) for owner, _, _, value in sealed)
            return [
                at_hand.open(owner, record_id=record_id, kind=kind, sealed=value)
                for owner, record_id, kind, value in sealed
            ]

        if not call():
            raise RuntimeError("nothing was read of the two")
        return call

    def floor(self) -> Callable[[], list[Row]]:
        """The same columns over the driver in its fastest form: nothing locked, nothing opened."""
        graph = _graph(self.world)
        driver, text = graph.driver(), _without_locks(queries.load()["consent/lock_two"].text)
        params = self._params()

        def call() -> list[Row]:
            with driver.session(
                database=DATABASE, default_access_mode=neo4j.READ_ACCESS
            ) as session:
                return [dict(row) for row in session.run(text, params)]

        return call

    def _params(self) -> dict[str, object]:
        first, second = sorted((self.one.person_id, self.other.person_id))
        sealer = self.world.services.sealer
        return {
            "first": first,
            "second": second,
            "pairId": store.pair_id(sealer, self.one.person_id, self.other.person_id),
            "around": True,
        }


def fill(world: World, count: int) -> None:
    """Let so many people be there, each with something between them and four others."""
    graph = _graph(world)
    here = graph.raw(COUNT)[0]["n"]
    with graph.driver().session(database=DATABASE) as session:
        for begin in range(here, count, BATCH):
            rows = [_row(world) for _ in range(min(BATCH, count - begin))]
            query = neo4j.Query(FILL, timeout=PATIENCE)
            session.run(query, rows=rows, ties=list(TIES)).consume()


def _row(world: World) -> dict[str, object]:
    pairs = [{"id": new_id(), "sealed": world.chance.randbytes(SEALED_BYTES)} for _ in TIES]
    return {"id": new_id(), "pairs": pairs}


def somebody(world: World, number: int) -> Actor:
    """Somebody who has signed up, and was seen to be grown up."""
    words = SignUp(sign_in_name=NAMES[number], password="violin-kettle-orbit-maple-7")
    made = world.services.accounts.sign_up(words)
    actor = Actor(person_id=made.person_id, account_id=made.account_id, stepped_up=True)
    world.services.graph.write(lambda tx: _grown_up(tx, world, actor.person_id, number))
    return actor


def _grown_up(tx: Tx, world: World, person: PersonId, number: int) -> None:
    said = people.lock(tx, world.services.sealer, person)
    shown = replace(
        said,
        names=(f"Person number {number}",),
        born=date(1990, 1, 1 + number),
        births_said=(seen_at_work(world.services.clock.now()),),
        version=said.version + 1,
    )
    people.keep(tx, world.services.sealer, person, shown)


def _past(world: World, by: Actor, about: Actor) -> None:
    said = Said(kind=Kind.KEY_WORKER, who="Person number 1", me="Person number 0")
    claim = world.services.claims.say(by, StepId(new_id()), said)
    world.services.graph.write(lambda tx: claims.bind(tx, about.person_id, claim.id))


def _sealed(row: Row, first: str, second: str) -> Iterator[tuple[str, str, str, bytes]]:
    """Whose record, its id, its kind and what is sealed: all that a decision opens."""
    yield row["pairId"], row["pairId"], store.PAIR, row["pairSealed"]
    for person, side in ((first, "first"), (second, "second")):
        for kind in (store.PROTECTION, store.STANDING, people.KIND):
            if row[f"{side}{kind}Id"] is not None:
                yield person, row[f"{side}{kind}Id"], kind, row[f"{side}{kind}Sealed"]
    for claim in row["claims"]:
        yield claim["byId"], claim["id"], claims.CLAIM, claim["sealed"]
    for third in row["around"]:
        yield third["nearId"], third["nearId"], store.PAIR, third["nearSealed"]
        yield third["farId"], third["farId"], store.PAIR, third["farSealed"]


def _without_locks(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("SET "))


def _graph(world: World) -> Neo4jGraph:
    graph = world.services.graph
    if not isinstance(graph, Neo4jGraph):
        raise TypeError("a benchmark needs the real graph")
    return graph
