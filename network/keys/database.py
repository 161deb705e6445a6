"""The SQLite file under the key store: private, synced at every commit, and scrubbed.

Deleted content is overwritten with zeros (secure_delete). The write-ahead log still holds pages as
they were, and pages that were put in order may hold old bytes in their gaps, so `scrub` cuts the
one to nothing and writes the others anew. Each thread has a connection of its own, and none is ever
used or closed on the other side of a fork.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from network.durable import PRIVATE_FILE, private_folder
from network.errors import Broken, Unavailable

BUSY_SECONDS = 5.0
SCRUB_SECONDS = 10.0
# So much of a record's beginning or end is enough to know it by.
PART = 16
SCHEMA = """
CREATE TABLE IF NOT EXISTS outer_key (
    version INTEGER PRIMARY KEY,
    proof BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS data_key (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    owner TEXT NOT NULL,
    id BLOB NOT NULL,
    outer_version INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    UNIQUE (owner, id)
);
CREATE INDEX IF NOT EXISTS data_key_id ON data_key (id);
CREATE TABLE IF NOT EXISTS index_key (
    name TEXT PRIMARY KEY,
    outer_version INTEGER NOT NULL,
    wrapped BLOB NOT NULL
);
"""


class _Opened:
    """A connection that closes with its thread, but never in a child of the process."""

    def __init__(self, path: Path) -> None:
        self.pid = os.getpid()
        self.db = _connect(path)

    def __del__(self) -> None:
        if self.pid == os.getpid():
            self.db.close()
        else:
            # Closing it here would act on locks and a log that the parent still uses.
            _inherited.append(self.db)


_inherited: list[sqlite3.Connection] = []


class Database:
    """Connections to one key store file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for a statement that changes nothing."""
        try:
            yield self._connection()
        except (sqlite3.Error, OSError) as error:
            raise _ours(error) from None

    def one(self, statement: str, *params: object) -> Any:
        """The first row of a statement that changes nothing, or None."""
        try:
            return self._connection().execute(statement, params).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise _ours(error) from None

    def all(self, statement: str, *params: object) -> list[Any]:
        """Every row of a statement that changes nothing."""
        try:
            return self._connection().execute(statement, params).fetchall()
        except (sqlite3.Error, OSError) as error:
            raise _ours(error) from None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction, on the disk when the block ends."""
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def scrub(self, gone: Sequence[bytes] = ()) -> None:
        """Leave nothing of what was deleted in any file: neither in the log nor in a page's gaps.

        `gone` is what must not be found any more. Raises Unavailable where readers stood in the
        way all the time; calling again is safe.
        """
        self._cut_log()
        if self._found(gone):
            # Pages that were put in order keep old bytes between their records, which deleting
            # doesn't reach. Only writing every page anew does.
            with self.reading() as db:
                db.execute("VACUUM")
            self._cut_log()

    def _found(self, gone: Sequence[bytes]) -> bool:
        with self.path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as pages:
            return any(
                pages.find(part) >= 0 for each in gone for part in (each[:PART], each[-PART:])
            )

    def _cut_log(self) -> None:
        deadline = time.monotonic() + SCRUB_SECONDS
        while True:
            with self.reading() as db:
                busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return
            if time.monotonic() > deadline:
                raise Unavailable
            time.sleep(0.01)

    def close(self) -> None:
        """Let go of this thread's connection. Safe to call twice."""
        self._local.opened = None

    def _connection(self) -> sqlite3.Connection:
        opened: _Opened | None = getattr(self._local, "opened", None)
        if opened is None or opened.pid != os.getpid():
            opened = self._local.opened = _Opened(self.path)
        return opened.db


def _connect(path: Path) -> sqlite3.Connection:
    private_folder(path.parent)
    # The log and its index take their mode from this file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE))
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _prepare(db)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection) -> None:
    _in_log_mode(db)
    for pragma in ("secure_delete = ON", "synchronous = FULL", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    if db.execute("PRAGMA user_version").fetchone()[0] == 0:
        db.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA.split(";"):
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")
        db.execute("COMMIT")


def _in_log_mode(db: sqlite3.Connection) -> None:
    """Switch to the write-ahead log. The switch itself doesn't honour the busy time-out."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _ours(error: Exception) -> Exception:
    if isinstance(error, sqlite3.OperationalError):
        return Unavailable()
    return Broken("The key store can't be read.")
