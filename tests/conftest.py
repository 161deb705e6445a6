"""What tests start from: a server, a graph that leaves nothing behind, services wired on it."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from network.clock import FrozenClock
from network.graph import queries as library
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
from network.graph.queries import Queries
from network.keys.port import KeyStore
from network.keys.sealing import Sealer
from tests import quick_apps, servers
from tests.counts import PROVING, times
from tests.graphs import RollbackGraph
from tests.servers import TestServer

if TYPE_CHECKING:
    from network.blobs.port import Blobs
    from network.bootstrap import Services
    from network.server.local import LocalServer
    from network.settings import Settings

# A busy machine is no fault of the code: no example has a deadline. Seeds are fixed.
hypothesis.settings.register_profile(
    "rowan", deadline=None, max_examples=times(50, prove=1000), derandomize=not PROVING
)
hypothesis.settings.load_profile("rowan")

RUNNING = pytest.StashKey[contextlib.ExitStack]()
SERVER = pytest.StashKey[TestServer]()
MOMENT = datetime(2026, 3, 14, 10, 0, tzinfo=UTC)


def pytest_report_header(config: pytest.Config) -> str:
    """Say which server the run is about, before anything runs."""
    return f"neo4j: {servers.choose()} ({servers.line()})"


class OneGivenServer:
    """Under pytest-xdist each worker starts a server of its own; they share one that was given.

    A test that does something about everybody, like ending what is old, would lock what another
    process is working with, or count it.
    """

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker, before it starts, where the given server is."""
        if servers.choose() is servers.Rung.GIVEN:
            node.workerinput["rowan_server"] = _server(node.config).as_words()


def pytest_configure(config: pytest.Config) -> None:
    """Get ready to start a server when one is first asked for, and to make apps quickly."""
    quick_apps.keep()
    config.stash[RUNNING] = contextlib.ExitStack()
    config.pluginmanager.register(OneGivenServer())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    config.stash[RUNNING].close()


def _server(config: pytest.Config) -> TestServer:
    if SERVER not in config.stash:
        told = getattr(config, "workerinput", {}).get("rowan_server")
        config.stash[SERVER] = (
            TestServer.from_words(told)
            if told
            else started_anew(config.stash[RUNNING], servers.choose())
        )
    return config.stash[SERVER]


def started_anew(running: contextlib.ExitStack, rung: servers.Rung) -> TestServer:
    """Another server, its schema in place."""
    server = running.enter_context(servers.started(rung))
    _migrate(server)
    return server


def _migrate(server: TestServer) -> None:
    """Bring the test store to the newest schema."""
    graph = Neo4jGraph(
        uri=server.uri, user=server.user, password=server.password, queries=library.load()
    )
    try:
        Migrations(graph=graph).run()
    finally:
        graph.close()


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> TestServer:
    """The Neo4j server of this run, its schema in place."""
    return _server(pytestconfig)


@pytest.fixture(scope="session")
def own_server(server: TestServer) -> Iterator[TestServer]:
    """A server of the project's own, whose files (`files_dir`) a test may read but not disturb."""
    with contextlib.ExitStack() as running:
        if server.rung is servers.Rung.LOCAL:
            yield server
        else:
            yield started_anew(running, servers.Rung.LOCAL)


@pytest.fixture
def lone_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator["LocalServer"]:
    """An empty server for one test alone, to be stopped, killed and started again."""
    from network.server.local import LocalServer
    from network.server.size import Size

    home = tmp_path_factory.mktemp("server")
    with LocalServer(home=home, line=servers.line(), size=Size.SMALL) as running:
        yield running
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def queries() -> Queries:
    """Every statement under cypher/."""
    return library.load()


@pytest.fixture(scope="session")
def real_graph(server: TestServer, queries: Queries) -> Iterator[Neo4jGraph]:
    """The service's own way to the test server. It commits: clean up after yourself."""
    graph = Neo4jGraph(
        uri=server.uri, user=server.user, password=server.password, queries=queries, warn=True
    )
    yield graph
    graph.close()


@pytest.fixture
def graph(real_graph: Neo4jGraph, queries: Queries) -> Iterator[RollbackGraph]:
    """A graph whose every change is taken back after the test."""
    rollback = RollbackGraph(real_graph.driver(), queries)
    yield rollback
    rollback.close()


@pytest.fixture
def clock() -> FrozenClock:
    """A clock that stands at ten in the morning of 14 March 2026."""
    return FrozenClock(MOMENT)


@pytest.fixture
def keys(tmp_path: Path) -> KeyStore:
    """A key store of this test's own."""
    from network.keys.sqlite import SqliteKeys

    return SqliteKeys(tmp_path / "keys.sqlite", os.urandom(32))


@pytest.fixture
def sealer(keys: KeyStore) -> Sealer:
    """A sealer over `keys`."""
    return Sealer(keys)


@pytest.fixture
def blobs(tmp_path: Path) -> "Blobs":
    """A blob folder of this test's own."""
    from network.blobs.folder import FolderBlobs

    return FolderBlobs(tmp_path / "blobs")


@pytest.fixture
def settings(tmp_path: Path, server: TestServer) -> "Settings":
    """Settings for trying out, with a home of this test's own on the test server."""
    from network.settings import Settings

    return Settings.read(
        {
            "ROWAN_MODE": "trying",
            "ROWAN_HOME": str(tmp_path / "rowan"),
            "NEO4J_URI": server.uri,
            "NEO4J_USER": server.user,
            "NEO4J_PASSWORD": server.password,
        }
    )


@pytest.fixture
def services(settings: "Settings", clock: FrozenClock, graph: RollbackGraph) -> "Services":
    """Everything wired as in the service, on a graph that leaves nothing behind."""
    from network import bootstrap
    from network.accounts.passwords import Passwords

    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    return bootstrap.build(settings, clock=clock, graph=graph, passwords=quick)
