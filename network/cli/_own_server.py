"""Our own server, for commands: the one that `network run` has up, or one for this command alone.

Where another command is just starting or ending it, we wait for our turn instead of failing.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from network.server.local import LocalServer
from network.server.trouble import InUse
from network.settings import PROJECT

PATIENCE = 60.0
LOOK_AGAIN = 0.1
WAITING = "Waiting for the database, which another command uses …"
BUSY = "Another command uses Rowan here, and its database doesn't answer yet. Try again soon."


def home() -> Path:
    """The folder of this installation."""
    return Path(os.environ.get("ROWAN_HOME") or PROJECT / ".rowan").expanduser().resolve()


def own_server() -> LocalServer:
    """Our own server in this installation's folder, running or not."""
    return LocalServer(home=home() / "neo4j")


@contextmanager
def reached(patience: float = PATIENCE) -> Iterator[LocalServer]:
    """Our own server, answering. Raises InUse where another command keeps it busy for too long.

    A server that another command started for itself is never shared: it ends with that command.
    """
    server = own_server()
    if not _wait_for_turn(server, patience):
        server.start()
    try:
        yield server
    finally:
        server.stop()


def _wait_for_turn(server: LocalServer, patience: float) -> bool:
    """Wait until the server that runs here answers (true), or none runs and we may start it."""
    until = time.monotonic() + patience
    told = False
    while (runs := _runs(server)) is None:
        if time.monotonic() > until:
            raise InUse(BUSY)
        if not told:
            click.echo(WAITING, err=True)
            told = True
        time.sleep(LOOK_AGAIN)
    return runs


def _runs(server: LocalServer) -> bool | None:
    """Whether the server runs here for all; None while it starts, ends or is another's own."""
    if is_held(home() / "run.lock"):
        return _answers(server) or None
    return None if is_held(server.home / "run" / "neo4j.lock") else False


def is_held(lock: Path) -> bool:
    """Whether a process holds this lock file."""
    try:
        with lock.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _answers(server: LocalServer) -> bool:
    """Whether the server answers at the port that is noted beside it."""
    try:
        port = (server.home / "run" / "port").read_text("ascii").strip()
        server.uri = f"bolt://127.0.0.1:{port}"
        return server.answers()
    except OSError:
        return False
