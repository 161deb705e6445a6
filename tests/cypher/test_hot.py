"""Hot statements touch no more than they declare, however many people there are."""

import pytest

from network.graph import checking, queries
from network.graph.door import Neo4jGraph

HOT = {query.name: query for query in queries.load().by_name.values() if query.most_db_hits}


def params(mark: str) -> dict[str, dict[str, object]]:
    """What each hot statement is asked, for somebody who knows many."""
    return {
        "accounts/find_account": {"nameIndex": f"{mark}n1"},
        "accounts/find_session": {"tokenHash": f"{mark}s1"},
        "accounts/find_token": {"tokenHash": f"{mark}t1"},
        "connections/open_map": {"personId": f"{mark}p1"},
        "consent/lock_two": {
            "first": f"{mark}p1",
            "second": f"{mark}p2",
            "pairId": f"{mark}x1",
            "around": True,
        },
        "graph/fence": {},
    }


def test_every_hot_statement_is_tried() -> None:
    assert HOT.keys() == params("").keys()


@pytest.mark.parametrize("name", sorted(HOT))
def test_a_hot_statement_touches_no_more_than_it_declares(
    real_graph: Neo4jGraph, mark: str, name: str
) -> None:
    query = HOT[name]

    summary = real_graph.explain(query.text, params(mark)[name], profile=True)

    assert query.most_db_hits is not None
    assert 0 < checking.db_hits(summary) <= query.most_db_hits


@pytest.mark.parametrize("name", sorted(HOT))
def test_a_hot_statement_is_planned_as_declared_in_a_full_store(
    real_graph: Neo4jGraph, mark: str, name: str
) -> None:
    assert HOT[name].operators
    assert checking.faults(real_graph, HOT[name]) == []
