"""Commands beside `network run`: they wait for its database, and start no second one."""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from network.cli import _own_server
from network.errors import NotFound
from network.server.home import Home
from network.server.trouble import InUse
from tests.server.test_keeper import ROOT, soon
from tests.server.test_run import begin, end

pytestmark = pytest.mark.timeout(600)


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that has been used, with nothing running."""
    monkeypatch.setenv("ROWAN_HOME", str(tmp_path))
    Home(tmp_path / "neo4j").prepare()
    Home(tmp_path / "neo4j").port()
    return tmp_path


def test_a_command_within_a_second_of_a_starting_run_waits_for_its_database(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    run = begin(home)
    assert soon(lambda: _own_server.is_held(home / "run.lock"), 60)

    out = ("--output", str(tmp_path))
    command = subprocess.run(
        [*(sys.executable, "-m", "network.cli", "map", "export", "csv", "--owner", "nobody"), *out],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
        | {"ROWAN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )

    run.wait_until_ready()
    run.process.send_signal(signal.SIGTERM)
    run.process.communicate(timeout=60)
    assert "Waiting for the database" in command.stderr
    assert command.stderr.splitlines()[-1] == f"Error: {NotFound.title}"
    end(run)


@pytest.mark.parametrize("lock", ["run.lock", "neo4j/run/neo4j.lock"])
def test_one_that_is_kept_busy_for_too_long_is_said_and_nothing_is_touched(
    home: Path, lock: str
) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    with held(home / lock), pytest.raises(InUse, match="Try again"), _own_server.reached(0.3):
        pass

    assert {path: path.read_bytes() for path in before} == before


def test_a_lock_that_is_let_go_is_noticed_at_once(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    never = _own_server.is_held(lock)

    with held(lock):
        during = _own_server.is_held(lock)

    assert (never, during, _own_server.is_held(lock)) == (False, True, False)
