"""What each file of an upload is, seen from what is in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from network.errors import Invalid
from network.exchange import archive, letters
from network.exchange.brought import SourceFile
from network.exchange.gedcom import characters
from network.exchange.pictures import looks_like_one
from network.exchange.tables.sheets import is_sheet
from network.exchange.unpacking import bare, is_zip, names_in, unpack
from network.exchange.vcard import jcard, lines

NESTED = 2
COPY = re.compile(r" ?\(\d+\)(?=\.\w+$)")
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
OLD_EXCEL_WORDS = "This is an older kind of spreadsheet. Save it as .xlsx or .csv first."
DEEP_WORDS = "There are zip files inside zip files here. Unpack them first."


class Format(StrEnum):
    """The kinds of file that we read."""

    ARCHIVE = "archive"
    GEDCOM = "gedcom"
    VCARD = "vcard"
    JCARD = "jcard"
    GRAPHML = "graphml"
    BOOK = "spreadsheet"
    TABLE = "table"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Sorted:
    """A file with its format. `text` is there where the format is a text; `media` lies beside."""

    file: SourceFile
    format: Format
    text: str = ""
    guessed: str = ""
    broken: bool = False
    media: dict[str, bytes] = field(default_factory=dict)


def sort_out(files: Sequence[SourceFile]) -> list[Sorted]:
    """Every file of an upload, zip files opened, each content once."""
    found: list[Sorted] = []
    seen: set[tuple[str, bytes]] = set()
    for file in files:
        for one in _opened(file, 0):
            # The lists of an interview say in their names what ties they hold.
            name = COPY.sub("", bare(one.file.name)) if one.format is Format.TABLE else ""
            if one.file.data and (name, one.file.data) in seen:
                continue
            seen.add((name, one.file.data))
            found.append(one)
    return found


def _opened(file: SourceFile, depth: int) -> Iterator[Sorted]:
    if not is_zip(file.data):
        yield _sorted(file)
        return
    if depth >= NESTED:
        raise Invalid({"files": DEEP_WORDS}, DEEP_WORDS)
    names = names_in(file.data)
    if archive.FILE in names:
        yield Sorted(file, Format.ARCHIVE)
    elif is_sheet(names):
        yield Sorted(file, Format.BOOK)
    else:
        yield from _inside(file, depth)


def _inside(file: SourceFile, depth: int) -> Iterator[Sorted]:
    parts = unpack(file.data)
    media = {
        name: part.data
        for part in parts
        if looks_like_one(part.data)
        for name in (part.name, bare(part.name))
    }
    readable = False
    for part in parts:
        for one in _opened(part, depth + 1):
            readable = readable or one.format is not Format.UNKNOWN
            if one.format is Format.GEDCOM:
                yield Sorted(one.file, one.format, media=media)
            elif not (one.format is Format.UNKNOWN and one.file.name in media):
                yield one
    if not readable:
        yield Sorted(file, Format.UNKNOWN)


def _sorted(file: SourceFile) -> Sorted:
    if file.data.startswith(OLD_EXCEL) and file.asked_for:
        raise Invalid({"files": OLD_EXCEL_WORDS}, OLD_EXCEL_WORDS)
    if not file.data.strip() or not letters.looks_like_text(file.data):
        return Sorted(file, Format.UNKNOWN)
    if _is_gedcom(file.data):
        return Sorted(file, Format.GEDCOM)
    decoded = letters.decode(file.data)
    return Sorted(
        file,
        _format_of(decoded.text),
        text=decoded.text,
        guessed=decoded.how if decoded.guessed else "",
        broken=decoded.broken,
    )


def _is_gedcom(data: bytes) -> bool:
    words = characters.read(data[:400]).text.split(None, 2)
    return [word.upper() for word in words[:2]] == ["0", "HEAD"]


def _format_of(text: str) -> Format:
    start = text[:4000].lstrip()
    if lines.is_one(start):
        return Format.VCARD
    if jcard.is_one(start):
        return Format.JCARD
    if start.startswith("<"):
        return Format.GRAPHML if "<graphml" in start or ":graphml" in start else Format.UNKNOWN
    return Format.UNKNOWN if start[:1] in ("{", "[") else Format.TABLE
