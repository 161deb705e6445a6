"""Backup sets on their shelf."""

from datetime import timedelta
from pathlib import Path

import pytest

from network.backups import sets
from network.clock import FrozenClock
from network.errors import Broken, NotFound


def made(shelf: Path, clock: FrozenClock, text: bytes = b"x") -> str:
    name = sets.new_name(clock.now())
    with sets.making(shelf, name) as folder:
        (folder / "graph.sealed").write_bytes(text)
        sets.publish(folder, {"set": "graph"})
    return name


def test_a_set_that_was_published_is_there_and_whole(tmp_path: Path, clock: FrozenClock) -> None:
    name = made(tmp_path, clock)

    assert sets.names(tmp_path) == [name]
    assert sets.load(tmp_path / name).manifest["files"]["graph.sealed"]["bytes"] == 1


def test_a_set_that_failed_in_the_making_leaves_nothing(tmp_path: Path, clock: FrozenClock) -> None:
    def fail() -> None:
        with sets.making(tmp_path, "name") as folder:
            (folder / "graph.sealed").write_bytes(b"x")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_differs_from_the_manifest_is_noticed(
    tmp_path: Path, clock: FrozenClock
) -> None:
    name = made(tmp_path, clock)
    (tmp_path / name / "graph.sealed").write_bytes(b"y")

    with pytest.raises(Broken):
        sets.load(tmp_path / name)
    with pytest.raises(NotFound):
        sets.load(tmp_path / "nowhere")


def test_sets_go_after_their_days_and_not_before(tmp_path: Path, clock: FrozenClock) -> None:
    old = made(tmp_path, clock)
    clock.move(timedelta(days=29, hours=23))
    young = made(tmp_path, clock)

    assert sets.expire(tmp_path, clock.now(), 30) == []
    clock.move(timedelta(hours=2))
    assert sets.expire(tmp_path, clock.now(), 30) == [old]
    assert sets.names(tmp_path) == [young]
    clock.move(timedelta(days=40))
    assert sets.expire(tmp_path, clock.now(), 30) == [young]
    assert list(tmp_path.iterdir()) == []


def test_the_worker_lets_both_kinds_of_old_set_go(tmp_path: Path, clock: FrozenClock) -> None:
    made(tmp_path / "graph", clock)
    made(tmp_path / "keys", clock)
    clock.move(timedelta(days=31))

    assert len(sets.expire_all(tmp_path, clock)) == 2
    assert sets.expire_all(tmp_path, clock) == []
