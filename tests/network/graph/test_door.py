"""The one door to the database: what it lets through, and what it says when something is wrong."""

import os
import threading
import time
import traceback
from collections.abc import Iterator

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from network.errors import AlreadyDone, Broken, Unavailable
from network.graph import door as neo4j_door
from network.graph.classify import Meaning, classify
from network.graph.door import DATABASE, Neo4jGraph, StatementRefused, Tx
from network.graph.queries import load
from network.identity import new_id
from tests.network.graph.proxy import Cut, Proxy
from tests.network.graph.statements import CLEAN, a_door
from tests.servers import TestServer

SECRET = "Maya Okafor, 12 Elm Street"


@pytest.fixture(scope="module")
def door(server: TestServer) -> Iterator[Neo4jGraph]:
    with a_door(server) as made:
        made.auto("make")
        yield made
        made.raw(CLEAN)


@pytest.fixture
def proxy(server: TestServer) -> Iterator[Proxy]:
    made = Proxy(server.uri)
    yield made
    made.close()


def size(door: Neo4jGraph, thing: str) -> int:
    row = door.ask("count", id=thing)
    assert row is not None
    return int(row["size"])


def test_what_a_unit_of_work_writes_is_kept(door: Neo4jGraph) -> None:
    thing = new_id()

    door.write(lambda tx: tx.run("create", id=thing))

    assert size(door, thing) == 1


def test_a_unit_of_work_that_fails_leaves_nothing(door: Neo4jGraph) -> None:
    thing = new_id()

    def work(tx: Tx) -> None:
        tx.run("create", id=thing)
        raise RuntimeError("on purpose")

    with pytest.raises(RuntimeError):
        door.write(work)
    assert size(door, thing) == 0


def test_reading_is_held_to_reading_by_the_server(door: Neo4jGraph) -> None:
    with pytest.raises(StatementRefused):
        door.read(lambda tx: tx.run("sly", id=new_id()))


def test_only_a_question_can_be_asked(door: Neo4jGraph) -> None:
    for name in ("create", "all"):
        with pytest.raises(TypeError):
            door.ask(name, id=new_id())


def test_missing_and_extra_parameters_are_refused(door: Neo4jGraph) -> None:
    for params in ({}, {"id": "a", "more": 1}, {"name": "a"}):
        with pytest.raises(TypeError):
            door.ask("count", **params)


def test_one_row_is_one_row(door: Neo4jGraph) -> None:
    with pytest.raises(Broken):
        door.read(lambda tx: tx.one("all"))


def test_a_value_that_is_there_already_is_never_quoted(door: Neo4jGraph) -> None:
    door.write(lambda tx: tx.run("lock", id=SECRET))

    with pytest.raises(AlreadyDone) as raised:
        door.write(lambda tx: tx.run("create", id=SECRET))

    told = "".join(traceback.format_exception(raised.value))
    assert "Maya" not in told
    assert "Elm" not in told


def test_a_faulty_statement_is_named_by_code_alone(door: Neo4jGraph) -> None:
    with pytest.raises(StatementRefused) as raised:
        door.write(lambda tx: tx.run("nonsense"))

    told = "".join(traceback.format_exception(raised.value))
    assert "SyntaxError" in told
    assert "Maya" not in told


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("Neo.ClientError.Schema.ConstraintValidationFailed", Meaning.CONFLICT),
        ("Neo.TransientError.Transaction.DeadlockDetected", Meaning.AGAIN),
        ("Neo.TransientError.Transaction.LockAcquisitionTimeout", Meaning.AGAIN),
        ("Neo.TransientError.Transaction.LockClientStopped", Meaning.AGAIN),
        ("Neo.TransientError.Transaction.BookmarkTimeout", Meaning.AGAIN),
        ("Neo.ClientError.Cluster.NotALeader", Meaning.AGAIN),
        (
            "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
            Meaning.UNAVAILABLE,
        ),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", Meaning.UNKNOWN_OUTCOME),
        ("Neo.DatabaseError.Transaction.TransactionStartFailed", Meaning.UNAVAILABLE),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", Meaning.UNAVAILABLE),
        ("Neo.ClientError.Statement.SyntaxError", Meaning.OURS),
        ("Neo.ClientError.Statement.AccessMode", Meaning.OURS),
    ],
)
def test_every_error_of_the_server_has_one_meaning(code: str, meaning: Meaning) -> None:
    error = Neo4jError._hydrate_neo4j(code=code, message="said")

    assert classify(error) is meaning


def test_two_orders_of_locking_both_come_through(door: Neo4jGraph) -> None:
    first, second = new_id(), new_id()
    done: list[str] = []

    def both(one: str, other: str) -> None:
        def work(tx: Tx) -> None:
            tx.run("lock", id=one)
            time.sleep(0.2)
            tx.run("lock", id=other)

        door.write(work)
        done.append(one)

    threads = [
        threading.Thread(target=both, args=pair) for pair in ((first, second), (second, first))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)

    assert sorted(done) == sorted((first, second))


