"""What it costs to close something for good, and to look whether a no stands between two people."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date

import neo4j

from bench import world
from bench.row import Row, milliseconds
from bench.timing import Pace, Times, side_by_side, times, warm
from network.actor import Actor
from network.connections.when import read
from network.consent.changing import Changing
from network.consent.narrowing import Narrowing
from network.descriptions.model import Description
from network.graph.door import DATABASE, Neo4jGraph, Tx
from network.identity import OperationId, PersonId, ProtectionId, new_id
from network.kept_noes.finding import every_likeness
from network.kept_noes.marks import of_nobody_knows
from network.keys.sealing import Record, Sealer

SIZES = (10_000, 100_000)
BATCH = 2_000
BORN = date(1984, 5, 7)
FILL = """
UNWIND $rows AS row
CREATE (person:Person {id: row.id, madeMonth: '2026-01', lockSeq: 0, mapSeq: 0})
CREATE (person)-[:HAS_DESCRIPTIONS]->
  (:Descriptions {id: row.described, version: 1, sealed: row.sealed})
CREATE (kept:KeptNo {id: row.kept, version: 1, sealed: row.sealed})
MERGE (hidden:KeptMark {id: $hidden})
CREATE (hidden)-[:LEADS_TO]->(kept)
CREATE (:KeptMark {id: row.mark})-[:LEADS_TO]->(kept)
"""


def measure(pace: Pace) -> Iterator[Row]:
    """Closing with its line and without; then looking for a no among ever more people."""
    with world.made() as made:
        yield _closing(made, pace)
        look, opened = _looking(made)
        found: dict[int, Times] = {}
        rows: dict[int, int] = {}
        here = 0
        for people in SIZES:
            _fill(made, people - here)
            here = people
            made.settle()
            warm(look, pace.warm_seconds)
            found[people] = Times.of(times(look, pace.calls * pace.rounds))
            with opened() as kinds:
                look()
            rows[people] = len(kinds)
        yield _growth(found, rows)


def _closing(made: world.World, pace: Pace) -> Row:
    other = _somebody(made, "Ray Brand")
    consent = made.services.consent
    without: Changing = replace(consent.changing, closings=None)

    def blocks(narrowing: Narrowing) -> Callable[[], None]:
        # The same grants again and again: the record stays as long as it is.
        return lambda: narrowing.revoke(
            made.actor, other.person_id, OperationId(new_id()), frozenset()
        )

    pair = side_by_side(blocks(consent.narrowing), blocks(Narrowing(changing=without)), pace)
    return Row(
        name="closing something between two people, its line on the disk",
        beside="the same without the line",
        bar="none",
        figures=f"p50 {milliseconds(pair.ours.p50)} beside {milliseconds(pair.floor.p50)}, "
        f"p95 {milliseconds(pair.ours.p95)} beside {milliseconds(pair.floor.p95)}",
        verdict=f"+{milliseconds(pair.ours.p50 - pair.floor.p50)}",
        good=None,
        counts=f"{len(pair.ours.sorted)} calls each",
    )


def _looking(
    made: world.World,
) -> tuple[Callable[[], object], Callable[[], AbstractContextManager[list[str]]]]:
    """Looking for a likeness between somebody without a name and somebody who described one."""
    services = made.services
    tia = _somebody(made, "Tia Marsh")
    services.protecting.describe(
        tia,
        Description(
            id=ProtectionId(new_id()),
            at=services.clock.now(),
            names=("Raymond Brand",),
            born=read("7 May 1984"),
        ),
    )
    likenesses = every_likeness(services.sealer, services.clock)

    def look() -> object:
        def work(tx: Tx) -> object:
            return likenesses.found(tx, made.actor.person_id, tia.person_id)

        return services.graph.read(work)

    return look, _counted


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The kind of every record that is opened meanwhile."""
    kinds: list[str] = []
    before = Sealer.open

    def counting(self: Sealer, owner: str, *, record_id: str, kind: str, sealed: bytes) -> Record:
        kinds.append(kind)
        return before(self, owner, record_id=record_id, kind=kind, sealed=sealed)

    Sealer.open = counting  # type: ignore[method-assign]
    try:
        yield kinds
    finally:
        Sealer.open = before  # type: ignore[method-assign]


def _growth(found: dict[int, Times], rows: dict[int, int]) -> Row:
    smallest, largest = SIZES
    p50 = found[largest].p50 / found[smallest].p50
    return Row(
        name=f"looking for a no between two people among {largest:,}, each of whom has described "
        "somebody and left one behind",
        beside=f"among {smallest:,}",
        bar="none",
        figures="; ".join(
            f"{people:,}: {rows[people]} records opened, p50 {milliseconds(each.p50)}, "
            f"p95 {milliseconds(each.p95)}"
            for people, each in found.items()
        ),
        verdict=f"p50 {p50:.2f} times",
        good=None,
        counts=f"{len(found[largest].sorted)} calls each",
    )


def _somebody(made: world.World, name: str) -> Actor:
    """Somebody who says who they are."""
    actor = Actor(person_id=PersonId(new_id()), stepped_up=True)
    made.services.sealer.keys.make(actor.person_id)
    _graph(made).raw(
        "CREATE (:Person {id: $id, madeMonth: '2026-01', lockSeq: 0, mapSeq: 0})",
        id=actor.person_id,
    )
    made.services.about_me.keep(actor, names=[name], former_names=[], born=BORN)
    return actor


def _fill(made: world.World, people: int) -> None:
    hidden = of_nobody_knows(made.services.sealer)
    with _graph(made).driver().session(database=DATABASE) as session:
        for begin in range(0, people, BATCH):
            rows = [_row() for _ in range(min(BATCH, people - begin))]
            query = neo4j.Query(FILL, timeout=world.PATIENCE)
            session.run(query, rows=rows, hidden=hidden).consume()


def _row() -> dict[str, object]:
    ids = {name: new_id() for name in ("id", "described", "kept", "mark")}
    return {**ids, "sealed": secrets.token_bytes(world.SEALED_BYTES)}


def _graph(made: world.World) -> Neo4jGraph:
    graph = made.services.graph
    if not isinstance(graph, Neo4jGraph):
        raise TypeError("a benchmark needs the real graph")
    return graph
