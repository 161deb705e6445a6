"""What upkeep needs: the database, wherever it is, and the keys and shelves of backups."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from network import bootstrap
from network.backups.use_cases import Shelves
from network.bootstrap import Services
from network.cli._own_server import reached
from network.cli._parts import LINE
from network.errors import WrongMoment
from network.keys.outer import OuterFile, open_or_make
from network.settings import BadSettings, Settings

GRAPH_KEY, KEYS_KEY = "ROWAN_BACKUP_KEY_FILE", "ROWAN_KEYS_BACKUP_KEY_FILE"
KEYS_SHELF = "ROWAN_KEYS_BACKUPS"


@contextmanager
def upkeep() -> Iterator[Services]:
    """The services on the database that is named, on our own that runs, or on our own started."""
    with _way_to_database() as environ:
        settings = Settings.read(environ)
        logging.basicConfig(level=settings.log.upper(), format=LINE)
        logging.getLogger("neo4j").setLevel(logging.CRITICAL)
        made = bootstrap.build(settings)
        try:
            yield made
        finally:
            made.close()


@contextmanager
def _way_to_database() -> Iterator[dict[str, str]]:
    environ = dict(os.environ)
    if environ.get("NEO4J_URI"):
        yield environ
        return
    with reached() as server:
        yield environ | {
            "NEO4J_URI": server.uri,
            "NEO4J_USER": server.user,
            "NEO4J_PASSWORD_FILE": str(server.password_file),
        }


def settings_without_server() -> Settings:
    """The settings for work on our own server's files. Nothing connects meanwhile."""
    if os.environ.get("NEO4J_URI"):
        raise WrongMoment("Only our own server has files here: NEO4J_URI names another one.")
    nowhere = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "nothing connects"}
    return Settings.read({**os.environ, **nowhere})


def shelves(settings: Settings) -> Shelves:
    """Where sets of backups lie and what seals them. Keys of backups are made when trying out."""
    beside = settings.keys.parent
    return Shelves(
        graph=settings.backups / "graph",
        keys=Path(os.environ.get(KEYS_SHELF) or settings.backups / "keys"),
        graph_key=_key(settings, GRAPH_KEY, beside / "backup-graph.key"),
        keys_key=_key(settings, KEYS_KEY, beside / "backup-keys.key"),
    )


def _key(settings: Settings, name: str, default: Path) -> OuterFile:
    path = Path(os.environ.get(name) or default)
    if settings.production and not path.is_file():
        raise BadSettings([f"{name} is missing: make the key beforehand and keep it apart."])
    return open_or_make(path, make=not settings.production)
