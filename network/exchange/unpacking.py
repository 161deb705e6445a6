"""Opening zip files from strangers: limits first, names never used as paths."""

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from network.errors import Invalid, TooLarge
from network.exchange.brought import UNPACKED_LIMIT, UPLOAD_LIMIT, SourceFile

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ENTRIES_LIMIT = 5_000
RATIO_LIMIT = 300
SMALL = 1_000_000
PASSED_OVER = ("__MACOSX", ".")
TOO_BIG = "This file is too large. A file may have up to 20 MB."
BOMB = "This zip file unpacks to more than we can take."
BROKEN = "This zip file is damaged."
LOCKED = "This zip file is locked with a password. Unpack it first."


def refuse_large(files: Sequence[SourceFile]) -> None:
    """Refuse an upload that is larger than one may be."""
    if sum(len(file.data) for file in files) > UPLOAD_LIMIT:
        raise TooLarge(TOO_BIG)


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a zip file does."""
    return data.startswith((ZIP, EMPTY_ZIP))


def names_in(data: bytes) -> list[str]:
    """The names of what a zip file holds."""
    with opened(data) as archive:
        return archive.namelist()


def opened(data: bytes) -> zipfile.ZipFile:
    """A zip file, after a look at what it says of its size."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        raise Invalid({"files": BROKEN}, BROKEN) from None
    if len(entries) > ENTRIES_LIMIT:
        raise TooLarge(BOMB)
    total = sum(entry.file_size for entry in entries)
    if total > UNPACKED_LIMIT or total > max(SMALL, len(data) * RATIO_LIMIT):
        raise TooLarge(BOMB)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Invalid({"files": LOCKED}, LOCKED)
    return archive


def unpack(data: bytes, wanted: Callable[[str], bool] = lambda _: True) -> list[SourceFile]:
    """Everything in a zip file, by bare names; what it says of its size is not believed."""
    found: list[SourceFile] = []
    left = UNPACKED_LIMIT
    with opened(data) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or not wanted(entry.filename) or _is_rubbish(entry.filename):
                continue
            content = _content(archive, entry, left)
            left -= len(content)
            found.append(SourceFile(entry.filename, content, asked_for=False))
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    try:
        with archive.open(entry) as stream:
            content = stream.read(min(left, max(entry.file_size, 0)) + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        NotImplementedError,
        RuntimeError,
        OSError,
        EOFError,
    ):
        raise Invalid({"files": BROKEN}, BROKEN) from None
    if len(content) > left:
        raise TooLarge(BOMB)
    return content


def _is_rubbish(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part.startswith(PASSED_OVER) and part not in (".", "..") for part in parts)


def bare(name: str) -> str:
    """The last part of a name, whatever path it pretends to have."""
    return PurePosixPath(name.replace("\\", "/")).name or "file"
