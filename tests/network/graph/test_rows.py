"""What a row of the server's is to us: its columns by name, with nothing of the driver's in it."""

from datetime import date
from typing import Any

import neo4j
from neo4j.graph import Graph, Node

from network.graph.statements import _row

Record: Any = neo4j.Record


def test_a_row_is_its_columns_by_name() -> None:
    columns = {"id": "a", "n": 1, "sealed": b"b", "gone": None, "many": [{"id": "c"}], "on": True}

    assert _row(Record(columns)) == columns
    assert _row(Record({})) == {}


def test_what_is_neither_plain_nor_a_node_stays_as_it_is() -> None:
    assert _row(Record({"on": date(2026, 2, 3)})) == {"on": date(2026, 2, 3)}


def test_of_a_node_there_is_what_it_holds() -> None:
    node = Node(Graph(), "4:a:1", 1, ("Person",), {"id": "a"})

    assert _row(Record({"n": 1, "person": node})) == {"n": 1, "person": {"id": "a"}}
