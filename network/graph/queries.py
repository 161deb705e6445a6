"""Every Cypher statement the service knows: one a file, with a header that promises."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

CYPHER = Path(__file__).resolve().parents[2] / "cypher"
PARAMETER = re.compile(r"\$([A-Za-z][A-Za-z0-9]*)")
HEADER = re.compile(r"^// ([a-z-]+): ?(.*)$")


class Mode(StrEnum):
    """What a statement may do. `auto` runs by itself, outside any unit of work."""

    READ = "read"
    WRITE = "write"
    AUTO = "auto"


class Returns(StrEnum):
    """How many rows come back."""

    NONE = "none"
    MAYBE = "maybe"
    ONE = "one"
    MANY = "many"


class BadQuery(Exception):
    """A file under cypher/ that breaks its own promises."""


@dataclass(frozen=True, kw_only=True)
class Query:
    """One statement. `operators` and `most_db_hits` are declared for hot ones and tested.

    `scan_allowed` says that the label is small machinery, so that reading all of it is cheap.
    """

    name: str
    mode: Mode
    params: frozenset[str]
    returns: Returns
    text: str
    about: str
    operators: tuple[str, ...] = ()
    most_db_hits: int | None = None
    scan_allowed: bool = False


@dataclass(frozen=True)
class Queries:
    """The library: look a statement up by its path, without the ending."""

    by_name: dict[str, Query] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Query:
        return self.by_name[name]


def load(folder: Path = CYPHER) -> Queries:
    """Read every statement but the migrations.

    Raises BadQuery where a header is missing or doesn't fit its text.
    """
    paths = sorted(path for path in folder.rglob("*.cypher") if path.parent.name != "migrations")
    queries = (
        read(path.relative_to(folder).with_suffix("").as_posix(), path.read_text("utf-8"))
        for path in paths
    )
    return Queries({query.name: query for query in queries})


def read(name: str, source: str) -> Query:
    """Turn one file into a query, holding its header against its text."""
    header, about, body = _split(source)
    for wanted in ("mode", "params", "returns"):
        if wanted not in header:
            raise BadQuery(f"{name}: the header lacks '{wanted}'")
    declared = frozenset(part.strip() for part in header["params"].split(",") if part.strip())
    used = frozenset(PARAMETER.findall(body))
    if declared != used:
        raise BadQuery(f"{name}: declared and used parameters differ: {sorted(declared ^ used)}")
    hits = header.get("most-db-hits")
    return Query(
        name=name,
        mode=Mode(header["mode"]),
        params=declared,
        returns=Returns(header["returns"]),
        text=body,
        about=about,
        operators=tuple(
            part.strip() for part in header.get("expect", "").split(",") if part.strip()
        ),
        most_db_hits=int(hits) if hits else None,
        scan_allowed=header.get("scan") == "allowed",
    )


def _split(source: str) -> tuple[dict[str, str], str, str]:
    header: dict[str, str] = {}
    about: list[str] = []
    lines = source.splitlines()
    while lines and lines[0].startswith("//"):
        line = lines.pop(0)
        found = HEADER.match(line)
        if found and not about:
            header[found[1]] = found[2]
        else:
            about.append(line.removeprefix("//").strip())
    return header, " ".join(about), "\n".join(lines).strip()
