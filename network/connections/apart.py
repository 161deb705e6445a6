"""Files that somebody chose are opened in a process of its own: a hostile one attacks its reader.

That process has no key, no way to the graph, nothing in its environment that tells anything, and
bounds on memory, time and files (`bounds`). One of each kind is kept per process of the service,
and replaced when a file broke it.
"""

import contextlib
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import network

SECONDS = 15
AT_ONCE = 64 * 1024
SIZE_BYTES = 4
MADE, TOO_LARGE, UNREADABLE, TOO_LONG = b"+", b">", b"-", b"~"
OUR_CODE = str(Path(network.__file__).resolve().parent.parent)
# The same code as here, whatever else may be installed beside it.
BEGIN = (
    "import runpy, sys; sys.path.insert(0, sys.argv[1]); "
    "runpy.run_module(sys.argv[2], run_name='__main__')"
)


class GoneError(Exception):
    """The process ended, or took too long."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the process said of a file: with one that it made anew, two numbers and its bytes."""

    said: bytes
    numbers: tuple[int, int] = (0, 0)
    made: bytes = field(default=b"", repr=False)


@dataclass
class Apart:
    """A process that makes files anew, one after the other, whoever asks."""

    module: str
    seconds: float = SECONDS
    environment: Mapping[str, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _child: subprocess.Popen[bytes] | None = None
    _parent: int = 0

    def ask(self, data: bytes) -> Answer:
        """What the process makes of a file. Raises GoneError where that was too much for it."""
        with self._lock:
            try:
                return self._ask(data)
            except (GoneError, OSError):
                self._end()
                raise GoneError from None

    def close(self) -> None:
        """End the process. The next file starts another."""
        with self._lock:
            self._end()

    def _ask(self, data: bytes) -> Answer:
        child = self._running()
        files, answers = child.stdin, child.stdout
        if files is None or answers is None:
            raise GoneError
        files.write(len(data).to_bytes(SIZE_BYTES, "big") + data)
        files.flush()
        until = time.monotonic() + self.seconds
        said = _read(answers, 1, until)
        if said != MADE:
            return Answer(said=said)
        one, other, size = (_number(answers, until) for _ in range(3))
        return Answer(said=said, numbers=(one, other), made=_read(answers, size, until))

    def _running(self) -> subprocess.Popen[bytes]:
        # After a fork the process belongs to the parent.
        if self._child is not None and self._parent == os.getpid():
            if self._child.poll() is None:
                return self._child
            self._end()
        self._parent = os.getpid()
        self._child = subprocess.Popen(  # noqa: S603  our own words
            (sys.executable, "-I", "-c", BEGIN, OUR_CODE, self.module),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(self.environment),
            cwd="/",
            start_new_session=True,
        )
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None or self._parent != os.getpid():
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                # What could not be written any more is of no use to anybody.
                with contextlib.suppress(OSError):
                    pipe.close()


def _number(pipe: IO[bytes], until: float) -> int:
    return int.from_bytes(_read(pipe, SIZE_BYTES, until), "big")


def _read(pipe: IO[bytes], size: int, until: float) -> bytes:
    """Exactly so many bytes, straight from the pipe, so that waiting for more can end."""
    parts = bytearray()
    while len(parts) < size:
        ready, _, _ = select.select([pipe], [], [], max(0, until - time.monotonic()))
        part = os.read(pipe.fileno(), min(AT_ONCE, size - len(parts))) if ready else b""
        if not part:
            raise GoneError
        parts += part
    return bytes(parts)
