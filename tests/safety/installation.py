"""A whole installation of a test's own: server, keys, blobs, backups, logs, temporary files."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from network import bootstrap
from network.accounts.passwords import Passwords
from network.backups.journal import Journal
from network.backups.restoring import Restoring
from network.backups.sources import Running, Stopped
from network.backups.use_cases import Backups, Shelves
from network.bootstrap import Services
from network.clock import FrozenClock
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
from network.keys.outer import OneOuter
from network.server.local import LocalServer
from network.server.size import Size
from network.settings import Settings
from tests import ready, servers

QUICK = Passwords(memory_kib=64, rounds=1, lanes=1)
GRAPH_KEY, KEYS_KEY = OneOuter(b"g" * 32), OneOuter(b"k" * 32)


@dataclass
class Installation:
    """Everything that one installation keeps lies under `home`."""

    home: Path
    clock: FrozenClock
    server: LocalServer = field(init=False)
    _services: Services | None = None

    def __post_init__(self) -> None:
        self.server = LocalServer(home=self.home / "neo4j", line=servers.line(), size=Size.SMALL)

    @property
    def settings(self) -> Settings:
        return Settings.read(
            {
                "ROWAN_HOME": str(self.home),
                "NEO4J_URI": self.server.uri or "bolt://127.0.0.1:1",
                "NEO4J_USER": self.server.user,
                "NEO4J_PASSWORD": self.server.password,
            }
        )

    @property
    def services(self) -> Services:
        if self._services is None:
            self._services = bootstrap.build(self.settings, clock=self.clock, passwords=QUICK)
        return self._services

    @property
    def graph(self) -> Neo4jGraph:
        assert isinstance(self.services.graph, Neo4jGraph)
        return self.services.graph

    @property
    def shelves(self) -> Shelves:
        return Shelves(
            graph=self.settings.backups / "graph",
            keys=self.settings.backups / "keys",
            graph_key=GRAPH_KEY,
            keys_key=KEYS_KEY,
        )

    @property
    def journal(self) -> Journal:
        return Journal(self.settings.journal, self.clock)

    @property
    def backups(self) -> Backups:
        return Backups(
            source=Running(self.graph),
            keys=self.services.keys,
            blobs=self.services.blobs,
            journal=self.journal,
            audit=self.services.audit,
            clock=self.clock,
            shelves=self.shelves,
        )

    @property
    def offline_backups(self) -> Backups:
        return replace(self.backups, source=Stopped(self.server), audit=None)

    @contextmanager
    def restoring(self) -> Iterator[Restoring]:
        graph = self.graph.for_upkeep()
        behind = bootstrap.build(self.settings, clock=self.clock, graph=graph, passwords=QUICK)
        yield Restoring(
            graph=graph,
            keys=behind.keys,
            blobs=behind.blobs,
            journal=self.journal,
            audit=behind.audit,
            erasure=behind.erasure,
            maps=replace(behind.maps, journal=None),
            shelves=self.shelves,
        )
        graph.close()

    def start(self) -> None:
        self.server.start()

    def migrate(self) -> None:
        Migrations(graph=self.graph).run()

    def stop(self) -> None:
        if self._services is not None:
            self._services.close()
            self._services = None
        self.server.stop()


@contextmanager
def installed(home: Path, clock: FrozenClock, *, migrate: bool = True) -> Iterator[Installation]:
    """An installation that runs, and that leaves its log and temporary files under its home."""
    installation = Installation(home, clock)
    for folder in ("logs", "tmp"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(home / "logs" / "app.log")
    root, level, before = logging.getLogger(), logging.getLogger().level, tempfile.tempdir
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    tempfile.tempdir = str(home / "tmp")
    if migrate:
        ready.copy_store(home / "neo4j")
    installation.start()
    try:
        if migrate:
            installation.migrate()
        yield installation
    finally:
        installation.stop()
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
        tempfile.tempdir = before
