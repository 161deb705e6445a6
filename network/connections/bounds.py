"""What holds inside a process that opens files which somebody chose, and how it speaks.

A file is its size in four bytes, then itself. An answer is one byte; for what was made anew two
numbers and its size follow in four bytes each, then itself.
"""

import resource
import sys
from collections.abc import Callable
from typing import IO

from network.connections.apart import MADE, SIZE_BYTES

# A gigabyte is several times what 40 million pixels, or two minutes of sound, take.
MEMORY = 1024**3
SECONDS_OF_WORK = 10


def serve_bounded(answer: Callable[[bytes], bytes]) -> None:
    """Bind this process, then answer one file after the other until there are no more."""
    bound()
    serve(sys.stdin.buffer, sys.stdout.buffer, answer)


def bound() -> None:
    """Let this process neither grow nor write files nor leave a picture of its memory."""
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(kind, (most, most))


def allow_one_more() -> None:
    """Give the next file its share of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + SECONDS_OF_WORK
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def serve(files: IO[bytes], answers: IO[bytes], answer: Callable[[bytes], bytes]) -> None:
    """Answer one file after the other until there are no more."""
    while size := files.read(SIZE_BYTES):
        allow_one_more()
        answers.write(answer(files.read(int.from_bytes(size, "big"))))
        answers.flush()


def made(one: int, other: int, data: bytes) -> bytes:
    """The answer with something that was made anew."""
    return MADE + b"".join(map(_number, (one, other, len(data)))) + data


def _number(value: int) -> bytes:
    return value.to_bytes(SIZE_BYTES, "big")
