"""A table of words: a header and numbered rows, whatever it was written with."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from network.errors import Invalid, TooLarge
from network.exchange.brought import UPLOAD_LIMIT

COLUMNS_LIMIT = 2_000
ROWS_LIMIT = 100_000
CELLS_LIMIT = 5_000_000
SEPARATORS = (",", ";", "\t", "|")
GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
BROKEN = "This table can't be read: a row is damaged."

csv.field_size_limit(UPLOAD_LIMIT)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A header and rows, each with the line of the file that it began at."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unfinished: bool = False
    sheet: str = ""

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row as a mapping from column to words, without the empty ones."""
        for number, cells in self.rows:
            yield (
                number,
                {
                    name: cell
                    for name, cell in zip(self.header, cells, strict=False)
                    if cell.strip()
                },
            )


def from_text(text: str, file: str) -> Grid:
    """Read comma, semicolon, tab or bar separated values, whichever the first line has most of."""
    text = text.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text)
    if text[:4].casefold() == "sep=":
        separator, _, text = text[4:5], *text.partition("\n")[1:]
    rows = list(_rows(text, separator if separator in SEPARATORS else ","))
    return made(file, rows, unfinished=text.count('"') % 2 == 1)


def made(
    file: str,
    rows: list[tuple[int, tuple[str, ...]]],
    *,
    unfinished: bool = False,
    sheet: str = "",
) -> Grid:
    """A grid from raw rows: the header is the first row of at least two words, or the first."""
    start = _header_at(rows)
    header = named(rows[start][1]) if rows else ()
    body = [(number, cells) for number, cells in rows[start + 1 :] if any(map(str.strip, cells))]
    width = max((len(cells) for _, cells in body), default=0)
    header = (*header, *(f"column {number + 1}" for number in range(len(header), width)))
    return Grid(file=file, header=header, rows=tuple(body), unfinished=unfinished, sheet=sheet)


def named(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Column names that are all there and all different."""
    names: list[str] = []
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        name = " ".join(unguarded(cell).split())[:200] or f"column {number}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def unguarded(cell: str) -> str:
    """A cell without the quote mark that keeps spreadsheets from running it."""
    return cell[1:] if cell.startswith(GUARDED) else cell


def _rows(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(StringIO(text), delimiter=separator)
    cells_seen, start = 0, 1
    try:
        for number, cells in enumerate(reader):
            cells_seen += len(cells)
            if number > ROWS_LIMIT or cells_seen > CELLS_LIMIT or len(cells) > COLUMNS_LIMIT:
                raise TooLarge(f"There are more than {ROWS_LIMIT} rows in this, or it is too wide.")
            yield start, tuple(unguarded(cell) for cell in cells)
            start = reader.line_num + 1
    except csv.Error:
        raise Invalid({"files": BROKEN}, BROKEN) from None


def _separator(text: str) -> str:
    first = next((line for line in text[:100_000].split("\n") if line.strip()), "")
    if text[:4].casefold() == "sep=":
        return text[4:5]
    outside = "".join(first.split('"')[0::2])
    return max(SEPARATORS, key=outside.count) if outside else ","


def _header_at(rows: list[tuple[int, tuple[str, ...]]]) -> int:
    """Titles above a table stand alone in their row: the header is the first row with company."""
    for index, (_, cells) in enumerate(rows[:20]):
        if sum(bool(cell.strip()) for cell in cells) > 1:
            return index
    return next((index for index, (_, cells) in enumerate(rows) if any(cells)), 0)
