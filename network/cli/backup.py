"""`network backup`: a copy of everything, in two sealed sets."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from network.backups.journal import Journal
from network.backups.sets import BackupSet
from network.backups.sources import Running, Stopped
from network.backups.use_cases import Backups
from network.blobs.folder import FolderBlobs
from network.cli._own_server import own_server
from network.cli._upkeep import settings_without_server, shelves, upkeep
from network.clock import SystemClock
from network.erasure.model import KEY_BACKUP_DAYS
from network.errors import WrongMoment
from network.graph.door import Neo4jGraph
from network.keys.opening import open_keys


@click.command
@click.option("--offline", is_flag=True, help="Dump our own server while it is stopped.")
@click.option("--expire-only", is_flag=True, help="Make none; let go of those that are too old.")
def command(offline: bool, expire_only: bool) -> None:  # noqa: FBT001 - click hands flags in
    """Back up graph, pictures and keys: one set for graph and pictures, another for keys.

    Each set is sealed with a key of its own (ROWAN_BACKUP_KEY_FILE, ROWAN_KEYS_BACKUP_KEY_FILE).
    Keep the sets, their keys and the outer key in different places. The service goes on meanwhile:
    whoever writes waits for a moment. Sets go after 30 days, since they hold copies of keys.
    """
    with _offline() if offline else _running() as backups:
        if expire_only:
            expired = tuple(backups.expire())
        else:
            made = backups.back_up()
            _tell(made.graph)
            _tell(made.keys)
            expired = made.expired
    for name in expired:
        click.echo(f"{name} was older than {KEY_BACKUP_DAYS} days and is gone.")


def _tell(made: BackupSet) -> None:
    counts = ", ".join(f"{count} {what}" for what, count in made.manifest["counts"].items())
    click.echo(f"{made.folder}: {counts}")


@contextmanager
def _running() -> Iterator[Backups]:
    with upkeep() as found:
        if not isinstance(found.graph, Neo4jGraph):
            raise WrongMoment
        yield Backups(
            source=Running(found.graph),
            keys=found.keys,
            blobs=found.blobs,
            journal=Journal(found.settings.journal, found.clock),
            audit=found.audit,
            clock=found.clock,
            shelves=shelves(found.settings),
        )


@contextmanager
def _offline() -> Iterator[Backups]:
    settings, clock = settings_without_server(), SystemClock()
    yield Backups(
        source=Stopped(own_server()),
        keys=open_keys(settings.keys, settings.outer_key_file, make=not settings.production),
        blobs=FolderBlobs(settings.blobs),
        journal=Journal(settings.journal, clock),
        audit=None,
        clock=clock,
        shelves=shelves(settings),
    )
