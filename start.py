"""Everything that `make` does, with nothing installed but Python 3.11 or newer.

    python3 start.py run          and see `python3 start.py help`

It makes .venv, installs what the lock files in requirements/ pin, and hands over.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import sys
from pathlib import Path

from tools.children import begin, call, ends_like_ctrl_c, finish, hand_over, stop
from tools.environment import BIN, PYTHON, ROOT, require_python, requirements, set_up

HOME = Path(os.environ.get("ROWAN_HOME") or ROOT / ".rowan")
DATA = (
    "neo4j",
    "keys",
    "blobs",
    "backups",
    "mails",
    "letters",
    "logs",
    "run",
    "sign-ins.txt",
    "seeding",
    "run.lock",
)
# What servers of tests begin from. Tests do without it, more slowly: how it ends is no matter.
READY: list[str | Path] = [PYTHON, "-m", "tests.ready"]
STYLED = ("network", "api", "web", "tests", "bench", "prove", "tools", "start.py")


def main(arguments: list[str]) -> int:
    """Do what the first argument says with the rest of them. Returns the exit status."""
    name, rest = (arguments[0] if arguments else "help"), arguments[1:]
    if name not in TASKS:
        return _help() if name in ("help", "-h", "--help") else _unknown(name)
    require_python(__file__, arguments)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ends_like_ctrl_c)
    os.chdir(str(ROOT))
    return TASKS[name](rest)


def run(rest: list[str]) -> int:
    """Start Rowan on this machine and say where to look."""
    set_up("local")
    return hand_over(BIN / "network", "run", *rest)


def test(rest: list[str]) -> int:
    """Test everything, with reduced counts and fixed seeds."""
    set_up("check")
    call(READY)
    return hand_over(*_tests(*rest))


def test_newest(rest: list[str]) -> int:
    """Test everything on the newest release of Neo4j."""
    os.environ["ROWAN_TEST_LINE"] = "newest"
    return test(rest)


def check(rest: list[str]) -> int:
    """Look at style, types, imports and templates, then test: all that CI does."""
    set_up("check")
    ready = begin(READY)
    failed = [words for words in _looks() if call(words)]
    finish(ready)
    for words in failed:
        print(f"FAILED: {' '.join(map(str, words[1:]))}")
    return call(_tests(*rest)) or int(bool(failed))


def cover(rest: list[str]) -> int:
    """Test everything and say which lines no test ran (half as long again)."""
    set_up("check")
    covered = ("--cov=network", "--cov=api", "--cov=web", "--cov-report=term:skip-covered")
    return hand_over(*_tests(*covered, *rest))


def prove(rest: list[str]) -> int:
    """Prove the full figures, part by part, into docs/proof."""
    set_up("check")
    return hand_over(PYTHON, "-m", "prove", *rest)


def bench(rest: list[str]) -> int:
    """Measure, and write bench/RESULTS.md."""
    set_up("check")
    return hand_over(PYTHON, "-m", "bench", *rest)


def screenshots(_: list[str]) -> int:
    """Take the pictures of every page into docs/pictures (needs a Chromium)."""
    set_up("check")
    return hand_over(PYTHON, "-m", "tests.browser.screenshots")


def words(_: list[str]) -> int:
    """Gather every word of the pages for translators, into web/translations."""
    set_up("check")
    return hand_over(PYTHON, "-m", "web.catalogue")


def reset(_: list[str]) -> int:
    """Start over: throw away all data, keys and pictures of this folder."""
    if not any((HOME / name).exists() for name in DATA):
        print(f"There is nothing to throw away in {HOME}.")
        return 0
    _require_stopped()
    print(f"This throws away everything in {HOME}: maps, keys and pictures.")
    if os.environ.get("YES") != "1" and not _agreed():
        print("Nothing was thrown away.")
        return 1
    for name in DATA:
        path = HOME / name
        shutil.rmtree(str(path)) if path.is_dir() else path.unlink(missing_ok=True)
    if not any(HOME.iterdir()):
        HOME.rmdir()
    print("It is gone. 'make run' begins anew. (Programs in the cache are kept.)")
    return 0


def locks(_: list[str]) -> int:
    """Pin what requirements/*.in ask for (UPGRADE=1: the newest of it)."""
    set_up("check")
    words: list[str | Path] = [
        BIN / "uv",
        "pip",
        "compile",
        "-q",
        "--universal",
        "--generate-hashes",
    ]
    words += ["--no-header", "--no-annotate", "--python-version", "3.11"]
    upgrade: list[str | Path] = ["--upgrade"] if os.environ.get("UPGRADE") == "1" else []
    # The smaller ones follow the largest, so that one version of each is tested and used.
    same: list[str | Path] = ["-c", requirements("check", "txt")]
    for level, more in (("check", upgrade), ("local", same), ("serve", same)):
        if call([*words, *more, requirements(level, "in"), "-o", requirements(level, "txt")]):
            return 1
    return 0


def fmt(_: list[str]) -> int:
    """Put Python in order."""
    set_up("check")
    call([PYTHON, "-m", "ruff", "check", "--fix-only", "-q", *_styled()])
    call([PYTHON, "-m", "ruff", "format", *_styled()])
    return 0


TASKS = {
    "run": run,
    "test": test,
    "test-newest": test_newest,
    "check": check,
    "cover": cover,
    "prove": prove,
    "bench": bench,
    "screenshots": screenshots,
    "words": words,
    "reset": reset,
    "locks": locks,
    "fmt": fmt,
}


def _help() -> int:
    print("Rowan. What you can do:\n")
    for name, task in TASKS.items():
        print(f"  make {name:<12} {task.__doc__}")
    print("\nWithout make: python3 start.py run, and so on.")
    return 0


def _unknown(name: str) -> int:
    raise stop(f"There is no task called {name}: 'python3 start.py help' lists them.")


def _tests(*more: str) -> list[str | Path]:
    """The words that run the tests on as many workers as processors: each has a server beside."""
    workers = os.environ.get("TEST_WORKERS") or str(os.cpu_count() or 1)
    words: list[str | Path] = [PYTHON, "-m", "pytest", "-q", "-n", workers, "--dist", "loadfile"]
    return [
        *words,
        "-p",
        "randomly",
        "-p",
        "no:cacheprovider",
        "--randomly-seed=1",
        "--durations=25",
        *more,
    ]


def _looks() -> tuple[list[str | Path], ...]:
    """The words of every check that needs no server."""
    return (
        [PYTHON, "-m", "ruff", "format", "--check", *_styled()],
        [PYTHON, "-m", "ruff", "check", *_styled()],
        [PYTHON, "-m", "mypy", *_styled()],
        [BIN / "lint-imports"],
        [PYTHON, "-m", "djlint", "web/templates", "--lint", "--quiet"],
    )


def _styled() -> list[str]:
    """The folders and files that follow our style."""
    return [name for name in STYLED if (ROOT / name).exists()]


def _require_stopped() -> None:
    """Refuse to throw away what is in use."""
    path = HOME / "run.lock"
    if not path.exists():
        return
    with path.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise stop("Rowan is running here. Stop it first (Ctrl-C where it runs).") from None


def _agreed() -> bool:
    try:
        return input("Type 'yes' to go on: ").strip().lower() == "yes"
    except EOFError:
        return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
