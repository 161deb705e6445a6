"""The key store, opened as the settings say."""

from pathlib import Path

from network.keys.outer import open_or_make
from network.keys.sqlite import SqliteKeys


def open_keys(path: Path, outer_key_file: Path, *, make: bool) -> SqliteKeys:
    """The key store at `path`. With `make`, a missing outer key is made."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return SqliteKeys(path, open_or_make(outer_key_file, make=make))
