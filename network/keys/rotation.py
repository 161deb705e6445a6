"""A new outer key: every data key is wrapped anew, and no sealed record is touched.

The order makes it safe to stop anywhere and begin again: the new version is in the file before any
key needs it, and the old one leaves the file after the last key stopped needing it. Other
processes go on meanwhile; they read the file again when they meet a version they don't know.
"""

from collections.abc import Callable
from sqlite3 import Connection

from network.keys.maintenance import upkeep
from network.keys.outer import OuterFile
from network.keys.sqlite import SqliteKeys

BATCH = 500
Told = Callable[[int], None]


def rotate_outer(keys: SqliteKeys, file: OuterFile, *, told: Told = lambda _: None) -> int:
    """Turn the outer key, or finish a turn that was stopped. Answers the version that wraps now.

    `told` hears how many keys are done after every batch.
    """
    with upkeep(keys.database.path):
        versions = file.versions()
        newest = versions[-1] if len(versions) > 1 else file.add()
        _introduce(keys, newest)
        done = 0
        while batch := _rewrap(keys, newest):
            done += batch
            told(done)
        _retire(keys, newest)
        for version in versions:
            if version < newest:
                file.drop(version)
    return newest


def _introduce(keys: SqliteKeys, version: int) -> None:
    with keys.database.writing() as db:
        keys.outer_version(db)
        keys.introduce(db, version)


def _rewrap(keys: SqliteKeys, version: int) -> int:
    with keys.database.writing() as db:
        return _rewrap_data_keys(keys, db, version) or _rewrap_index_keys(keys, db, version)


def _rewrap_data_keys(keys: SqliteKeys, db: Connection, version: int) -> int:
    rows = db.execute(
        "SELECT seq, owner, id, wrapped, outer_version FROM data_key"
        " WHERE outer_version < ? ORDER BY seq LIMIT ?",
        (version, BATCH),
    ).fetchall()
    for seq, owner, key_id, wrapped, old in rows:
        secret = keys.wrapper.open_data_key(owner, key_id, wrapped, old)
        db.execute(
            "UPDATE data_key SET outer_version = ?, wrapped = ? WHERE seq = ?",
            (version, keys.wrapper.data_key(owner, key_id, secret, version), seq),
        )
    return len(rows)


def _rewrap_index_keys(keys: SqliteKeys, db: Connection, version: int) -> int:
    rows = db.execute(
        "SELECT name, wrapped, outer_version FROM index_key WHERE outer_version < ? LIMIT ?",
        (version, BATCH),
    ).fetchall()
    for name, wrapped, old in rows:
        secret = keys.wrapper.open_index_key(name, wrapped, old)
        db.execute(
            "UPDATE index_key SET outer_version = ?, wrapped = ? WHERE name = ?",
            (version, keys.wrapper.index_key(name, secret, version), name),
        )
    return len(rows)


def _retire(keys: SqliteKeys, version: int) -> None:
    with keys.database.writing() as db:
        db.execute("DELETE FROM outer_key WHERE version < ?", (version,))
    keys.database.scrub()
