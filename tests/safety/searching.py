"""Looking for strings in files, in every form in which they could have been left behind."""

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

GZIP = re.compile(rb"\x1f\x8b\x08")
ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
MOST_UNPACKED = 8 << 20
EMPTY = b"\0" * 64
"""Store files and logs are mostly empty, and nothing that is looked for holds so many zeros."""
EMPTINESS = re.compile(rb"\0{65,}")


@dataclass(frozen=True)
class Hit:
    """Something that should not be there."""

    path: str
    form: str
    needle: str


def forms(text: str) -> dict[str, bytes]:
    """A text as the bytes that it may have become."""
    raw = text.encode()
    found = {
        "utf-8": raw,
        "utf-16le": text.encode("utf-16-le"),
        "utf-16be": text.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
        "reversed": raw[::-1],
        "json": text.encode("unicode_escape"),
    }
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        # Letters at the ends depend on what stands before and after.
        found[f"base64+{shift}"] = coded[-(-shift * 8 // 6) : len(raw) * 8 // 6 - 1]
    return found


def search(roots: Iterable[Path], needles: Iterable[str]) -> list[Hit]:
    """Every needle in every file, packed streams inside files included."""
    wanted = [(needle, form, data) for needle in needles for form, data in forms(needle).items()]
    hits = []
    for path in _files(roots):
        for where, data in _streams(path):
            hits += [
                Hit(f"{path}{where}", form, needle) for needle, form, each in wanted if each in data
            ]
    return hits


def _files(roots: Iterable[Path]) -> Iterator[Path]:
    for root in roots:
        yield from sorted(path for path in root.rglob("*") if path.is_file())


def _streams(path: Path) -> Iterator[tuple[str, bytes]]:
    data = path.read_bytes()
    yield "", EMPTINESS.sub(EMPTY, data)
    yield " (its name)", path.name.encode()
    for pattern, bits in ((GZIP, 31), (ZLIB, 15)):
        for found in pattern.finditer(data):
            unpacked = _unpacked(data[found.start() :], bits)
            if unpacked:
                yield f" (packed at {found.start()})", unpacked


def _unpacked(data: bytes, bits: int) -> bytes:
    unpacker, out = zlib.decompressobj(bits), b""
    try:
        out = unpacker.decompress(data[:MOST_UNPACKED], MOST_UNPACKED)
    except zlib.error:
        return b""
    return out
