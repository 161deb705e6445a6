"""A spreadsheet with a row for each person."""

from network.connections.kinds import LinkKind
from network.connections.model import Connection
from network.exchange.answers import several
from network.exchange.brought import Choices
from network.exchange.columns import matched
from network.exchange.gathering import Gathering, Line, Tie
from network.exchange.kinship import normal
from network.exchange.me import Me
from network.exchange.persons import read_person
from network.exchange.remarks import Says
from network.exchange.report import Column
from network.exchange.tables.grid import Grid
from network.identity import ItemId

NAMING = frozenset({"name", "first_name", "last_name", "nickname"})


def bring(gathering: Gathering, grid: Grid, choices: Choices) -> None:
    """Bring every row as a person."""
    columns = matched(grid.header, choices.columns)
    gathering.columns += _described(grid, columns)
    if not grid.rows:
        gathering.warn(Says.NOBODY)
        return
    if not NAMING & set(columns.values()):
        gathering.fail(Says.NO_NAME_COLUMN)
        return
    mine = _mine(gathering, grid, columns, choices)
    if gathering.errors:
        return
    said: list[tuple[Line, ItemId, str]] = []
    found: dict[str, list[ItemId]] = {}
    for number, values in grid.records():
        if str(number) != mine:
            line, person = _row(gathering, grid, number, values, columns)
            for name in {person.name, person.nickname, *_of(values, columns, "id")} - {""}:
                found.setdefault(normal(name), []).append(person.id)
            said.extend((line, person.id, words) for words in _of(values, columns, "knows"))
    for line, person_id, words in said:
        _knows(gathering, line, person_id, words, found)


def _row(
    gathering: Gathering,
    grid: Grid,
    number: int,
    values: dict[str, str],
    columns: dict[str, str],
) -> tuple[Line, Connection]:
    line = gathering.line(grid.file, number, "person")
    person = read_person(gathering, line, values, columns, fallback=f"Person {number}")
    if "kind" in line.understood:
        gathering.owner_ties.add(person.id)
    return line, person


def _of(values: dict[str, str], columns: dict[str, str], field: str) -> list[str]:
    return [words for column, words in values.items() if columns.get(column) == field]


def _mine(
    gathering: Gathering, grid: Grid, columns: dict[str, str], choices: Choices
) -> str | None:
    me = Me(gathering, choices.me)
    for number, values in grid.records():
        names = _of(values, columns, "name") or [
            " ".join((*_of(values, columns, "first_name"), *_of(values, columns, "last_name")))
        ]
        me.see(str(number), names[0])
    return me.chosen()


def _knows(
    gathering: Gathering,
    line: Line,
    person_id: ItemId,
    words: str,
    found: dict[str, list[ItemId]],
) -> None:
    for name in several(words):
        others = found.get(normal(name), [])
        if len(others) == 1:
            knows = LinkKind.KNOWS
            gathering.tie(Tie(a=person_id, b=others[0], kind=knows, label="knows"), line=line)
            line.understood.append("link")
        else:
            line.say(Says.DANGLING, who=name[:80])
            gathering.keep_on(person_id, "knows", name, line)


def _described(grid: Grid, columns: dict[str, str]) -> tuple[Column, ...]:
    examples: dict[str, str] = {}
    for _, values in grid.records():
        for name, words in values.items():
            examples.setdefault(name, words[:80])
        if len(examples) == len(columns):
            break
    return tuple(
        Column(name=name, field=field, example=examples.get(name, ""))
        for name, field in columns.items()
    )
