"""The key store as lines: keys as the outer key wraps them, and the journal beside them."""

import base64
from pathlib import Path
from typing import Any

from network.backups.graph_file import Counts, Line, put, read
from network.backups.journal import Journal
from network.backups.sealed_file import Sealing, sealing
from network.errors import Broken
from network.keys.outer import Outer
from network.keys.sqlite import SqliteKeys

KIND = "keys"


def write(path: Path, backup_keys: Outer, keys: SqliteKeys, journal: Journal, head: Line) -> Counts:
    """Write every key and the journal down. What outer key opens them is not among it."""
    counts = {"keys": 0, "indexes": 0, "journal": 0}
    with sealing(path, backup_keys, KIND) as file:
        put(file, {"head": head})
        _write_keys(file, keys, counts)
        for line in journal.path.read_bytes().splitlines():
            put(file, {"j": line.decode()})
            counts["journal"] += 1
        put(file, {"end": counts})
    return counts


def _write_keys(file: Sealing, keys: SqliteKeys, counts: Counts) -> None:
    with keys.database.reading() as db:
        rows = db.execute("SELECT owner, id, wrapped, outer_version FROM data_key ORDER BY seq")
        for owner, key_id, wrapped, version in rows:
            put(file, {"k": [owner, _text(key_id), _text(wrapped), version]})
            counts["keys"] += 1
        for name, wrapped, version in db.execute(
            "SELECT name, wrapped, outer_version FROM index_key ORDER BY name"
        ):
            put(file, {"i": [name, _text(wrapped), version]})
            counts["indexes"] += 1


def load(path: Path, backup_keys: Outer, keys: SqliteKeys) -> list[str]:
    """Put written keys into an empty key store, wrapped anew. Answers the journal's lines.

    Raises Broken where the outer key that wrapped them isn't in the outer key file.
    """
    journal = []
    with keys.database.writing() as db:
        version = keys.outer_version(db)
        if db.execute("SELECT count(*) FROM data_key").fetchone()[0]:
            raise Broken("The key store isn't empty.")
        db.execute("DELETE FROM index_key")
        for line in read(path, backup_keys, KIND):
            if "k" in line:
                row = _data_key(keys, line["k"], version)
                db.execute(
                    "INSERT INTO data_key (owner, id, outer_version, wrapped) VALUES (?, ?, ?, ?)",
                    row,
                )
            elif "i" in line:
                db.execute(
                    "INSERT INTO index_key (name, outer_version, wrapped) VALUES (?, ?, ?)",
                    _index_key(keys, line["i"], version),
                )
            elif "j" in line:
                journal.append(line["j"])
    return journal


def _data_key(keys: SqliteKeys, line: list[Any], version: int) -> tuple[Any, ...]:
    owner, key_id, wrapped, old = line[0], _bytes(line[1]), _bytes(line[2]), line[3]
    secret = keys.wrapper.open_data_key(owner, key_id, wrapped, old)
    anew = keys.wrapper.data_key(owner, key_id, secret, version)
    return owner, key_id, version, anew


def _index_key(keys: SqliteKeys, line: list[Any], version: int) -> tuple[Any, ...]:
    name, wrapped, old = line[0], _bytes(line[1]), line[2]
    secret = keys.wrapper.open_index_key(name, wrapped, old)
    return name, version, keys.wrapper.index_key(name, secret, version)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
