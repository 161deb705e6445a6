"""What the server remarks on a statement ends a test, so that none is shipped."""

import pytest

from network.graph.statements import ServerWarning
from tests.graphs import RollbackGraph


def test_a_statement_that_the_server_remarks_on_is_noticed(graph: RollbackGraph) -> None:
    with pytest.warns(ServerWarning):
        graph.cypher("MATCH (a:Person), (b:Place) RETURN elementId(a) AS a, id(b) AS b LIMIT 1")
