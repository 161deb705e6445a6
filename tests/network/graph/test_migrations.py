"""Migrations: checked, locked, resumable, and never changed once they have landed."""

import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from network.graph import migrations, queries
from network.graph.door import Neo4jGraph
from network.graph.migrations import FOLDER, MigrationFailed, Migrations, NotMigrated
from network.identity import new_id
from tests.counts import PROVING
from tests.servers import TestServer, line

RUNNER = """
import sys
from pathlib import Path
from network.graph import queries
from network.graph.door import Neo4jGraph
from network.graph.migrations import Migrations
uri, user, password, folder, stop_before = sys.argv[1:]
def pause(where):
    print(where, flush=True)
    if where.endswith(stop_before):
        sys.stdin.read()
graph = Neo4jGraph(uri=uri, user=user, password=password, queries=queries.load())
Migrations(
    graph=graph, folder=Path(folder), patience=2, beat=0.5, before_statement=pause
).run()
print("done", flush=True)
"""

FIRST = """// A first file; with a semicolon in a comment.
CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (thing:Thing) REQUIRE thing.id IS UNIQUE;
CREATE INDEX thing_about IF NOT EXISTS FOR (thing:Thing) ON (thing.about);
"""
SECOND = """MATCH (thing:Thing)
WHERE thing.mark IS NULL
CALL (thing) {
  SET thing.mark = 'a;b', thing.count = coalesce(thing.count, 0) + 1
} IN TRANSACTIONS OF 10 ROWS;
CREATE INDEX thing_mark IF NOT EXISTS FOR (thing:Thing) ON (thing.mark);
"""


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestServer]:
    """A server of this module's own: migrations belong to a whole store."""
    from network.server.local import LocalServer
    from network.server.size import Size
    from tests.servers import Rung

    home = tmp_path_factory.mktemp("migrated")
    with LocalServer(home=home, line=line(), size=Size.SMALL) as running:
        yield TestServer(
            uri=running.uri, user=running.user, password=running.password, rung=Rung.LOCAL
        )


@pytest.fixture
def store(empty_server: TestServer) -> Iterator[Neo4jGraph]:
    """An empty store, without schema."""
    graph = Neo4jGraph(
        uri=empty_server.uri,
        user=empty_server.user,
        password=empty_server.password,
        queries=queries.load(),
    )
    _empty(graph)
    yield graph
    graph.close()


