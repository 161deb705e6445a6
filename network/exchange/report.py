"""The report of an import: what came, what was kept without being understood, row by row."""

from dataclasses import dataclass
from typing import Any

from network.exchange.remarks import Remark


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row, line or record of a file: what we understood of it and what not.

    `understood` holds codes of fields, `kept` the file's own names of what is kept word for word.
    """

    file: str
    line: int
    what: str
    name: str = ""
    understood: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The row for JSON."""
        return {
            "file": self.file,
            "line": self.line,
            "what": self.what,
            "name": self.name,
            "understood": list(self.understood),
            "kept": list(self.kept),
            "remarks": [remark.english for remark in self.remarks],
        }


@dataclass(frozen=True, kw_only=True)
class Case:
    """One interview of several in an upload."""

    id: str
    people: int


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a spreadsheet: what we took it for, or "" where its words are just kept."""

    name: str
    field: str
    example: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What an import brings. `ties` are links between two people, one for each kind and pair.

    In GEDCOM only the partner and parent-child links that families list are ties; what ASSO says,
    and families that only a person's own record names, is in `other_links`. `who` lists ids and
    names for choosing who in the file is the owner.
    """

    formats: tuple[str, ...] = ()
    people: int = 0
    ties: int = 0
    other_links: int = 0
    owner_ties: int = 0
    places: int = 0
    notes: int = 0
    photos: int = 0
    kept_not_understood: int = 0
    warnings: tuple[Remark, ...] = ()
    errors: tuple[Remark, ...] = ()
    rows: tuple[Row, ...] = ()
    cases: tuple[Case, ...] = ()
    columns: tuple[Column, ...] = ()
    who: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The report for JSON."""
        return {
            "formats": list(self.formats),
            "people": self.people,
            "ties": self.ties,
            "other_links": self.other_links,
            "owner_ties": self.owner_ties,
            "places": self.places,
            "notes": self.notes,
            "photos": self.photos,
            "kept_not_understood": self.kept_not_understood,
            "warnings": [warning.english for warning in self.warnings],
            "errors": [error.english for error in self.errors],
            "cases": [{"id": case.id, "people": case.people} for case in self.cases],
            "columns": [{"name": column.name, "field": column.field} for column in self.columns],
            "rows": [row.as_dict() for row in self.rows],
        }
