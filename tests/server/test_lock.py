"""The locks: pinned, complete, and without an address."""

import pytest

from network.server.lock import FILES, LOCKS, BadLock, Line, lock_of, read, write

GOOD = "version 1\nmain a.B\nx.y:z:1.0 " + "0" * 64 + " 12\n"


@pytest.mark.parametrize("line", list(Line))
def test_a_lock_holds_what_a_server_needs(line: Line) -> None:
    names = {artifact.coordinate.split(":")[1] for artifact in lock_of(line).artifacts}

    assert {"neo4j", "neo4j-server", "neo4j-command-line", "neo4j-consistency-check"} <= names


@pytest.mark.parametrize("line", list(Line))
def test_a_lock_names_no_address(line: Line) -> None:
    assert "//" not in (LOCKS / FILES[line]).read_text("utf-8")


@pytest.mark.parametrize("line", list(Line))
def test_a_lock_reads_back_as_it_was_written(line: Line) -> None:
    lock = lock_of(line)

    assert read(write(lock, "again")) == lock


@pytest.mark.parametrize(
    "text",
    ["", "version 1\nmain a.B\n", GOOD.replace("0" * 64, "0" * 63), GOOD.replace("x.y:z:1.0", "x")],
)
def test_a_broken_lock_is_refused(text: str) -> None:
    with pytest.raises(BadLock):
        read(text)


def test_a_classifier_is_part_of_the_file_name() -> None:
    lock = read(GOOD.replace("x.y:z:1.0", "x.y:z:1.0:linux"))

    assert lock.artifacts[0].path == "x/y/z/1.0/z-1.0-linux.jar"
