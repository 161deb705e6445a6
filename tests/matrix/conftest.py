"""The world of the matrix; and how large it is, said after a run."""

from collections.abc import Iterator

import pytest

from network.graph.door import Neo4jGraph
from tests.matrix import world as worlds
from tests.matrix.table import table
from tests.matrix.world import World
from tests.servers import TestServer


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, server: TestServer, real_graph: Neo4jGraph
) -> Iterator[World]:
    """One world for each file, so that two processes can share the matrix."""
    with worlds.opened(tmp_path_factory.mktemp("matrix"), server, real_graph) as made:
        yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Roles, addresses and cells, so that nobody needs to count them."""
    known = table()
    terminalreporter.write_line(
        f"matrix: {known.cells} cells, {len(known.roles)} roles, {len(known.routes)} addresses"
    )
