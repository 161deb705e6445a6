"""The files that a command is pointed at: single ones, whole folders, zips."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from network.errors import TooLarge
from network.exchange.brought import UPLOAD_LIMIT, SourceFile

FILES_LIMIT = 2_000


def source_files(paths: Iterable[Path]) -> list[SourceFile]:
    """Read files and all files in folders. Raises TooLarge before too much is read."""
    found: list[SourceFile] = []
    left = UPLOAD_LIMIT
    for path, asked_for in _paths(paths):
        if path.stat().st_size > left or len(found) >= FILES_LIMIT:
            raise TooLarge("That is too large. All files together may have up to 20 MB.")
        data = path.read_bytes()
        left -= len(data)
        found.append(SourceFile(path.name, data, asked_for=asked_for))
    return found


def _paths(paths: Iterable[Path]) -> Iterator[tuple[Path, bool]]:
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        for inside in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in inside.relative_to(path).parts)
            if inside.is_file() and not inside.is_symlink() and not hidden:
                yield inside, False
