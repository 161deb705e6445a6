"""XLSX and ODS: every sheet with anything in it. Formulas are never run, only their results."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import python_calamine

from network.errors import Invalid, TooLarge
from network.exchange.tables.grid import CELLS_LIMIT, COLUMNS_LIMIT, ROWS_LIMIT, Grid, made
from network.exchange.unpacking import unpack
from network.exchange.xml import plain, walk

SHEETS_LIMIT = 100
LETTERS = 26
BROKEN = "This spreadsheet is damaged, or locked with a password."
WIDE = f"This spreadsheet is larger than {ROWS_LIMIT} rows or {COLUMNS_LIMIT} columns."
ODS_REPEATS = ("number-columns-repeated", "number-rows-repeated")


def is_sheet(names: list[str]) -> bool:
    """Whether a zip file of these names is a spreadsheet."""
    return "xl/workbook.xml" in names or ("content.xml" in names and "mimetype" in names)


def from_book(data: bytes, file: str) -> list[Grid]:
    """Read every sheet of a spreadsheet that has anything in it."""
    _refuse_traps(data)
    return [
        made(
            file,
            [
                (number, tuple(_words(cell) for cell in cells))
                for number, cells in enumerate(rows, start=1)
            ],
            sheet=name,
        )
        for name, rows in _sheets(data)
        if rows
    ]


def _sheets(data: bytes) -> list[tuple[str, list[list[Any]]]]:
    try:
        with python_calamine.load_workbook(BytesIO(data)) as book:
            names = book.sheet_names[:SHEETS_LIMIT]
            return [
                (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
                for name in names
            ]
    except python_calamine.CalamineError:
        raise Invalid({"files": BROKEN}, BROKEN) from None
    except (ValueError, OSError, KeyError):
        raise Invalid({"files": BROKEN}, BROKEN) from None
    except BaseException as fault:
        # The reader's own crashes are not Exceptions; they must not take the worker down.
        if type(fault).__name__ != "PanicException":
            raise
        raise Invalid({"files": BROKEN}, BROKEN) from None


def _words(cell: object) -> str:
    """A cell as a person reads it."""
    rules: tuple[tuple[type, Callable[[Any], str]], ...] = (
        (bool, lambda value: "true" if value else "false"),
        (float, lambda value: str(int(value)) if value.is_integer() else repr(value)),
        (datetime, _moment),
        (date, lambda value: str(value.isoformat())),
        (time, lambda value: str(value.isoformat())),
        (timedelta, str),
    )
    for kind, rule in rules:
        if isinstance(cell, kind):
            return rule(cell)
    return "" if cell is None else str(cell).replace("\xa0", " ")


def _moment(value: datetime) -> str:
    whole_day = value.time() == time()
    return value.date().isoformat() if whole_day else value.isoformat(sep=" ")


def _refuse_traps(data: bytes) -> None:
    """A few bytes can speak of a sheet of billions of cells: look before anything is laid out."""
    for part in unpack(data, _is_laid_out):
        if part.name == "content.xml":
            _refuse_repeats(part.data)
        elif b"<" in part.data:
            _refuse_far_cells(part.data)


def _is_laid_out(name: str) -> bool:
    return name == "content.xml" or name.startswith("xl/worksheets/sheet")


def _refuse_far_cells(data: bytes) -> None:
    width = height = 0
    for event, element in walk(data, keep=False):
        if event == "start" and plain(element.tag) in ("c", "row"):
            column, row = _where(element.get("r", ""))
            width, height = max(width, column), max(height, row)
            if width > COLUMNS_LIMIT or height > ROWS_LIMIT or width * height > CELLS_LIMIT:
                raise TooLarge(WIDE)


def _where(address: str) -> tuple[int, int]:
    """Column and row of an address such as AB12."""
    column, digits = 0, ""
    for sign in address[:20].upper():
        if "A" <= sign <= "Z":
            column = column * LETTERS + ord(sign) - ord("A") + 1
        elif sign.isdigit():
            digits += sign
    return column, int(digits or 0)


def _refuse_repeats(data: bytes) -> None:
    """Repeated empty cells end every sheet and cost nothing; repeated words do."""
    cells = width = repeats = 0
    filled = False
    for event, element in walk(data, keep=False):
        tag = plain(element.tag)
        if event == "start" and tag == "table-row":
            width, filled = 0, False
            repeats = _repeat(element, ODS_REPEATS[1])
        elif event == "end" and tag in ("table-cell", "covered-table-cell"):
            has_words = len(element) > 0 or any(plain(name) == "value" for name in element.attrib)
            if has_words:
                width += _repeat(element, ODS_REPEATS[0])
                filled = True
        elif event == "end" and tag == "table-row" and filled:
            cells += width * repeats
        if cells > CELLS_LIMIT or width > COLUMNS_LIMIT or (filled and repeats > ROWS_LIMIT):
            raise TooLarge(WIDE)


def _repeat(element: Any, name: str) -> int:
    for key, value in element.attrib.items():
        if plain(key) == name:
            return int(value) if value.isdigit() and len(value) < LETTERS else CELLS_LIMIT
    return 1
