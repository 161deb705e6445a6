"""Settings become services: the only place where the parts meet."""

from dataclasses import dataclass

from network.audit.use_cases import Audit
from network.blobs.folder import FolderBlobs
from network.blobs.port import Blobs
from network.clock import Clock, SystemClock
from network.graph import queries
from network.graph.door import Graph, Neo4jGraph
from network.graph.migrations import Migrations
from network.health.use_cases import Health
from network.keys.outer import open_or_make
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from network.outbox.use_cases import Outbox
from network.outbox.worker import Worker
from network.settings import Settings

POOL = 8


@dataclass(frozen=True, kw_only=True)
class Services:
    """What the ways in may ask for."""

    settings: Settings
    clock: Clock
    graph: Graph
    keys: SqliteKeys
    sealer: Sealer
    blobs: Blobs
    audit: Audit
    outbox: Outbox
    worker: Worker
    health: Health
    migrations: Migrations | None

    def close(self) -> None:
        """Let go of the database and the keys. Safe to call twice."""
        if isinstance(self.graph, Neo4jGraph):
            self.graph.close()
        self.keys.close()


def connect(settings: Settings, *, warn: bool = False) -> Neo4jGraph:
    """The way to the database that the settings name. Nothing is opened before it is needed."""
    return Neo4jGraph(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        queries=queries.load(),
        pool_size=POOL,
        warn=warn,
    )


def build(
    settings: Settings, *, clock: Clock | None = None, graph: Graph | None = None
) -> Services:
    """Put everything together. `clock` and `graph` stand in for the real ones in tests."""
    clock = clock or SystemClock()
    graph = graph or connect(settings)
    settings.keys.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    outer = open_or_make(settings.outer_key_file, make=not settings.production)
    keys = SqliteKeys(settings.keys, outer)
    sealer = Sealer(keys)
    migrations = Migrations(graph=graph) if isinstance(graph, Neo4jGraph) else None
    return Services(
        settings=settings,
        clock=clock,
        graph=graph,
        keys=keys,
        sealer=sealer,
        blobs=FolderBlobs(settings.blobs),
        audit=Audit(graph=graph, sealer=sealer, clock=clock),
        outbox=Outbox(graph=graph, clock=clock),
        worker=Worker(graph=graph, clock=clock, handlers={}),
        health=Health(graph=graph, keys=keys, migrations=migrations),
        migrations=migrations,
    )
