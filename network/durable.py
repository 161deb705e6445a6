"""Files that are whole or not there at all, whatever moment the machine stops at."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def private_folder(path: Path) -> Path:
    """The folder, made for this user alone where it is missing."""
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return path


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the place of whatever is at `path`, safe on the disk before this returns."""
    temporary = _beside(path, data)
    temporary.replace(path)
    sync_folder(path.parent)


def write_new(path: Path, data: bytes) -> bool:
    """Write a file only where there is none. Answers whether this call wrote it."""
    temporary = _beside(path, data)
    try:
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        temporary.unlink()
        sync_folder(path.parent)
    return True


def remove_file(path: Path) -> None:
    """Remove a file for good. Nothing happens where it is gone already."""
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def synced_file(path: Path) -> Iterator[BinaryIO]:
    """A new private file to write to, safe on the disk when the block ends."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with open(handle, "wb") as file:  # noqa: PTH123 - the handle was opened with its mode
        yield file
        file.flush()
        os.fsync(file.fileno())


def _beside(path: Path, data: bytes) -> Path:
    private_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with synced_file(temporary) as file:
        file.write(data)
    return temporary
