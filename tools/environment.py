"""The folder .venv, with what the lock files in requirements/ pin."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import sys
from pathlib import Path

from tools.children import call, call_pip, stop

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
NOTE = VENV / "rowan-installed"
ROOM = 900_000_000
MEGABYTE = 1_000_000
LEVELS = ("local", "check")


def require_python(script: str, arguments: list[str]) -> None:
    """Go on with a newer Python where this one is too old and a newer one is here."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER:
        path = shutil.which(name)
        if path:
            os.execv(path, [path, script, *arguments])  # noqa: S606 - no shell is wanted
    here = ".".join(map(str, sys.version_info[:2]))
    raise stop(
        f"Rowan needs Python 3.11 or newer; this is {here}. Install a newer one (Debian and "
        "Ubuntu: 'sudo apt install python3'; Mac: 'brew install python'), then run this again."
    )


def set_up(level: str) -> None:
    """Make .venv and install what `level` needs, unless that was done already."""
    enough = [_stamp(each) for each in LEVELS[LEVELS.index(level) :]]
    if PYTHON.exists() and NOTE.exists() and NOTE.read_text("utf-8") in enough:
        return
    _require_room()
    if not _pip_works():
        _make_venv()
    _install(level)
    NOTE.write_text(_stamp(level), "utf-8")


def requirements(level: str, ending: str) -> Path:
    """The path of a list of packages."""
    return Path("requirements") / f"{level}.{ending}"


def _pip_works() -> bool:
    """Whether an earlier run made .venv to its end, with this very Python."""
    version = ".".join(map(str, sys.version_info[:2]))
    return (
        PYTHON.exists() and (VENV / "lib" / f"python{version}" / "site-packages" / "pip").exists()
    )


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise stop(
            "This Python can't make a virtual environment: its venv part is missing. On Debian or "
            "Ubuntu 'sudo apt install python3-venv' brings it; then run this again."
        )
    print("Making .venv …")
    if call([sys.executable, "-m", "venv", "--clear", VENV]):
        shutil.rmtree(VENV, ignore_errors=True)
        raise stop("The virtual environment could not be made; the lines above say why.")


def _install(level: str) -> None:
    """Install the pinned packages, then the project itself."""
    NOTE.unlink() if NOTE.exists() else None
    lock = requirements(level, "txt")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"]
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    count = sum(1 for line in lines if line[:1].isalnum())
    # The lock is whole. Left to look for what a package needs, pip takes the newest release of
    # whatever is asked for with an extra, and then finds no hash for it.
    locked: list[str | Path] = ["--no-deps", "--require-hashes", "-r", ROOT / lock]
    itself = ["-q", "--no-build-isolation", "--no-deps", "-e", str(ROOT)]
    whole: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "check"]
    if call_pip([*pip, *locked], count) or call([*pip, *itself]) or call(whole):
        raise stop(
            "The packages could not be installed; the lines above say why. Without a network, "
            "behind a proxy or with a mirror: HTTPS_PROXY, PIP_INDEX_URL, PIP_CERT and "
            "PIP_FIND_LINKS are honoured. What has come is kept: just run this again."
        )


def _stamp(level: str) -> str:
    """What is installed, in one word: it changes when a lock, the Python or the folder does."""
    found = hashlib.sha256(repr((level, sys.version_info[:3], str(ROOT))).encode())
    for path in (requirements(level, "txt"), Path("pyproject.toml")):
        found.update((ROOT / path).read_bytes())
    return found.hexdigest()


def _require_room() -> None:
    free = shutil.disk_usage(str(ROOT)).free
    if free < ROOM:
        raise stop(
            f"There is not enough room in {ROOT}: about {ROOM // MEGABYTE} MB are needed for the "
            f"packages, {free // MEGABYTE} MB are free. Make room, then run this again."
        )