def _empty(graph: Neo4jGraph) -> None:
    graph.raw("MATCH (any) DETACH DELETE any")
    for row in graph.raw("SHOW CONSTRAINTS YIELD name"):
        graph.raw(f"DROP CONSTRAINT `{row['name']}`")
    for row in graph.raw("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"):
        graph.raw(f"DROP INDEX `{row['name']}`")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small migrations."""
    (tmp_path / "V0001__first.cypher").write_text(FIRST)
    (tmp_path / "V0002__second.cypher").write_text(SECOND)
    return tmp_path


def schema(graph: Neo4jGraph) -> list[str]:
    names = graph.raw("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'")
    return sorted(row["name"] for row in names)


def epoch(graph: Neo4jGraph) -> str:
    [row] = graph.raw("MATCH (meta:Meta {id: 'store'}) RETURN meta.epoch AS epoch")
    return str(row["epoch"])


def runner(
    server: TestServer, folder: Path, stop_before: str = "nowhere"
) -> "subprocess.Popen[str]":
    words = (server.uri, server.user, server.password, str(folder), stop_before)
    return subprocess.Popen(
        [sys.executable, "-c", RUNNER, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[3],
    )


def killed_before(server: TestServer, folder: Path, statement: str) -> None:
    """Run until just before a statement, then kill -9."""
    process = runner(server, folder, stop_before=statement)
    assert process.stdout is not None
    for where in process.stdout:
        if where.strip().endswith(statement):
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert process.stdin is not None
    process.stdin.close()


def test_a_new_store_gets_everything_and_an_epoch(store: Neo4jGraph) -> None:
    found = Migrations(graph=store)

    applied = found.run()

    assert applied == [migration.name for migration in migrations.load()]
    found.verify()
    assert len(epoch(store)) == 32


def test_running_again_changes_nothing(store: Neo4jGraph) -> None:
    Migrations(graph=store).run()
    before = schema(store), epoch(store)

    assert Migrations(graph=store).run() == []
    assert (schema(store), epoch(store)) == before


def test_a_store_that_was_never_migrated_is_refused(store: Neo4jGraph) -> None:
    with pytest.raises(NotMigrated):
        Migrations(graph=store).verify()


@pytest.mark.parametrize("statement", ["first.cypher 1", "first.cypher 2", "second.cypher 2"])
def test_a_runner_that_was_killed_is_taken_over_from(
    empty_server: TestServer, store: Neo4jGraph, folder: Path, statement: str
) -> None:
    store.raw("UNWIND range(1, 50) AS number CREATE (:Thing {id: toString(number)})")

    killed_before(empty_server, folder, statement)
    with pytest.raises(NotMigrated):
        Migrations(graph=store, folder=folder).verify()
    Migrations(graph=store, folder=folder, patience=2).run()

    Migrations(graph=store, folder=folder).verify()
    assert {"thing_id", "thing_about", "thing_mark"} <= set(schema(store))
    marked = store.raw("MATCH (t:Thing {mark: 'a;b', count: 1}) RETURN count(t) AS size")
    assert marked == [{"size": 50}]


def test_two_runners_at_once_apply_each_step_once(
    empty_server: TestServer, store: Neo4jGraph, folder: Path
) -> None:
    store.raw("UNWIND range(1, 50) AS number CREATE (:Thing {id: toString(number)})")

    pair = [runner(empty_server, folder) for _ in range(2)]
    said = [process.communicate(timeout=60)[0] for process in pair]

    assert [process.returncode for process in pair] == [0, 0]
    steps = [line for words in said for line in words.splitlines() if line != "done"]
    assert len(steps) == len(set(steps)) == 4


def test_who_was_thought_dead_stops_before_the_next_step(store: Neo4jGraph, folder: Path) -> None:
    seen: list[str] = []

    def stall(where: str) -> None:
        seen.append(where)
        store.raw("MATCH (lock:MigrationLock) SET lock.owner = 'another'")

    with pytest.raises(Exception, match="taken over"):
        Migrations(graph=store, folder=folder, before_statement=stall).run()

    assert len(seen) == 1


def test_the_lock_is_waited_for_and_then_taken(store: Neo4jGraph, folder: Path) -> None:
    Migrations(graph=store, folder=folder).run()
    store.raw("MATCH (lock:MigrationLock) SET lock.owner = 'x', lock.beatAt = datetime()")
    began = time.monotonic()

    Migrations(graph=store, folder=folder, patience=1).run()

    assert time.monotonic() - began >= 1


def test_a_store_that_is_filled_at_every_landed_version_goes_forward(store: Neo4jGraph) -> None:
    everything = migrations.load()
    people: list[str] = []

    for reached in range(1, len(everything)):
        with first_of(everything[:reached]) as older:
            Migrations(graph=store, folder=older).run()
        people.append(a_person_in(store))
    Migrations(graph=store).run()

    Migrations(graph=store).verify()
    assert everybody_in(store) == sorted(people)


@pytest.mark.skipif(not PROVING, reason="the one above goes the same steps; this is for make prove")
def test_a_filled_store_goes_forward_from_every_landed_version(store: Neo4jGraph) -> None:
    everything = migrations.load()

    for reached in range(1, len(everything)):
        _empty(store)
        with first_of(everything[:reached]) as older:
            Migrations(graph=store, folder=older).run()
        person = a_person_in(store)

        Migrations(graph=store).run()

        Migrations(graph=store).verify()
        assert everybody_in(store) == [person]


def a_person_in(store: Neo4jGraph) -> str:
    """Somebody new, as far as every version knows people."""
    person = new_id()
    store.raw("CREATE (:Person {id: $id, madeMonth: '2026-03'})", id=person)
    return person


def everybody_in(store: Neo4jGraph) -> list[str]:
    """All people there are, by their ids in order."""
    rows = store.raw("MATCH (p:Person) RETURN p.id AS id ORDER BY id")
    return [row["id"] for row in rows]


@contextmanager
def first_of(some: tuple[migrations.Migration, ...]) -> Iterator[Path]:
    """A folder with the first few of the real migrations."""
    with tempfile.TemporaryDirectory() as path:
        for migration in some:
            shutil.copy(FOLDER / migration.name, Path(path) / migration.name)
        yield Path(path)


def test_a_landed_file_that_changed_is_refused(store: Neo4jGraph, folder: Path) -> None:
    migrations.land(folder)
    Migrations(graph=store, folder=folder).run()
    (folder / "V0001__first.cypher").write_text(FIRST + "RETURN 1;")

    with pytest.raises(NotMigrated, match="must not change"):
        Migrations(graph=store, folder=folder).verify()


def test_a_store_with_another_content_of_a_landed_file_is_refused(
    store: Neo4jGraph, folder: Path
) -> None:
    migrations.land(folder)
    Migrations(graph=store, folder=folder).run()
    store.raw("MATCH (m:Migration {version: '0001'}) SET m.checksum = 'other'")

    with pytest.raises(NotMigrated, match="differs"):
        Migrations(graph=store, folder=folder).run()


def test_a_file_that_is_gone_is_missed(store: Neo4jGraph, folder: Path) -> None:
    Migrations(graph=store, folder=folder).run()
    (folder / "V0001__first.cypher").unlink()

    with pytest.raises(NotMigrated, match="missing"):
        Migrations(graph=store, folder=folder).verify()


def test_a_landed_file_that_is_gone_is_missed_even_without_a_store(folder: Path) -> None:
    migrations.land(folder)
    (folder / "V0001__first.cypher").unlink()

    with pytest.raises(NotMigrated, match="missing"):
        migrations.load(folder)


def test_a_refused_statement_stops_everything_after_it(store: Neo4jGraph, folder: Path) -> None:
    (folder / "V0001__first.cypher").write_text("CREATE (:Thing {id: 'Maya'}) RETURN nowhere;")

    with pytest.raises(MigrationFailed) as raised:
        Migrations(graph=store, folder=folder).run()

    assert "Maya" not in str(raised.value)
    assert "thing_mark" not in schema(store)
    with pytest.raises(NotMigrated):
        Migrations(graph=store, folder=folder).verify()


def test_the_lock_is_given_back_after_a_failure(store: Neo4jGraph, folder: Path) -> None:
    (folder / "V0001__first.cypher").write_text("RETURN nowhere;")
    with pytest.raises(MigrationFailed):
        Migrations(graph=store, folder=folder).run()
    (folder / "V0001__first.cypher").write_text(FIRST)
    began = time.monotonic()

    Migrations(graph=store, folder=folder).run()

    assert time.monotonic() - began < migrations.PATIENCE


def test_line_ends_do_not_count(folder: Path) -> None:
    assert migrations.checksum("a;\r\nb;\n") == migrations.checksum("a;\nb;\n")


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("RETURN 1; RETURN 2", ("RETURN 1", "RETURN 2")),
        ("// a; b\nRETURN 1;", ("RETURN 1",)),
        ("/* a; b */ RETURN 1;", ("RETURN 1",)),
        ("RETURN 'a;b'; RETURN \"c;d\";", ("RETURN 'a;b'", 'RETURN "c;d"')),
        (r"RETURN 'it\'s; here';", (r"RETURN 'it\'s; here'",)),
        ("MATCH (`a;b`) RETURN 1;", ("MATCH (`a;b`) RETURN 1",)),
        ("RETURN 'https://x';", ("RETURN 'https://x'",)),
        (" ;; \n; // nothing", ()),
    ],
)
def test_statements_are_cut_where_they_end(text: str, statements: tuple[str, ...]) -> None:
    assert migrations.split(text) == statements


def test_the_landed_files_are_as_they_were() -> None:
    kept = migrations.landed()

    assert kept, "nothing has landed"
    for name, digest in kept.items():
        assert migrations.checksum((FOLDER / name).read_text("utf-8")) == digest


def test_no_draft_is_left_behind() -> None:
    assert [m.name for m in migrations.load() if not m.landed] == []


def test_a_badly_named_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "first.cypher").write_text(FIRST)

    with pytest.raises(NotMigrated, match="named"):
        migrations.load(tmp_path)
