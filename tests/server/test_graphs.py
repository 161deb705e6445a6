"""What the tests' own graph promises."""

import pytest

from network.graph.door import Neo4jGraph
from network.graph.queries import Mode, Queries, Query, Returns
from tests.graphs import RollbackGraph


def query(name: str, mode: Mode, text: str) -> Query:
    return Query(
        name=name, mode=mode, params=frozenset(), returns=Returns.NONE, text=text, about=""
    )


@pytest.fixture
def two() -> Queries:
    make = query("make", Mode.WRITE, "CREATE (:RollbackProbe)")
    look = query("look", Mode.READ, "MATCH (probe:RollbackProbe) RETURN count(probe) AS n")
    return Queries({"make": make, "look": look})


def test_what_one_unit_writes_the_next_one_reads(real_graph: Neo4jGraph, two: Queries) -> None:
    graph = RollbackGraph(real_graph.driver(), two)

    graph.write(lambda tx: tx.run("make"))

    assert graph.read(lambda tx: tx.many("look")) == [{"n": 1}]
    graph.close()


def test_nothing_is_kept_after_the_test(real_graph: Neo4jGraph, two: Queries) -> None:
    graph = RollbackGraph(real_graph.driver(), two)
    graph.write(lambda tx: tx.run("make"))

    graph.close()

    assert real_graph.raw("MATCH (probe:RollbackProbe) RETURN count(probe) AS n") == [{"n": 0}]


def test_a_reading_unit_can_not_write(real_graph: Neo4jGraph, two: Queries) -> None:
    graph = RollbackGraph(real_graph.driver(), two)

    with pytest.raises(KeyError):
        graph.read(lambda tx: tx.run("make"))

    graph.close()
