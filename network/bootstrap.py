"""Settings become services: the only place where the parts meet."""

from dataclasses import dataclass
from typing import TypedDict

from network.accounts.passwords import Passwords
from network.accounts.proof import Proof
from network.accounts.recovery import Recovery
from network.accounts.sessions import Sessions
from network.accounts.throttle import Throttle
from network.accounts.tokens import Tokens
from network.accounts.use_cases import Accounts
from network.audit.use_cases import Audit
from network.backups.journal import Journal
from network.blobs.folder import FolderBlobs
from network.blobs.port import Blobs
from network.clock import Clock, SystemClock
from network.connections.use_cases import Maps
from network.drafts.use_cases import Drafts
from network.erasure.use_cases import Erasure
from network.exchange.use_cases import Exchange
from network.exchange.waiting import Waiting
from network.graph import queries
from network.graph.door import Graph, Neo4jGraph
from network.graph.migrations import Migrations
from network.health.use_cases import Health
from network.keys.outer import open_or_make
from network.keys.sealing import Sealer
from network.keys.sqlite import SqliteKeys
from network.outbox.events import EventKind
from network.outbox.use_cases import Outbox
from network.outbox.worker import Handler, Worker
from network.settings import Settings

POOL = 8


class Common(TypedDict):
    """What nearly every part is built on."""

    graph: Graph
    sealer: Sealer
    clock: Clock


class Signing(Common):
    """What signing up, signing in and recovery are built on."""

    proof: Proof
    throttle: Throttle


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
    drafts: Drafts
    maps: Maps
    exchange: Exchange
    waiting: Waiting
    erasure: Erasure
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
    journal = Journal(settings.journal, clock)
    proof = Proof(graph=graph, sealer=sealer, passwords=passwords or Passwords())
    throttle = Throttle(graph=graph, sealer=sealer, clock=clock)
    common: Common = {"graph": graph, "sealer": sealer, "clock": clock}
    signing: Signing = {**common, "proof": proof, "throttle": throttle}
    audit = Audit(**common)
    sessions = Sessions(**signing)
    drafts = Drafts(**common)
    maps = Maps(**common, blobs=blobs, journal=journal)
    erasure = Erasure(**common, blobs=blobs, journal=journal)
    waiting = Waiting(blobs=FolderBlobs(settings.waiting), sealer=sealer, clock=clock)
    migrations = Migrations(graph=graph) if isinstance(graph, Neo4jGraph) else None
    return Services(
        settings=settings,
        clock=clock,
        graph=graph,
        keys=keys,
        sealer=sealer,
        blobs=blobs,
        audit=audit,
        accounts=Accounts(**signing),
        sessions=sessions,
        recovery=Recovery(**signing),
        tokens=Tokens(**common),
        drafts=drafts,
        maps=maps,
        exchange=Exchange(maps=maps, audit=audit, clock=clock),
        waiting=waiting,
        erasure=erasure,
        outbox=Outbox(graph=graph, clock=clock),
        worker=Worker(
            graph=graph, clock=clock, handlers=_handlers(sessions, drafts, waiting, maps, erasure)
        ),
        health=Health(graph=graph, keys=keys, migrations=migrations),
        migrations=migrations,
    )


def _handlers(
    sessions: Sessions, drafts: Drafts, waiting: Waiting, maps: Maps, erasure: Erasure
) -> dict[EventKind, Handler]:
    """Who does which of the work that waits."""
    return {
        EventKind.SWEEP_SESSIONS: lambda _: sessions.sweep(),
        EventKind.SWEEP_DRAFTS: lambda _: drafts.sweep() + waiting.sweep(),
        EventKind.SWEEP_BLOBS: lambda _: maps.settle_removals(),
        EventKind.RESUME_ERASURE: erasure.resume,
    }


def open_keys(settings: Settings) -> SqliteKeys:
    """The key store that the settings name."""
    settings.keys.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    outer = open_or_make(settings.outer_key_file, make=not settings.production)
    return SqliteKeys(settings.keys, outer)
