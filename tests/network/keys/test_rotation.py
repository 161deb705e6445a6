"""Turning the outer key: nothing becomes unreadable, wherever it stops."""

import multiprocessing
import os
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from network.errors import Broken, WrongMoment
from network.keys.maintenance import upkeep
from network.keys.outer import OuterFile, open_or_make, read
from network.keys.rotation import rotate_outer
from network.keys.sqlite import SqliteKeys


@pytest.fixture
def outer(tmp_path: Path) -> OuterFile:
    return open_or_make(tmp_path / "outer.key", make=True)


@pytest.fixture
def store(tmp_path: Path, outer: OuterFile) -> SqliteKeys:
    return SqliteKeys(tmp_path / "keys.sqlite", outer)


def versions(store: SqliteKeys) -> set[int]:
    with store.database.reading() as db:
        rows = db.execute(
            "SELECT outer_version FROM data_key UNION SELECT outer_version FROM index_key"
        )
        return {row[0] for row in rows}


def test_every_key_is_wrapped_anew_and_stays_the_same_key(
    store: SqliteKeys, outer: OuterFile
) -> None:
    made = {owner: store.make(owner) for owner in map(str, range(1100))}
    index, old = store.index_key("names"), read(outer.path)[1]

    version = rotate_outer(store, outer)

    assert version == 2
    assert versions(store) == {2}
    assert {owner: store.newest(owner) for owner in made} == made
    assert store.index_key("names") == index
    assert list(read(outer.path)) == [2]
    assert old.hex() not in outer.path.read_text()


def test_whoever_has_the_old_file_open_goes_on_reading_and_writing(
    store: SqliteKeys, outer: OuterFile
) -> None:
    running = SqliteKeys(store.database.path, OuterFile(outer.path))
    first = running.make("a")

    rotate_outer(store, outer)

    assert running.newest("a") == first
    second = running.make("a")
    assert SqliteKeys(store.database.path, OuterFile(outer.path)).newest("a") == second
    assert versions(store) == {2}


def test_the_old_outer_key_opens_nothing_afterwards(store: SqliteKeys, outer: OuterFile) -> None:
    store.make("a")
    old = read(outer.path)[1]

    rotate_outer(store, outer)

    with pytest.raises(Broken):
        SqliteKeys(store.database.path, old).newest("a")


def test_turning_goes_on_where_a_killed_run_stopped(tmp_path: Path, outer: OuterFile) -> None:
    path = tmp_path / "keys.sqlite"
    store = SqliteKeys(path, outer)
    made = {owner: store.make(owner) for owner in map(str, range(1500))}
    store.close()

    for done in (500, 1000):
        child = multiprocessing.get_context("fork").Process(
            target=_turn_and_hang, args=(path, outer.path)
        )
        child.start()
        mixed = SqliteKeys(path, OuterFile(outer.path))
        _until(lambda: wrapped_by(mixed, 2) == done)  # noqa: B023 - called within the round
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        assert {owner: mixed.newest(owner) for owner in ("7", "700", "1499")} == {
            owner: made[owner] for owner in ("7", "700", "1499")
        }
        mixed.close()
    assert list(read(outer.path)) == [1, 2]

    finished = SqliteKeys(path, OuterFile(outer.path))
    version = rotate_outer(finished, OuterFile(outer.path))

    assert version == 2
    assert {owner: finished.newest(owner) for owner in made} == made
    assert versions(finished) == {2}


def _turn_and_hang(path: Path, outer: Path) -> None:
    file = OuterFile(outer)
    rotate_outer(SqliteKeys(path, file), file, told=lambda _: time.sleep(60))


def wrapped_by(store: SqliteKeys, version: int) -> int:
    with store.database.reading() as db:
        found = db.execute("SELECT count(*) FROM data_key WHERE outer_version = ?", (version,))
        return int(found.fetchone()[0])


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_only_one_piece_of_upkeep_runs_at_a_time(store: SqliteKeys, outer: OuterFile) -> None:
    with upkeep(store.database.path), pytest.raises(WrongMoment):
        rotate_outer(store, outer)

    assert rotate_outer(store, outer) == 2


def test_the_outer_key_file_is_private_and_made_only_when_allowed(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "outer.key"
    with pytest.raises(Broken, match="missing"):
        open_or_make(path, make=False)

    first = open_or_make(path, make=True)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_or_make(path, make=True).secret(1) == first.secret(1)


@pytest.mark.parametrize(
    "text", ["", "1 abc\n", "one " + "00" * 32 + "\n", "1 " + "00" * 31 + "\n"]
)
def test_a_damaged_outer_key_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "outer.key"
    path.write_text(text)

    with pytest.raises(Broken):
        OuterFile(path)
