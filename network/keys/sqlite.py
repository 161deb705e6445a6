"""The default key store: keys in SQLite, wrapped by the outer key, gone when destroyed."""

import secrets
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from network.errors import Broken
from network.keys.database import Database
from network.keys.outer import SECRET_BYTES, OneOuter, Outer
from network.keys.port import KEY_ID_BYTES, DataKey, KeyName
from network.keys.wrapping import Wrapper

BATCH = 500
AT_ONCE = 100


class SqliteKeys:
    """Keys in one file. `outer` is an outer key of 32 bytes, or a holder of several versions."""

    def __init__(self, path: Path, outer: bytes | Outer) -> None:
        self.outer = OneOuter(outer) if isinstance(outer, bytes) else outer
        self.wrapper = Wrapper(self.outer)
        self.database = Database(path)

    def make(self, owner: str) -> DataKey:
        key = DataKey(secrets.token_bytes(KEY_ID_BYTES), secrets.token_bytes(SECRET_BYTES))
        with self.database.writing() as db:
            version = self.outer_version(db)
            wrapped = self.wrapper.data_key(owner, key.id, key.secret, version)
            db.execute(
                "INSERT INTO data_key (owner, id, outer_version, wrapped) VALUES (?, ?, ?, ?)",
                (owner, key.id, version, wrapped),
            )
        return key

    def newest(self, owner: str) -> DataKey:
        row = self.database.one(
            "SELECT id, wrapped, outer_version FROM data_key"
            " WHERE owner = ? ORDER BY seq DESC LIMIT 1",
            owner,
        )
        return self._opened(owner, row)

    def key(self, owner: str, key_id: bytes) -> DataKey:
        row = self.database.one(
            "SELECT id, wrapped, outer_version FROM data_key WHERE owner = ? AND id = ?",
            owner,
            key_id,
        )
        return self._opened(owner, row)

    def several(self, names: Collection[KeyName]) -> dict[KeyName, DataKey]:
        found: dict[KeyName, DataKey] = {}
        asked = iter(names)
        while some := list(islice(asked, AT_ONCE)):
            for owner, *row in self.database.all(_several(len(some)), *chain(*some)):
                try:
                    found[owner, row[0]] = self._opened(owner, row)
                except Broken:
                    continue
        return found

    def ids(self, owner: str) -> list[bytes]:
        with self.database.reading() as db:
            rows = db.execute("SELECT id FROM data_key WHERE owner = ? ORDER BY seq", (owner,))
            return [row[0] for row in rows]

    def owner_of(self, key_id: bytes) -> str | None:
        """Whose key it is, or None where it is gone."""
        row = self.database.one("SELECT owner FROM data_key WHERE id = ?", key_id)
        return None if row is None else str(row[0])

    def owners(self) -> Iterator[str]:
        after = ""
        while True:
            with self.database.reading() as db:
                rows = db.execute(
                    "SELECT DISTINCT owner FROM data_key WHERE owner > ? ORDER BY owner LIMIT ?",
                    (after, BATCH),
                ).fetchall()
            if not rows:
                return
            yield from (row[0] for row in rows)
            after = rows[-1][0]

    def destroy(self, owner: str) -> None:
        with self.database.writing() as db:
            rows = db.execute(
                "DELETE FROM data_key WHERE owner = ? RETURNING id, wrapped", (owner,)
            ).fetchall()
        self.database.scrub([owner.encode(), *(part for row in rows for part in row)])

    def destroy_one(self, owner: str, key_id: bytes) -> None:
        with self.database.writing() as db:
            rows = db.execute(
                "DELETE FROM data_key WHERE owner = ? AND id = ? RETURNING id, wrapped",
                (owner, key_id),
            ).fetchall()
        self.database.scrub([part for row in rows for part in row])

    def index_key(self, name: str) -> bytes:
        kept = self._index_key(name)
        if kept is None:
            self._make_index_key(name)
            kept = self._index_key(name)
        if kept is None:
            raise Broken
        return kept

    def check(self) -> None:
        """Raise Unavailable or Broken unless the store can be read with this outer key."""
        with self.database.reading() as db:
            fresh = db.execute("SELECT count(*) FROM outer_key").fetchone()[0] == 0
            if not fresh:
                self.outer_version(db)

    def close(self) -> None:
        """Let go of this thread's connection. Safe to call twice."""
        self.database.close()

    def outer_version(self, db: Connection) -> int:
        """The version that wraps new keys. Raises Broken where the outer key is a wrong one."""
        row = db.execute(
            "SELECT version, proof FROM outer_key ORDER BY version DESC LIMIT 1"
        ).fetchone()
        if row is None:
            return self.introduce(db, self.outer.newest())
        self.wrapper.prove(row[1], row[0])
        return int(row[0])

    def introduce(self, db: Connection, version: int) -> int:
        """Let another version of the outer key wrap new keys, inside a transaction."""
        db.execute(
            "INSERT INTO outer_key (version, proof) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (version, self.wrapper.proof(version)),
        )
        return version

    def _opened(self, owner: str, row: Sequence[Any] | None) -> DataKey:
        if row is None:
            raise Broken
        key_id, wrapped, version = row
        return DataKey(key_id, self.wrapper.open_data_key(owner, key_id, wrapped, version))

    def _index_key(self, name: str) -> bytes | None:
        row = self.database.one("SELECT wrapped, outer_version FROM index_key WHERE name = ?", name)
        return None if row is None else self.wrapper.open_index_key(name, *row)

    def _make_index_key(self, name: str) -> None:
        with self.database.writing() as db:
            version = self.outer_version(db)
            secret = secrets.token_bytes(SECRET_BYTES)
            db.execute(
                "INSERT INTO index_key (name, outer_version, wrapped) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO NOTHING",
                (name, version, self.wrapper.index_key(name, secret, version)),
            )


@cache
def _several(count: int) -> str:
    # A list of values would have every key looked at; each place of this has the index to go by.
    places = " OR ".join(["(owner = ? AND id = ?)"] * count)
    return f"SELECT owner, id, wrapped, outer_version FROM data_key WHERE {places}"  # noqa: S608
