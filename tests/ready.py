"""`python -m tests.ready`: made once before a run, so that no test begins at the very beginning.

One server is started, migrated and stopped. What it had loaded is kept for the servers after it
(`network.server.classes`), and its files are kept as a store that has the newest schema. Nothing
depends on either: without them servers start slowly, and are migrated.
"""

import contextlib
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

from network.graph import migrations
from network.graph import queries as library
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
from network.server.local import LocalServer
from network.server.lock import Line, lock_of
from network.server.size import Size
from tests import servers

DIGITS = 16


def store() -> Path:
    """Where the files of a server lie that has the newest schema, once they are made."""
    parts = [one.sha256 for one in lock_of(Line(servers.line())).artifacts]
    parts += [one.checksum for one in migrations.load()]
    named = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:DIGITS]
    return _folder() / f"store-{named}"


def copy_store(home: Path) -> None:
    """Let a new server's folder begin with the newest schema, if a store is ready."""
    if store().is_dir() and not (home / "data").exists():
        shutil.copytree(store(), home, dirs_exist_ok=True)


def make() -> None:
    """Make what is missing."""
    if store().is_dir():
        return
    _folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_folder(), ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        with LocalServer(home=home, line=servers.line(), size=Size.SMALL, learns=True) as server:
            _migrate(server)
        for each in ("run", "logs"):
            shutil.rmtree(home / each)
        with contextlib.suppress(OSError):  # another run was as quick
            home.rename(store())


def _migrate(server: LocalServer) -> None:
    graph = Neo4jGraph(
        uri=server.uri, user=server.user, password=server.password, queries=library.load()
    )
    try:
        Migrations(graph=graph).run()
    finally:
        graph.close()


def _folder() -> Path:
    """In the environment, and gone with it."""
    return Path(sys.prefix) / "share" / "rowan"


if __name__ == "__main__":
    make()
