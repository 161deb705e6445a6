"""What a server loads is kept for the next one, and nothing depends on it."""

from pathlib import Path

import pytest

from network.server.classes import Classes
from network.server.lock import Line, lock_of


@pytest.fixture
def classes(tmp_path: Path) -> Classes:
    return Classes(lock=lock_of(Line.LTS), folder=tmp_path)


def test_a_server_is_told_of_no_classes_as_long_as_none_are_kept(classes: Classes) -> None:
    assert classes.options() == []
    assert not classes.keep()


def test_once_they_are_kept_every_server_is_told_of_them(classes: Classes) -> None:
    *_, learning = classes.to_learn()
    written = Path(learning.split("=", 1)[1])
    written.write_bytes(b"what it had loaded")

    assert classes.options() == []
    assert classes.keep()

    [told] = classes.options()
    assert Path(told.split("=", 1)[1]).read_bytes() == b"what it had loaded"
    assert not written.exists()


def test_another_line_has_its_own(classes: Classes) -> None:
    *_, one = classes.to_learn()
    *_, other = Classes(lock=lock_of(Line.NEWEST), folder=classes.folder).to_learn()

    assert one != other


def test_where_there_is_no_room_for_them_a_server_does_without(tmp_path: Path) -> None:
    assert Classes(lock=lock_of(Line.LTS), folder=tmp_path / "not there").options() == []
