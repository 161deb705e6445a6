"""The process that `decoding` starts: reads files from its input, writes pictures to its output.

A file is its size in four bytes, then itself. An answer is one byte; for a picture its width,
height and size follow in four bytes each, then both pictures as `photos.packed` puts them.
"""

import resource
import sys
from typing import IO

from network.connections.decoding import MADE, SIZE_BYTES, TOO_LARGE, UNREADABLE
from network.connections.photos import made_anew, packed
from network.errors import NetworkError, TooLarge

# A gigabyte is several times what 40 million pixels take.
MEMORY = 1024**3
SECONDS_OF_WORK = 10


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
    """Give the next picture its share of processor time."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + SECONDS_OF_WORK
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def answer(data: bytes) -> bytes:
    """What to say to one file."""
    try:
        picture = made_anew(data)
    except TooLarge:
        return TOO_LARGE
    except NetworkError:
        return UNREADABLE
    both = packed(picture)
    return MADE + b"".join(map(_number, (picture.width, picture.height, len(both)))) + both


def serve(files: IO[bytes], pictures: IO[bytes]) -> None:
    """Answer one file after the other until there are no more."""
    while size := files.read(SIZE_BYTES):
        allow_one_more()
        pictures.write(answer(files.read(int.from_bytes(size, "big"))))
        pictures.flush()


def _number(value: int) -> bytes:
    return value.to_bytes(SIZE_BYTES, "big")


if __name__ == "__main__":
    bound()
    serve(sys.stdin.buffer, sys.stdout.buffer)