@pytest.mark.parametrize(("cut", "kept"), [(Cut.BEFORE_COMMIT, 0), (Cut.AFTER_COMMIT, 1)])
def test_a_commit_whose_answer_is_lost_is_never_done_again_by_itself(
    server: TestServer, door: Neo4jGraph, proxy: Proxy, cut: Cut, kept: int
) -> None:
    thing, calls = new_id(), list[int]()

    def work(tx: Tx) -> None:
        calls.append(1)
        tx.run("merge", id="x", op=thing)

    with a_door(server, proxy.uri) as behind:
        behind.write(lambda tx: tx.run("lock", id=new_id()))
        proxy.cut = cut
        with pytest.raises(Unavailable):
            behind.write(work)

    assert len(calls) == 1
    assert size(door, thing) == kept


def test_what_the_server_could_not_do_is_named_by_code_and_statement_alone(
    door: Neo4jGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_door, "TIMEOUT", 0.3)

    with pytest.raises(Unavailable) as caught:
        door.read(lambda tx: tx.run("slow"))

    code, statement = caught.value.__notes__
    assert code.startswith("Neo.ClientError.Transaction.TransactionTimedOut")
    assert statement == "slow"


@pytest.mark.parametrize("cut", [Cut.BEFORE_COMMIT, Cut.AFTER_COMMIT])
def test_trying_again_with_the_same_key_has_one_effect(
    server: TestServer, door: Neo4jGraph, proxy: Proxy, cut: Cut
) -> None:
    thing = new_id()

    with a_door(server, proxy.uri) as behind:
        proxy.cut = cut
        for _ in range(2):
            try:
                behind.write(lambda tx: tx.run("merge", id="x", op=thing))
            except Unavailable:
                continue

    assert size(door, thing) == 1


def test_rows_come_as_a_stream_though_every_line_was_broken_meanwhile(
    server: TestServer, proxy: Proxy
) -> None:
    with a_door(server, proxy.uri) as behind:
        behind.ask("graph/ping")
        proxy.drop()

        with behind.stream("graph/ping", seconds=5) as rows:
            found = list(rows)

    assert len(found) == 1


def test_beginning_goes_along_with_the_first_statement(server: TestServer, proxy: Proxy) -> None:
    with a_door(server, proxy.uri) as behind:
        behind.read(lambda tx: tx.many("all"))
        before = proxy.ways
        behind.read(lambda tx: tx.many("all"))

        assert proxy.ways == before + 2, "one to begin and ask, one to commit"


def test_a_unit_of_work_goes_on_over_a_new_line_where_the_old_one_broke(
    server: TestServer, door: Neo4jGraph, proxy: Proxy
) -> None:
    thing = new_id()
    with a_door(server, proxy.uri) as behind:
        behind.ask("graph/ping")
        proxy.drop()

        behind.write(lambda tx: tx.run("create", id=thing))

    assert size(door, thing) == 1


def test_a_unit_of_work_that_asks_nothing_answers_all_the_same(door: Neo4jGraph) -> None:
    assert door.read(lambda _: 7) == 7


def test_one_that_fails_before_it_asks_anything_leaves_the_line_whole(door: Neo4jGraph) -> None:
    def work(_: Tx) -> None:
        raise RuntimeError("on purpose")

    for _ in range(20):
        with pytest.raises(RuntimeError):
            door.read(work)

    assert door.ask("graph/ping") is not None


def test_a_server_that_is_not_there_is_said_soon() -> None:
    nobody = Neo4jGraph(uri="bolt://127.0.0.1:9", user="neo4j", password="", queries=load())
    began = time.monotonic()

    with pytest.raises(Unavailable):
        nobody.ask("graph/ping")

    nobody.close()
    assert time.monotonic() - began < 10


def test_a_driver_made_before_a_fork_is_not_used_after_it(door: Neo4jGraph) -> None:
    thing = new_id()
    door.write(lambda tx: tx.run("create", id=thing))
    before = id(door.driver())

    pid = os.fork()
    if pid == 0:
        # The child must end without running the parent's own endings.
        code = 1
        try:
            code = 0 if size(door, thing) == 1 and id(door.driver()) != before else 2
        finally:
            os._exit(code)
    _, status = os.waitpid(pid, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert size(door, thing) == 1


@pytest.mark.parametrize("mode", [neo4j.READ_ACCESS, neo4j.WRITE_ACCESS])
def test_a_session_is_what_the_driver_makes_in_its_public_way(door: Neo4jGraph, mode: str) -> None:
    with (
        door.driver().session(database=DATABASE, default_access_mode=mode) as public,
        door._session(mode) as first,
        door._session(mode) as ours,
    ):
        assert ours is not first
        assert type(ours) is type(public)
        assert ours._pool is public._pool
        assert dict(ours._config) == dict(public._config)
        assert ours._config.default_access_mode == mode


def test_closing_twice_is_no_trouble_and_it_opens_again(server: TestServer) -> None:
    with a_door(server) as made:
        made.ask("graph/ping")
        made.close()
        made.close()

        assert made.ask("graph/ping") == {"alive": 1}
