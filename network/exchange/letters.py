"""From bytes to text, tolerant of what programs really write. Nothing here fails on any bytes."""

import codecs
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 4000
MOSTLY = 0.4
ODD = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
ODD_ONE_IN = 50
MARK = "\ufeff"


@dataclass(frozen=True)
class Decoded:
    """A text, how its letters were written, and whether that was said or guessed."""

    text: str
    how: str
    guessed: bool = False
    broken: bool = False


def decode(data: bytes) -> Decoded:
    """Read bytes as text: a mark at the start, then UTF-8, then UTF-16, then Windows letters."""
    for bom, how in BOMS:
        if data.startswith(bom):
            return in_letters(data[len(bom) :], how)
    wide = _wide(data[:SAMPLE])
    if wide:
        return in_letters(data, wide, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return in_letters(data, "cp1252", guessed=not data.isascii())


def in_letters(data: bytes, how: str, *, guessed: bool = False) -> Decoded:
    """Read bytes as letters of one kind; what can't be read shows as a question mark."""
    try:
        return Decoded(data.decode(how).lstrip(MARK), how, guessed=guessed)
    except (UnicodeDecodeError, LookupError):
        known = how if _is_known(how) else "utf-8"
        return Decoded(
            data.decode(known, errors="replace").lstrip(MARK), known, guessed=guessed, broken=True
        )


def looks_like_text(data: bytes) -> bool:
    """Whether bytes can be a text at all: no pictures, programs or other binary files."""
    sample = data[:SAMPLE]
    if any(sample.startswith(bom) for bom, _ in BOMS) or _wide(sample):
        return True
    odd = sum(byte in ODD for byte in sample)
    return odd * ODD_ONE_IN <= len(sample)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as a nought at every other byte."""
    half = len(sample) // 2
    if half <= 1:
        return None
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second >= MOSTLY and first < MOSTLY / 4:
        return "utf-16-le"
    if first >= MOSTLY and second < MOSTLY / 4:
        return "utf-16-be"
    return None


def _is_known(how: str) -> bool:
    try:
        codecs.lookup(how)
    except LookupError:
        return False
    return True
