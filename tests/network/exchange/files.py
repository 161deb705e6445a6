"""Files for the tests: real ones from beside the project, and small ones made here."""

import io
import zipfile
from pathlib import Path

import pytest

from network.connections.kinds import DIRECTED, LinkKind
from network.connections.model import Connection, Link
from network.exchange.brought import Brought, Choices, SourceFile
from network.exchange.read import read

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def real(*patterns: str) -> list[SourceFile]:
    """Real files that match; the test is skipped, and says so, where they are not there."""
    found = [path for pattern in patterns for path in sorted(SHARED.glob(pattern))]
    if not found:
        pytest.skip(f"REAL FILES ARE MISSING: ../shared/data/{patterns[0]}")
    return [SourceFile(path.name, path.read_bytes()) for path in found]


def text(name: str, words: str) -> SourceFile:
    """A file of words."""
    return SourceFile(name, words.encode())


def zipped(name: str, parts: dict[str, bytes]) -> SourceFile:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return SourceFile(name, out.getvalue())


def bring(*files: SourceFile, **choices: object) -> Brought:
    """Read files with choices."""
    return read(files, Choices(**choices))  # type: ignore[arg-type]


def words_of(brought: Brought) -> str:
    """Everything that the report says, in one text."""
    report = brought.report
    rows = [remark for row in report.rows for remark in row.remarks]
    return "\n".join(said.english for said in (*report.warnings, *report.errors, *rows))


def kept_of(brought: Brought, name: str) -> dict[str, str]:
    """What was kept of somebody: names and words."""
    person = person_of(brought, name)
    return {kept.name: kept.text for kept in person.kept}


def person_of(brought: Brought, name: str) -> Connection:
    """The person of a name."""
    (found,) = [
        item for item in brought.items if isinstance(item, Connection) and item.name == name
    ]
    return found


def links_of(brought: Brought) -> set[tuple[str, str, str]]:
    """Every link by kind (or own words) and the two names, in order where it reads one way."""
    names = {item.id: item.name for item in brought.items if isinstance(item, Connection)}
    found = set()
    for link in brought.items:
        if isinstance(link, Link):
            ends = (names[link.a], names[link.b])
            kind = link.words if link.kind is LinkKind.OTHER else link.kind.value
            found.add((kind, *(ends if link.kind in DIRECTED else sorted(ends))))
    return found
