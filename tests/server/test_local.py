"""A local server from start to stop. One server serves all of these tests."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import neo4j
import psutil
import pytest
from neo4j.exceptions import AuthError

from network.server.local import LocalServer
from network.server.size import Size
from network.server.trouble import ServerTrouble
from tests import servers
from tests.server.test_keeper import lives, soon


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    home = tmp_path_factory.mktemp("local")
    with LocalServer(home=home, line=servers.line(), size=Size.SMALL) as running:
        yield running


def ask(local: LocalServer, text: str) -> list[dict[str, object]]:
    auth = (local.user, local.password)
    with neo4j.GraphDatabase.driver(local.uri, auth=auth) as driver, driver.session() as session:
        return session.run(text).data()


def test_it_answers_with_the_password_in_its_folder(local: LocalServer) -> None:
    assert ask(local, "RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize("password", ["neo4j", ""])
def test_it_refuses_every_other_password(local: LocalServer, password: str) -> None:
    driver = neo4j.GraphDatabase.driver(local.uri, auth=("neo4j", password))

    with driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_nobody_else_can_read_its_files(local: LocalServer) -> None:
    paths = [local.home, local.password_file, local.home / "conf" / "neo4j.conf"]

    assert not any(path.stat().st_mode & 0o077 for path in paths)


def test_it_listens_on_one_port_of_this_machine_only(local: LocalServer) -> None:
    connections = psutil.Process(local.pid).net_connections(kind="inet")
    listening = {each.laddr for each in connections if each.status == psutil.CONN_LISTEN}

    assert {address.ip for address in listening} <= {"127.0.0.1", "::ffff:127.0.0.1"}
    assert len(listening) == 1


def test_it_says_nothing_alarming(local: LocalServer) -> None:
    said = local.log.read_text("utf-8")

    assert "WARN" not in said
    assert "ERROR" not in said


def test_its_command_line_shows_no_password(local: LocalServer) -> None:
    assert local.password not in " ".join(psutil.Process(local.pid).cmdline())


def test_its_files_are_not_touched_while_it_runs(local: LocalServer) -> None:
    with pytest.raises(ServerTrouble, match="Stop the local server"):
        local.admin("database", "dump", "neo4j")


def test_killed_it_comes_back_with_everything_that_was_kept(local: LocalServer) -> None:
    ask(local, "CREATE (:Kept {when: 'killed'})")
    before = local.starts

    os.kill(local.pid or 0, signal.SIGKILL)

    assert soon(lambda: local.starts == before + 1)
    local.wait()
    assert ask(local, "MATCH (kept:Kept {when: 'killed'}) RETURN count(*) AS n") == [{"n": 1}]


def test_stopped_it_is_gone_and_goes_on_later_where_it_was(
    local: LocalServer, tmp_path: Path
) -> None:
    ask(local, "CREATE (:Kept {when: 'stopped'})")
    pid, uri = local.pid, local.uri

    local.stop()

    assert not lives(pid)
    assert not list((local.home / "run").glob("*.kept"))
    local.admin("database", "dump", "neo4j", f"--to-path={tmp_path}")
    assert (tmp_path / "neo4j.dump").stat().st_size > 0
    local.start()
    assert local.uri == uri
    assert ask(local, "MATCH (kept:Kept {when: 'stopped'}) RETURN count(*) AS n") == [{"n": 1}]


def test_what_keeps_it_from_starting_is_said(tmp_path: Path) -> None:
    broken = LocalServer(home=tmp_path / "broken", line=servers.line(), size=Size.SMALL)
    log = tmp_path / "broken" / "logs" / "server.log"
    log.parent.mkdir(parents=True)
    log.write_text("…\njava.net.BindException: Address already in use\n")

    assert "its port was taken" in broken._why()
    assert str(log) in broken._why()
