"""The CSV files of Network Canvas: an ego file, a list for each type of node and of edge."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from network.exchange.canvas.interview import Edge, Interview, Node, day_of
from network.exchange.gathering import Gathering
from network.exchange.remarks import Says
from network.exchange.tables.grid import Grid
from network.exchange.unpacking import bare

NAME = re.compile(
    r"^(?P<start>.*?)_?(?P<form>attributeList|edgeList|adjacencyMatrix|ego)"
    r"(?:_(?P<type>.*?))?(?: ?\(\d+\))?\.csv$",
    re.IGNORECASE,
)
UUID = re.compile(
    r"_?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", re.IGNORECASE
)
EGO = ("networkcanvasegouuid", "networkcanvasegoid", "_egoid")
NODE = ("networkcanvasuuid", "networkcanvasalterid", "networkcanvasalteruuid", "_uid")
SOURCE = ("networkcanvassourceuuid", "networkcanvassourceid")
TARGET = ("networkcanvastargetuuid", "networkcanvastargetid")
CASE = ("networkcanvascaseid", "caseid")
SESSION = ("networkcanvassessionid", "sessionid")
PROTOCOL = ("networkcanvasprotocolname", "protocolname")
START = ("sessionstart",)
END = ("sessionfinish",)
EXPORTED = ("sessionexported", "sessionexporttime")
TYPE = ("networkcanvastype",)


@dataclass
class Columns:
    """The columns of one file, found by their names in small letters."""

    names: dict[str, str] = field(default_factory=dict)

    def take(self, values: dict[str, str], wanted: Iterable[str]) -> str:
        """Take the first of these columns out of a row."""
        for name in wanted:
            column = self.names.get(name)
            if column is not None and column in values:
                return values.pop(column).strip()
        return ""

    def has(self, wanted: Iterable[str]) -> bool:
        """Whether one of these columns is there."""
        return any(name in self.names for name in wanted)


def columns_of(grid: Grid) -> Columns:
    """Find the columns of a file."""
    return Columns({name.casefold(): name for name in grid.header})


def is_canvas(grid: Grid) -> bool:
    """Whether a table is one of Network Canvas'."""
    columns = columns_of(grid)
    if columns.has(EGO) or (columns.has(CASE) and columns.has(SESSION)):
        return True
    return columns.has(NODE[:3]) or (columns.has(SOURCE) and columns.has(TARGET)) or is_matrix(grid)


def is_matrix(grid: Grid) -> bool:
    """Whether a table says who knows whom with a column for each person."""
    named = NAME.match(bare(grid.file))
    return bool(named and named["form"].casefold() == "adjacencymatrix")


def interviews(grids: Iterable[Grid], gathering: Gathering) -> list[Interview]:
    """Put the files of one or several interviews together."""
    found: dict[str, Interview] = {}
    edges: list[Grid] = []
    empty: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: grid.file):
        columns = columns_of(grid)
        if is_matrix(grid):
            gathering.warn(Says.MATRIX)
        elif not grid.rows:
            empty.append(grid)
        elif columns.has(SOURCE) or {"from", "to"} <= set(columns.names):
            edges.append(grid)
        elif columns.has(CASE) or columns.has(SESSION) or not columns.has(NODE):
            _egos(found, grid, columns)
        else:
            _nodes(found, grid, columns)
    for grid in edges:
        _edges(found, grid, columns_of(grid))
    for grid in empty:
        _interview_of_nobody(found, grid)
    return list(found.values())


def _interview(found: dict[str, Interview], grid: Grid, ego: str) -> Interview:
    start = _start(grid)
    key = ego or start
    if key not in found:
        session = UUID.search(start)
        found[key] = Interview(
            file=grid.file,
            ego=ego,
            session=session[1] if session else "",
            case=UUID.sub("", start) if session else "",
        )
    return found[key]


def _start(grid: Grid) -> str:
    named = NAME.match(bare(grid.file))
    return named["start"] if named else ""


def _type(grid: Grid, default: str) -> str:
    named = NAME.match(bare(grid.file))
    return (named["type"] if named else "") or default


def _egos(found: dict[str, Interview], grid: Grid, columns: Columns) -> None:
    for number, cells in grid.records():
        values = dict(cells)
        interview = _interview(found, grid, columns.take(values, (*EGO, *NODE)))
        interview.file, interview.line = grid.file, number
        interview.case = columns.take(values, CASE) or interview.case
        interview.session = columns.take(values, SESSION) or interview.session
        interview.protocol = columns.take(values, PROTOCOL)
        moments = [columns.take(values, wanted) for wanted in (START, END, EXPORTED)]
        interview.day = next((day for day in map(day_of, moments) if day), None)
        interview.values = values


def _nodes(found: dict[str, Interview], grid: Grid, columns: Columns) -> None:
    type_name = _type(grid, "Person")
    for number, cells in grid.records():
        values = dict(cells)
        interview = _interview(found, grid, columns.take(values, EGO))
        interview.nodes.append(
            Node(
                file=grid.file,
                line=number,
                uuid=columns.take(values, NODE),
                number=columns.take(values, ("nodeid",)),
                type=columns.take(values, TYPE) or type_name,
                values=values,
            )
        )


def _interview_of_nobody(found: dict[str, Interview], grid: Grid) -> None:
    """A list with a header alone still tells of an interview, unless its ego file does."""
    start = _start(grid)
    if not any(_start_of(interview) == start for interview in found.values()):
        found.setdefault(start, Interview(file=grid.file, case=UUID.sub("", start)))


def _start_of(interview: Interview) -> str:
    named = NAME.match(bare(interview.file))
    return named["start"] if named else ""


def _edges(found: dict[str, Interview], grid: Grid, columns: Columns) -> None:
    type_name = _type(grid, "")
    for number, cells in grid.records():
        values = dict(cells)
        interview = _interview(found, grid, columns.take(values, EGO))
        numbers = (columns.take(values, ("from",)), columns.take(values, ("to",)))
        interview.edges.append(
            Edge(
                file=grid.file,
                line=number,
                type=columns.take(values, TYPE) or type_name,
                uuid=columns.take(values, NODE) or columns.take(values, ("edgeid",)),
                a=columns.take(values, SOURCE) or numbers[0],
                b=columns.take(values, TARGET) or numbers[1],
                values=_without(values, columns, ("edgeid",)),
            )
        )


def _without(values: dict[str, str], columns: Columns, wanted: tuple[str, ...]) -> dict[str, str]:
    columns.take(values, wanted)
    return values


def by_end(interview: Interview) -> Mapping[str, Node]:
    """Nodes by uuid and by number; a number that two nodes share stands for the first."""
    ends: dict[str, Node] = {}
    for node in interview.nodes:
        for end in (node.uuid, node.number):
            if end:
                ends.setdefault(end, node)
    return ends
