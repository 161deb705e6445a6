"""Other programs: run to their end, shown as they go, never left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def stop(words: str) -> SystemExit:
    """An end with a message that says what to do."""
    sys.stderr.write(f"\n{words}\n")
    return SystemExit(1)


def hand_over(*words: str | Path) -> int:
    """Become another program: what follows is its business alone, Ctrl-C too."""
    sys.stdout.flush()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    plain = [str(word) for word in words]
    os.execv(plain[0], plain)  # noqa: S606 - no shell is wanted


def call(words: list[str | Path]) -> int:
    """Run a program to its end. Returns its exit status."""
    sys.stdout.flush()
    return finish(_started(words))


def begin(words: list[str | Path]) -> subprocess.Popen[bytes]:
    """Start a program and go on beside it. Ask `finish` for its end."""
    sys.stdout.flush()
    return _started(words)


def call_pip(words: list[str | Path], count: int) -> int:
    """Run pip, showing how far it has come with `count` packages."""
    child = _started(words, stdout=subprocess.PIPE)
    seen = 0
    for line in child.stdout or ():
        text = line.decode("utf-8", "replace").strip()
        if text.startswith("Collecting "):
            seen += 1
            _show(f"Fetching packages: {min(seen, count)} of {count}  {text.split()[1]}", seen)
        elif text.startswith("Installing collected"):
            _show("Installing packages …")
        elif text.startswith("ERROR"):
            sys.stderr.write(f"\n{text}\n")
    status = finish(child)
    _show("Packages could not be installed." if status else "Packages are installed.", end="\n")
    return status


def ends_like_ctrl_c(*_: object) -> None:
    """Treat a request to end like Ctrl-C."""
    raise KeyboardInterrupt


def _started(words: list[str | Path], stdout: int | None = None) -> subprocess.Popen[bytes]:
    plain = [str(word) for word in words]
    return subprocess.Popen(plain, stdout=stdout, preexec_fn=_die_with_parent)  # noqa: PLW1509, S603


def finish(child: subprocess.Popen[bytes]) -> int:
    """Wait for a program's end. Returns its exit status."""
    try:
        return child.wait()
    except BaseException:
        child.terminate()
        child.wait()
        raise


def _die_with_parent() -> None:
    """On Linux a child ends when this program does, however it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _show(text: str, count: int = 0, end: str = "") -> None:
    """Show one state: over the one before on a terminal, every tenth in a log."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r{text:76.76}{end}")
    elif count % 10 == 0:
        sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
