"""Blobs as lines. They are sealed already; here they are sealed once more."""

import base64
from collections.abc import Sequence
from pathlib import Path

from network.backups.graph_file import Counts, Line, put, read
from network.backups.sealed_file import sealing
from network.blobs.port import Blobs
from network.errors import NotFound
from network.keys.outer import Outer

KIND = "blobs"


def write(path: Path, keys: Outer, blobs: Blobs, ids: Sequence[str], head: Line) -> Counts:
    """Write these blobs down. One that was removed meanwhile is in the journal, and left out."""
    counts = {"blobs": 0}
    with sealing(path, keys, KIND) as file:
        put(file, {"head": head})
        for blob_id in ids:
            try:
                data = blobs.get(blob_id)
            except NotFound:
                continue
            put(file, {"b": [blob_id, base64.b64encode(data).decode("ascii")]})
            counts["blobs"] += 1
        put(file, {"end": counts})
    return counts


def load(path: Path, keys: Outer, blobs: Blobs) -> None:
    """Put written blobs back."""
    for line in read(path, keys, KIND):
        if "b" in line:
            blob_id, data = line["b"]
            blobs.put(blob_id, base64.b64decode(data))
