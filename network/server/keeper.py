"""Keeps one other process alive for as long as its own parent lives, and never longer.

The parent starts this file by its path and holds the other end of its standard input. What to keep
comes as one line of JSON; when the input ends, for whatever reason (a stop, Ctrl-C, kill -9 of the
parent), the kept process is stopped. When the kept process dies by itself it is started again. If
the keeper is killed, Linux ends the kept process; elsewhere the next keeper does, by the pid file.

Only the standard library, and one thread: a child of a thread would die with that thread.
"""

import ctypes
import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PR_SET_PDEATHSIG = 1
LOCKED, GAVE_UP = 3, 4
QUICK_DEATH = 10.0
MOST_QUICK_DEATHS = 5
LONGEST_WAIT = 5.0
LOCK_PATIENCE = float(os.environ.get("ROWAN_LOCK_PATIENCE", "30"))
LOOK_AGAIN = 0.1
LARGEST_LOG = 5_000_000


class Keeper:
    """One process that is kept."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.command: list[str] = spec["command"]
        self.environ: dict[str, str] = spec["environ"]
        self.folder: str | None = spec["folder"]
        self.log = Path(spec["log"])
        self.pid_file = Path(spec["pid_file"])
        self.mark: str = spec["mark"]
        self.patience: float = spec["patience"]
        self.again: bool = spec["again"]
        self.child: subprocess.Popen[bytes] | None = None
        self.starts = 0
        self._stopping = False

    def end(self, *_: object) -> None:
        """Remember that it is time to stop."""
        self._stopping = True

    def ending(self) -> bool:
        """Whether it is time to stop. It may become so at any moment."""
        return self._stopping

    def run(self, wake: int) -> int:
        """Keep the process until the parent's end of the input closes or a signal asks."""
        deaths = 0
        while True:
            began = time.monotonic()
            self.start()
            if self.starts == 1:
                say({"state": "started"})
            self.watch(wake, None)
            if self.ending():
                return self.stop()
            deaths = deaths + 1 if self.could_not_run(time.monotonic() - began) else 0
            if not self.again or deaths >= MOST_QUICK_DEATHS:
                self.pid_file.unlink(missing_ok=True)
                return GAVE_UP
            self.note(f"it ended by itself; it is started again (start {self.starts + 1})")
            self.watch(wake, min(0.1 * 2**deaths, LONGEST_WAIT))
            if self.ending():
                return self.stop()

    def could_not_run(self, seconds: float) -> bool:
        """Whether it gave up soon by itself. One that a signal ended may well run another time."""
        return seconds < QUICK_DEATH and self.child is not None and (self.child.returncode or 0) > 0

    def start(self) -> None:
        """Start the process and write down its number."""
        if self.starts == 0:
            self.end_leftover()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".old"))
        with self.log.open("ab") as log:
            self.child = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - there is but one thread
            )
        self.starts += 1
        written = self.pid_file.with_suffix(".new")
        written.write_text(json.dumps({"pid": self.child.pid, "starts": self.starts}))
        written.replace(self.pid_file)

    def watch(self, wake: int, seconds: float | None) -> None:
        """Wait for the child's death, the parent's, or the time."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self.ending():
            if until is None and self.child is not None and self.child.poll() is not None:
                return
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                return
            ready, _, _ = select.select([sys.stdin.fileno(), wake], [], [], left)
            if wake in ready:
                os.read(wake, 512)
            if sys.stdin.fileno() in ready and not os.read(sys.stdin.fileno(), 512):
                self.end()

    def stop(self) -> int:
        """End the child: kindly, and after the patience at once."""
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(self.patience)
            except subprocess.TimeoutExpired:
                self.note("it didn't stop when asked and was ended")
                self.child.kill()
                self.child.wait()
        self.pid_file.unlink(missing_ok=True)
        return 0

    def end_leftover(self) -> None:
        """End what an earlier keeper left behind, if it is what it was and not a namesake."""
        try:
            pid = int(json.loads(self.pid_file.read_text())["pid"])
        except (OSError, ValueError, KeyError, TypeError):
            return
        for number in (signal.SIGTERM, signal.SIGKILL):
            until = time.monotonic() + self.patience
            while is_process(pid, self.mark):
                signal_quietly(pid, number)
                if time.monotonic() > until:
                    break
                time.sleep(LOOK_AGAIN)

    def note(self, words: str) -> None:
        """Write a line about the kept process into its log."""
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"keeper: {words}\n")


def is_process(pid: int, mark: str) -> bool:
    """Whether this process lives and carries `mark` in its command line."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return mark.encode() in command and state != "Z"
    except OSError:
        if Path("/proc/self").exists():
            return False
    asked = ["ps", "-o", "command=", "-p", str(pid)]
    found = subprocess.run(asked, capture_output=True, check=False)
    return mark.encode() in found.stdout


def signal_quietly(pid: int, number: int) -> None:
    """Send a signal; whoever has gone meanwhile doesn't matter."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def die_with_parent() -> None:
    """On Linux: be ended when the parent ends, however it ends. Elsewhere nothing happens."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def say(words: dict[str, Any]) -> None:
    """Tell the parent one thing, if it still listens."""
    try:
        sys.stdout.write(json.dumps(words) + "\n")
        sys.stdout.flush()
    except OSError:
        return


def parent_is_gone(seconds: float) -> bool:
    """Wait so long; true at once when the input ends."""
    ready, _, _ = select.select([sys.stdin.fileno()], [], [], seconds)
    return bool(ready) and not os.read(sys.stdin.fileno(), 512)


def take_lock(path: Path) -> bool:
    """Hold the folder for this keeper alone; false if somebody else keeps holding it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    until = time.monotonic() + LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until or parent_is_gone(LOOK_AGAIN):
                return False
        else:
            return True


def first_line() -> str:
    """The first line of the input, read byte by byte so that nothing after it is swallowed."""
    line = bytearray()
    while (byte := os.read(sys.stdin.fileno(), 1)) not in (b"", b"\n"):
        line += byte
    return line.decode()


def main() -> int:
    """Read what to keep, and keep it."""
    os.umask(0o077)
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGPIPE, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    line = first_line()
    if not line:
        return 0
    spec = json.loads(line)
    keeper = Keeper(spec)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, keeper.end)
    if not take_lock(Path(spec["lock_file"])):
        say({"state": "locked"})
        return LOCKED
    return keeper.run(reading)


if __name__ == "__main__":
    sys.exit(main())
