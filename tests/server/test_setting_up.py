"""Setting up: what is missing is said with what to do about it."""

import importlib.util
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parents[2]
Usage = namedtuple("Usage", "total used free")


def start(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "start.py", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environ},
        input="",
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_too_old_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(SystemExit):
        environment.require_python("start.py", ["run"])

    assert "needs Python 3.11 or newer; this is 3.9" in capsys.readouterr().err


def test_a_missing_venv_part_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(SystemExit):
        environment._make_venv()

    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_a_full_disk_is_seen_beforehand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(1, 1, 5))

    with pytest.raises(SystemExit):
        environment._require_room()

    assert "Make room" in capsys.readouterr().err


def _hear(asked: list[list[object]], words: list[object]) -> int:
    asked.append(words)
    return 0


def test_a_release_newer_than_the_locks_does_not_stop_setting_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[list[object]] = []
    monkeypatch.setattr(environment, "NOTE", tmp_path / "note")
    monkeypatch.setattr(environment, "call_pip", lambda words, count: _hear(asked, words))
    monkeypatch.setattr(environment, "call", lambda words: _hear(asked, words))

    environment._install("check")

    locked, _, whole = asked
    assert {"--no-deps", "--require-hashes"} <= set(locked)
    assert whole[-1] == "check"


def test_an_unknown_task_leads_to_the_list() -> None:
    done = start("dance")

    assert done.returncode == 1
    assert "no task called dance" in done.stderr


def test_every_task_is_listed_and_made() -> None:
    tasks = {line.split()[1] for line in start("help").stdout.splitlines() if "  make " in line}
    made = (ROOT / "Makefile").read_text("utf-8")

    assert tasks >= {"run", "test", "test-newest", "check", "prove", "bench", "reset"}
    assert tasks >= {"screenshots", "words"}
    assert all(f" {task}" in made for task in tasks)


def test_starting_over_asks_first(tmp_path: Path) -> None:
    kept = tmp_path / "home" / "keys"
    kept.mkdir(parents=True)

    done = start("reset", ROWAN_HOME=str(kept.parent))

    assert done.returncode == 1
    assert kept.exists()


def test_starting_over_leaves_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "letter.txt").write_text("mine")

    done = start("reset", ROWAN_HOME=str(tmp_path), YES="1")

    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_locks_of_packages_name_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "//" not in path.read_text("utf-8"), path.name


def test_every_locked_package_has_its_fingerprint() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = path.read_text("utf-8").replace("\\\n", " ").splitlines()
        assert all("--hash=sha256:" in entry for entry in entries if entry.strip()), path.name
