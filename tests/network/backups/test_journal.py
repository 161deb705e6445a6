"""The journal: nothing that was acknowledged is missing from it, and tampering shows."""

import os
import stat
from pathlib import Path

import pytest

from network.backups.journal import Entry, Journal, What
from network.clock import FrozenClock
from network.errors import Broken


@pytest.fixture
def journal(tmp_path: Path, clock: FrozenClock) -> Journal:
    return Journal(tmp_path / "keys" / "journal", clock)


def brief(entries: "list[Entry]") -> list[tuple[What, str, tuple[str, ...]]]:
    return [(entry.what, entry.person_id, entry.items) for entry in entries]


def test_what_was_written_is_read_in_order(journal: Journal) -> None:
    journal.begin()
    journal.erased("a")
    journal.removed("b", ["1", "2"])
    journal.begin()

    assert brief(list(journal.entries())) == [
        (What.BEGUN, "", ()),
        (What.ERASED, "a", ()),
        (What.REMOVED, "b", ("1", "2")),
    ]
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_the_seal_is_that_of_the_newest_line(journal: Journal) -> None:
    journal.begin()
    first = journal.seal()
    journal.erased("a")

    seals = [entry.seal for entry in journal.entries()]

    assert seals == [first, journal.seal()]


def test_a_half_written_last_line_is_cut_off_and_writing_goes_on(journal: Journal) -> None:
    journal.erased("a")
    with journal.path.open("ab") as file:
        file.write(b'{"what":"erased","person":"b"')

    assert brief(list(journal.entries())) == [(What.ERASED, "a", ())]
    journal.erased("c")
    assert brief(list(journal.entries())) == [(What.ERASED, "a", ()), (What.ERASED, "c", ())]


def test_an_altered_or_missing_line_is_noticed(journal: Journal) -> None:
    for person in "abc":
        journal.erased(person)
    lines = journal.path.read_bytes().splitlines(keepends=True)

    for harmed in (
        lines[0].replace(b'"a"', b'"x"') + lines[1] + lines[2],
        lines[0] + lines[2],
        lines[1] + lines[0] + lines[2],
        lines[1] + lines[2],
        b"nonsense\n" + lines[0],
    ):
        journal.path.write_bytes(harmed)
        with pytest.raises(Broken):
            list(journal.entries())


def test_a_missing_journal_is_not_an_empty_one(journal: Journal) -> None:
    with pytest.raises(Broken, match="missing"):
        list(journal.entries())
    with pytest.raises(Broken, match="missing"):
        journal.seal()


def test_a_long_line_and_a_long_file_are_read_from_their_end(journal: Journal) -> None:
    many = [f"{number:032x}" for number in range(5000)]

    journal.removed("a", many)
    journal.erased("b")
    journal.removed("c", many)
    journal.erased("d")

    assert [entry.person_id for entry in journal.entries()] == ["a", "b", "c", "d"]


def test_several_processes_write_whole_lines_one_after_another(
    journal: Journal, clock: FrozenClock
) -> None:
    children = []
    for child in range(4):
        number = os.fork()
        if number == 0:
            for line in range(10):
                Journal(journal.path, clock).erased(f"{child}-{line}")
            os._exit(0)
        children.append(number)

    assert [os.waitpid(number, 0)[1] for number in children] == [0] * 4
    assert {entry.person_id for entry in journal.entries()} == {
        f"{child}-{line}" for child in range(4) for line in range(10)
    }
