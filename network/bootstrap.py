"""Settings become services: the only place where the parts meet."""

from dataclasses import dataclass

from network.accounts.passwords import Passwords
from network.accounts.proof import Proof
from network.accounts.recovery import Recovery
from network.accounts.sessions import Sessions
from network.accounts.throttle import Throttle
from network.accounts.tokens import Tokens
from network.accounts.use_cases import Accounts
from network.audit.use_cases import Audit
from network.blobs.folder import FolderBlobs
from network.blobs.port import Blobs
from network.clock import Clock, SystemClock
from network.connections.use_cases import Maps
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
    accounts: Accounts
    sessions: Sessions
    recovery: Recovery
    tokens: Tokens
    maps: Maps
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
    settings: Settings,
    *,
    clock: Clock | None = None,
    graph: Graph | None = None,
    passwords: Passwords | None = None,
) -> Services:
    """Put everything together. What is handed in stands in for the real parts in tests."""
    clock = clock or SystemClock()
    graph = graph or connect(settings)
    keys = open_keys(settings)
    sealer = Sealer(keys)
    blobs = FolderBlobs(settings.blobs)
    proof = Proof(graph=graph, sealer=sealer, passwords=passwords or Passwords())
    throttle = Throttle(graph=graph, sealer=sealer, clock=clock)
    migrations = Migrations(graph=graph) if isinstance(graph, Neo4jGraph) else None
    return Services(
        settings=settings,
        clock=clock,
        graph=graph,
        keys=keys,
        sealer=sealer,
        blobs=blobs,
        audit=Audit(graph=graph, sealer=sealer, clock=clock),
        accounts=Accounts(graph=graph, sealer=sealer, clock=clock, proof=proof, throttle=throttle),
        sessions=Sessions(graph=graph, sealer=sealer, clock=clock, proof=proof, throttle=throttle),
        recovery=Recovery(graph=graph, sealer=sealer, clock=clock, proof=proof, throttle=throttle),
        tokens=Tokens(graph=graph, sealer=sealer, clock=clock),
        maps=Maps(graph=graph, sealer=sealer, clock=clock, blobs=blobs),
        outbox=Outbox(graph=graph, clock=clock),
        worker=Worker(graph=graph, clock=clock, handlers={}),
        health=Health(graph=graph, keys=keys, migrations=migrations),
        migrations=migrations,
    )


def open_keys(settings: Settings) -> SqliteKeys:
    """The key store that the settings name."""
    settings.keys.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    outer = open_or_make(settings.outer_key_file, make=not settings.production)
    return SqliteKeys(settings.keys, outer)
