"""Pictures are decoded in a process of their own: a hostile file attacks whoever opens it.

That process has no key, no way to the graph, an empty environment, and bounds on memory, time and
files (`decoder`). One is kept per process of the service, and replaced when a picture broke it.
"""

import atexit
import contextlib
import os
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import IO

from network.connections.photos import MOST_BYTES, Picture, unpacked
from network.errors import Invalid, TooLarge

SECONDS = 15
AT_ONCE = 64 * 1024
SIZE_BYTES = 4
MADE, TOO_LARGE, UNREADABLE = b"+", b">", b"-"
WORDS = (sys.executable, "-I", "-m", "network.connections.decoder")


class _Gone(Exception):
    """The process ended, or took too long."""


@dataclass
class Decoding:
    """A process that makes pictures anew, one after the other, whoever asks."""

    seconds: float = SECONDS
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _child: subprocess.Popen[bytes] | None = None
    _parent: int = 0

    def made_anew(self, data: bytes) -> Picture:
        """The picture in a file that somebody chose.

        Raises TooLarge for too many bytes or pixels, Invalid for anything that is no picture we
        take, or that takes more memory or time than a picture may.
        """
        if len(data) > MOST_BYTES:
            raise TooLarge
        with self._lock:
            try:
                return self._ask(data)
            except (_Gone, OSError):
                self._end()
                raise Invalid({"photo": "unreadable"}) from None

    def close(self) -> None:
        """End the process. The next picture starts another."""
        with self._lock:
            self._end()

    def _ask(self, data: bytes) -> Picture:
        child = self._running()
        files, pictures = child.stdin, child.stdout
        if files is None or pictures is None:
            raise _Gone
        files.write(len(data).to_bytes(SIZE_BYTES, "big") + data)
        files.flush()
        until = time.monotonic() + self.seconds
        answer = _read(pictures, 1, until)
        if answer == TOO_LARGE:
            raise TooLarge
        if answer != MADE:
            raise Invalid({"photo": "unreadable"})
        width, height, size = (_number(pictures, until) for _ in range(3))
        whole, small = unpacked(_read(pictures, size, until))
        return Picture(whole=whole, small=small, width=width, height=height)

    def _running(self) -> subprocess.Popen[bytes]:
        # After a fork the process belongs to the parent.
        if self._child is not None and self._parent == os.getpid():
            if self._child.poll() is None:
                return self._child
            self._end()
        self._parent = os.getpid()
        self._child = subprocess.Popen(  # noqa: S603  our own words
            WORDS,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
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
            raise _Gone
        parts += part
    return bytes(parts)


_decoding = Decoding()
atexit.register(_decoding.close)
made_anew = _decoding.made_anew
