"""Keeping a process: alive while its parent lives, never longer, and one at a time."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from network.server.kept import Kept
from network.server.trouble import InUse, ServerTrouble

ROOT = Path(__file__).resolve().parents[2]
SLEEPER = "import time; print('awake', flush=True); time.sleep(600)"
PARENT = """
import sys, time
from pathlib import Path
from network.server.kept import Kept
folder = Path(sys.argv[1])
kept = Kept(name="part", command=[sys.executable, "-X", f"test={folder}", "-c", sys.argv[2]],
            run_dir=folder / "run", log=folder / "part.log", mark=f"test={folder}")
kept.start()
print(kept.pid(), flush=True)
time.sleep(600)
"""


def soon(question: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.05)
    return False


def lives(pid: int | None) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    return False


def kept_in(folder: Path, program: str = SLEEPER, **more: object) -> Kept:
    mark = f"test={folder}"
    return Kept(
        name="part",
        command=[sys.executable, "-X", mark, "-c", program],
        run_dir=folder / "run",
        log=folder / "part.log",
        mark=mark,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    part = kept_in(tmp_path)
    yield part
    part.stop()


def test_it_stops_when_it_is_told_to(kept: Kept) -> None:
    kept.start()
    pid = kept.pid()
    assert lives(pid)

    kept.stop()

    assert not lives(pid)
    assert not kept.alive()


def test_it_comes_back_when_it_is_killed(kept: Kept) -> None:
    kept.start()
    first = kept.pid() or 0

    os.kill(first, signal.SIGKILL)

    assert soon(lambda: kept.starts() == 2 and lives(kept.pid()))
    assert kept.pid() != first


def test_it_ends_with_its_parent_even_if_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path), SLEEPER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        assert lives(pid)

        parent.kill()

    assert soon(lambda: not lives(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_it_ends_when_its_keeper_is_killed(kept: Kept) -> None:
    kept.start()
    pid = kept.pid()
    keeper = psutil.Process(pid).parent()
    assert keeper is not None

    keeper.kill()

    assert soon(lambda: not lives(pid))


def test_what_a_crash_left_behind_is_ended_first(tmp_path: Path, kept: Kept) -> None:
    left = subprocess.Popen([*kept.command])
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "part.kept").write_text(json.dumps({"pid": left.pid, "starts": 1}))

    kept.start()

    assert left.wait(10) != 0
    assert lives(kept.pid())


def test_somebody_elses_process_with_a_stale_number_is_left_alone(
    tmp_path: Path, kept: Kept
) -> None:
    stranger = subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.DEVNULL)
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "part.kept").write_text(json.dumps({"pid": stranger.pid, "starts": 1}))

    kept.start()

    assert lives(stranger.pid)
    stranger.kill()
    stranger.wait()


def test_a_stale_lock_file_is_no_lock(tmp_path: Path, kept: Kept) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "part.lock").write_text("")
    (tmp_path / "run" / "part.kept").write_text("nonsense")

    kept.start()

    assert lives(kept.pid())


def test_what_can_not_run_is_given_up(tmp_path: Path) -> None:
    part = kept_in(tmp_path, "raise SystemExit(3)")

    part.start()

    assert soon(lambda: not part.alive(), 40)
    part.stop()


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    part = kept_in(tmp_path)
    part.command = [str(tmp_path / "nothing")]

    with pytest.raises(ServerTrouble, match="part"):
        part.start()


def test_a_second_run_in_the_same_folder_is_refused(
    tmp_path: Path, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROWAN_LOCK_PATIENCE", "0.2")
    kept.start()

    with pytest.raises(InUse, match="Another run"):
        kept_in(tmp_path).start()

    assert lives(kept.pid())


def test_one_that_ignores_the_request_is_ended_all_the_same(tmp_path: Path) -> None:
    stubborn = "import signal,time; signal.signal(15, signal.SIG_IGN); print(1); time.sleep(600)"
    part = kept_in(tmp_path, stubborn, patience=0.3)
    part.start()
    pid = part.pid()

    part.stop()

    assert not lives(pid)
