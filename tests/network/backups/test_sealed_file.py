"""Sealed files: whole, or refused."""

import secrets
from pathlib import Path

import pytest

from network.backups import sealed_file
from network.backups.sealed_file import lines, opened, sealing
from network.errors import Broken
from network.keys.outer import OneOuter

KEY = OneOuter(b"k" * 32)


def written(path: Path, data: bytes, kind: str = "graph") -> Path:
    with sealing(path, KEY, kind) as file:
        for start in range(0, len(data), 100_000):
            file.write(data[start : start + 100_000])
    return path


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_file, "PIECE", 64)


@pytest.mark.parametrize("size", [0, 1, 1000, 3_000_000])
def test_what_was_written_is_read(tmp_path: Path, size: int) -> None:
    data = secrets.token_bytes(size)
    path = written(tmp_path / "file", data)

    assert b"".join(opened(path, KEY, "graph")) == data


def test_text_that_packs_well_comes_back_in_stretches(tmp_path: Path) -> None:
    path = written(tmp_path / "file", b"rowan\n" * 1_000_000)

    assert path.stat().st_size < 100_000
    assert sum(1 for _ in lines(path, KEY, "graph")) == 1_000_000
    assert max(map(len, opened(path, KEY, "graph"))) <= sealed_file.PIECE


def test_nothing_of_the_text_shows(tmp_path: Path) -> None:
    path = written(tmp_path / "file", b"Dear Sam, " * 3)

    assert b"Sam" not in path.read_bytes()


@pytest.mark.usefixtures("small_pieces")
def test_a_file_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "file", secrets.token_bytes(400))
    whole = path.read_bytes()

    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        with pytest.raises(Broken):
            list(opened(path, KEY, "graph"))


@pytest.mark.usefixtures("small_pieces")
def test_a_file_with_any_bit_turned_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "file", secrets.token_bytes(300))
    whole = path.read_bytes()

    for place in range(len(whole)):
        harmed = bytearray(whole)
        harmed[place] ^= 1 << (place % 8)
        path.write_bytes(bytes(harmed))
        with pytest.raises(Broken):
            list(opened(path, KEY, "graph"))


@pytest.mark.usefixtures("small_pieces")
def test_pieces_moved_dropped_repeated_or_added_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "file", secrets.token_bytes(300))
    whole = path.read_bytes()
    head, step = whole[:44], 4 + 64 + 16
    body = whole[44:]
    pieces = [body[start : start + step] for start in range(0, len(body), step)]
    assert len(pieces) > 3

    for harmed in (
        [pieces[1], pieces[0], *pieces[2:]],
        [pieces[0], *pieces[2:]],
        [pieces[0], pieces[0], *pieces[1:]],
        pieces[:-1],
        [*pieces, pieces[-1]],
        [*pieces, b"\0"],
    ):
        path.write_bytes(head + b"".join(harmed))
        with pytest.raises(Broken):
            list(opened(path, KEY, "graph"))


def test_another_key_or_another_kind_opens_nothing(tmp_path: Path) -> None:
    path = written(tmp_path / "file", b"Dear Sam")

    with pytest.raises(Broken):
        list(opened(path, OneOuter(b"x" * 32), "graph"))
    with pytest.raises(Broken):
        list(opened(path, KEY, "keys"))


def test_a_last_line_without_its_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "file", b"one\ntwo")

    with pytest.raises(Broken):
        list(lines(path, KEY, "graph"))
