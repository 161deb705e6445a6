"""One piece of upkeep at a time: turning keys, sealing anew, backing up, restoring.

The lock is SQLite's own, on an empty file beside the key store: it works on every system, and a
process that dies lets go of it.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from network.durable import PRIVATE_FILE, private_folder
from network.errors import WrongMoment

NAME = "upkeep.lock"


@contextmanager
def upkeep(keys: Path) -> Iterator[None]:
    """Hold the lock beside the key store at `keys`. Raises WrongMoment where it is taken."""
    path = private_folder(keys.parent) / NAME
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise WrongMoment(
                "Other upkeep is running: a backup, a restore or new keys. Try again later."
            ) from None
        yield
