"""However a chain is tampered with, it is found, and at the right place."""

import random
from dataclasses import asdict

import pytest

from network.actor import Actor
from network.audit import store
from network.audit.events import Event
from network.audit.model import Fault
from network.audit.use_cases import Audit
from network.clock import FrozenClock
from network.graph.door import Tx
from network.graph.statements import Row
from network.identity import PersonId, new_id
from network.keys.sealing import Sealer
from tests.counts import times
from tests.graphs import RollbackGraph
from tests.network.audit.tampering import WAYS, Chain, Line, Tampering

EACH = times(10, prove=112)
LONGEST = 12

HEAD = "MATCH (head:AuditHead {stream: $s}) RETURN head.seq AS seq, head.hash AS hash"
LINES = "MATCH (audit:Audit {stream: $s}) RETURN audit {.*} AS line ORDER BY audit.seq"
WIPE = "MATCH (audit:Audit {stream: $s}) DELETE audit"
WRITE = "UNWIND $lines AS line CREATE (audit:Audit {stream: $s}) SET audit += line"
POINT = "MATCH (head:AuditHead {stream: $s}) SET head.seq = $seq, head.hash = $hash"


class Stream:
    """One stream in the graph, which can be read whole and put back whole."""

    def __init__(self, graph: RollbackGraph, audit: Audit, stream: str) -> None:
        self.graph, self.audit, self.stream = graph, audit, stream

    def read(self) -> Chain:
        [head] = self.graph.cypher(HEAD, s=self.stream)
        rows = [row["line"] for row in self.graph.cypher(LINES, s=self.stream)]
        names = ("id", "seq", "prev", "hash", "sealed")
        lines = tuple(Line(**{name: row[name] for name in names}) for row in rows)
        return Chain(self.stream, lines, head["seq"], head["hash"])

    def write(self, chain: Chain) -> None:
        self.graph.cypher(WIPE, s=self.stream)
        self.graph.cypher(WRITE, s=self.stream, lines=[asdict(line) for line in chain.lines])
        self.graph.cypher(POINT, s=self.stream, seq=chain.seq, hash=chain.hash)

    def faults(self) -> list[tuple[int, str]]:
        return [(fault.seq, fault.harm.value) for fault in self.audit.verify() if self._own(fault)]

    def _own(self, fault: Fault) -> bool:
        return fault.stream == self.stream


@pytest.fixture
def stream(
    graph: RollbackGraph, sealer: Sealer, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> Stream:
    """Somebody's stream of a dozen lines; the streams of others are left out of what is checked."""
    audit = Audit(graph=graph, sealer=sealer, clock=clock)
    actor = Actor(person_id=PersonId(new_id()))
    sealer.keys.make(actor.person_id)
    for number in range(LONGEST):
        audit.note(
            actor.person_id,
            Event.READ_BY_OPERATOR,
            by=actor,
            detail={"command": f"map export {number}"},
        )
    every = store.heads

    def own_alone(tx: Tx, *, after: str) -> list[Row]:
        below = actor.person_id[:-1] + chr(ord(actor.person_id[-1]) - 1)
        page = every(tx, after=max(after, below))
        return [row for row in page if row["stream"] == actor.person_id]

    monkeypatch.setattr(store, "heads", own_alone)
    return Stream(graph, audit, actor.person_id)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_tampering_is_found_at_the_right_place(stream: Stream, way: Tampering) -> None:
    chance = random.Random(f"20260314 {way.__name__}")
    whole = stream.read()
    missed = []

    for number in range(EACH):
        tampered, found = way(whole, chance)
        stream.write(tampered)
        told = stream.faults()
        if told != [(found.seq, found.harm.value)]:
            missed.append((number, told, found))

    assert missed == []


def test_a_chain_that_was_read_and_put_back_holds(stream: Stream) -> None:
    for _ in range(EACH):
        stream.write(stream.read())

        assert stream.faults() == []


def test_there_are_a_thousand_tamperings_in_the_full_proof() -> None:
    assert EACH * len(WAYS) >= times(90, prove=1000)


def test_a_line_that_is_written_while_the_chain_is_checked_is_no_fault(
    stream: Stream, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, actor = store.chain, Actor(person_id=PersonId(stream.stream))

    def after_one_more(tx: Tx, name: str, *, after: int) -> list[Row]:
        if after == 0:
            stream.audit.note(name, Event.SIGNED_OUT, by=actor)
        return known(tx, name, after=after)

    monkeypatch.setattr(store, "chain", after_one_more)

    assert stream.faults() == []
