"""The dump of a stopped server, sealed behind the same head as our other files."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from network.backups.graph_file import Line, put
from network.backups.sealed_file import opened, sealing
from network.durable import synced_file
from network.errors import Broken
from network.keys.outer import Outer

KIND = "dump"
STRETCH = 1 << 20


def write(path: Path, key: Outer, dump: Path, head: Line) -> None:
    """Seal a dump."""
    with dump.open("rb") as file, sealing(path, key, KIND) as sealed:
        put(sealed, {"head": head})
        while stretch := file.read(STRETCH):
            sealed.write(stretch)


def prove(path: Path, key: Outer) -> Line:
    """The head of a sealed dump that has been read to its end."""
    head, stretches = _split(path, key)
    for _ in stretches:
        pass
    return head


def take_out(path: Path, key: Outer, dump: Path) -> None:
    """Open a sealed dump into a private file."""
    _, stretches = _split(path, key)
    with synced_file(dump) as file:
        for stretch in stretches:
            file.write(stretch)


def _split(path: Path, key: Outer) -> tuple[Line, Iterator[bytes]]:
    stretches = opened(path, key, KIND)
    text = b""
    for stretch in stretches:
        text += stretch
        if b"\n" in text:
            line, _, rest = text.partition(b"\n")
            head: Line = json.loads(line)["head"]
            return head, chain((rest,), stretches)
    raise Broken("The backup was cut short.")
