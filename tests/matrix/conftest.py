"""The world of the matrix; and how large it is, said after a run."""

import contextlib
from collections.abc import Iterator

import pytest

from network.graph.door import Neo4jGraph
from network.graph.queries import Queries
from tests.conftest import started_anew
from tests.matrix import world as worlds
from tests.matrix.table import table
from tests.matrix.world import World
from tests.servers import Rung


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, queries: Queries) -> Iterator[World]:
    """One world for each file, so that two processes can share the matrix.

    It lies on a server of its own: hundreds of people are in it, it finds nothing that others left,
    and nobody has to be erased at its end.
    """
    with contextlib.ExitStack() as running:
        server = started_anew(running, Rung.LOCAL)
        graph = Neo4jGraph(
            uri=server.uri, user=server.user, password=server.password, queries=queries, warn=True
        )
        running.callback(graph.close)
        yield worlds.opened(tmp_path_factory.mktemp("matrix"), server, graph)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Roles, addresses and cells, so that nobody needs to count them."""
    known = table()
    terminalreporter.write_line(
        f"matrix: {known.cells} cells, {len(known.roles)} roles, {len(known.routes)} addresses"
    )
