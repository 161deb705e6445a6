"""`network run`, from nothing to a page, and to nothing again. One run serves most of these."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from tests.server.test_keeper import ROOT, soon

pytestmark = pytest.mark.timeout(600)

READY = re.compile(r"Rowan is ready:\s+(\S+)")


@dataclass
class Run:
    """The command as a process of its own, and everything that it started."""

    home: Path
    process: subprocess.Popen[str]
    address: str = ""
    said: list[str] = field(default_factory=list)

    def wait_until_ready(self) -> None:
        for line in self.process.stdout or ():
            self.said.append(line)
            if found := READY.search(line):
                self.address = found[1]
            if "reset" in line:
                return
        raise AssertionError("".join(self.said))

    def left(self) -> list[str]:
        """The command lines of whatever lives and belongs to this home."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                command = " ".join(process.cmdline())
                if str(self.home) in command and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(command)
        return found


def begin(home: Path) -> Run:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J")}
    process = subprocess.Popen(
        [sys.executable, "-m", "network.cli", "run", "--no-seed"],
        cwd=ROOT,
        env=kept | {"ROWAN_HOME": str(home), "ROWAN_PORT": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Run(home, process)


def end(run: Run) -> None:
    run.process.kill()
    run.process.communicate(timeout=60)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    started = begin(tmp_path_factory.mktemp("run"))
    started.wait_until_ready()
    yield started
    end(started)


def test_it_ends_with_a_page_that_can_be_opened(run: Run) -> None:
    with urllib.request.urlopen(run.address, timeout=30) as page:
        assert page.status == 200
        assert "Rowan" in page.read().decode()


def test_it_says_where_everything_lies(run: Run) -> None:
    said = "".join(run.said)

    assert all(word in said for word in ("Data:", "Keys:", "Logs:", "Cache:", "make reset"))
    assert str(run.home) in said


def test_a_second_run_in_the_same_folder_is_refused(run: Run) -> None:
    second = begin(run.home)
    said, _ = second.process.communicate(timeout=60)

    assert second.process.returncode == 1
    assert "running here already" in said


def test_it_keeps_no_secret_where_others_see_it(run: Run) -> None:
    password = (run.home / "neo4j" / "password").read_text("utf-8")

    assert password not in "".join(run.said)
    assert not any(password in line for line in run.left())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
def test_interrupted_while_it_starts_it_leaves_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    starting = begin(tmp_path / "home")
    assert soon(lambda: len(starting.left()) > 0, 60)

    starting.process.send_signal(number)
    starting.process.communicate(timeout=60)

    assert soon(lambda: starting.left() == [], 60)


def test_killed_it_leaves_nothing_and_the_next_run_works(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = begin(home)
    first.wait_until_ready()
    assert first.left()

    end(first)

    assert soon(lambda: first.left() == [], 60)
    second = begin(home)
    second.wait_until_ready()
    second.process.send_signal(signal.SIGTERM)
    said, _ = second.process.communicate(timeout=60)
    assert "Everything is kept" in said
    assert second.left() == []
