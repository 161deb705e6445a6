"""Blobs in a folder."""

import stat
from pathlib import Path

import pytest

from network.blobs.folder import FolderBlobs
from network.errors import NotFound
from network.identity import new_id


def test_what_was_put_is_what_is_got_and_again_replaces_it(tmp_path: Path) -> None:
    blobs, name = FolderBlobs(tmp_path), new_id()

    blobs.put(name, b"first")
    blobs.put(name, b"second")

    assert blobs.get(name) == b"second"
    assert list(blobs.ids()) == [name]


def test_what_was_deleted_is_not_found_and_deleting_again_is_silent(tmp_path: Path) -> None:
    blobs, name = FolderBlobs(tmp_path), new_id()
    blobs.put(name, b"first")

    blobs.delete(name)
    blobs.delete(name)

    with pytest.raises(NotFound):
        blobs.get(name)
    assert list(blobs.ids()) == []


def test_ids_come_in_order_and_leave_out_what_a_crash_left(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    names = sorted(new_id() for _ in range(50))
    for name in names:
        blobs.put(name, b"x")
    (tmp_path / names[0][:2] / f".{names[0]}.half").write_bytes(b"half")

    assert list(blobs.ids()) == names


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 32, "0" * 31, "0" * 32 + "/x"])
def test_an_id_that_is_not_ours_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    blobs = FolderBlobs(tmp_path)

    for act in (blobs.get, blobs.delete, lambda each: blobs.put(each, b"x")):
        with pytest.raises(NotFound):
            act(name)


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    name = new_id()
    FolderBlobs(tmp_path / "blobs").put(name, b"x")

    path = tmp_path / "blobs" / name[:2] / name

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
