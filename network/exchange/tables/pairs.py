"""Lists of pairs beside lists of people: Kumu's From and To, EgoWeb's alters, nodes and edges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from network.exchange.brought import Choices
from network.exchange.columns import matched
from network.exchange.gathering import Gathering, Line
from network.exchange.kinship import kind_of, normal
from network.exchange.me import Me
from network.exchange.persons import read_person
from network.exchange.remarks import Says
from network.exchange.report import Case
from network.exchange.tables.grid import Grid
from network.exchange.ties import tie
from network.identity import ItemId

ENDS = (
    ("from", "to"),
    ("source", "target"),
    ("source_id", "target_id"),
    ("alter_1_name", "alter_2_name"),
    ("alter_1_number", "alter_2_number"),
    ("alter1", "alter2"),
    ("alter_1", "alter_2"),
    ("person_1", "person_2"),
    ("person_a", "person_b"),
    ("from_id", "to_id"),
)
IDS = ("id", "alter_number", "alter_1_number", "alterid", "alter_id", "nodeid", "node_id")
EGO = ("egoid", "ego_id", "interview_id", "interviewid")
KIND = ("type", "kind", "relationship", "relation", "label", "connection_type", "link_type")
NO_TIE = frozenset({"0", "no", "false", "none", "na", "n_a"})


@dataclass
class _People:
    """Who has been found so far, by id and by name."""

    by_key: dict[str, ItemId] = field(default_factory=dict)
    mine: str | None = None


def is_pairs(grid: Grid) -> bool:
    """Whether a table has two ends in each row."""
    return _ends(grid) is not None


def bring(
    gathering: Gathering, lists: Sequence[Grid], pairs: Sequence[Grid], choices: Choices
) -> None:
    """Bring people from lists, then links from pairs; an end that no list has is a person too."""
    case = _case(gathering, (*lists, *pairs), choices)
    if gathering.errors:
        return
    people = _People()
    me = Me(gathering, choices.me)
    _see_everybody(me, lists, pairs)
    people.mine = me.chosen()
    if gathering.errors:
        return
    for grid in lists:
        _list(gathering, grid, choices, people, case)
    for grid in pairs:
        _pairs(gathering, grid, people, case)
    if not gathering.people:
        gathering.warn(Says.NOBODY)


def _ends(grid: Grid) -> tuple[str, str] | None:
    by_name = {normal(name): name for name in reversed(grid.header)}
    for first, second in ENDS:
        if first in by_name and second in by_name:
            return by_name[first], by_name[second]
    return None


def _case(gathering: Gathering, grids: Iterable[Grid], choices: Choices) -> str | None:
    """EgoWeb puts all interviews into one file: bring one of them."""
    counts: dict[str, int] = {}
    for grid in grids:
        column = _column(grid, EGO)
        for _, values in grid.records() if column else ():
            case = values.get(column, "").strip()
            counts[case] = counts.get(case, 0) + (not is_pairs(grid))
    counts.pop("", None)
    gathering.cases = tuple(Case(id=case, people=count) for case, count in counts.items())
    if not counts or (choices.case or "") in counts:
        return choices.case if counts else None
    if len(counts) == 1 and choices.case is None:
        return next(iter(counts))
    listed = ", ".join(list(counts)[:50])
    if choices.case is None:
        gathering.fail(Says.CHOOSE_A_CASE, cases=listed)
    else:
        gathering.fail(Says.NO_SUCH_CASE, case=choices.case[:100], cases=listed)
    return None


def _column(grid: Grid, wanted: Iterable[str]) -> str:
    by_name = {normal(name): name for name in grid.header}
    return next((by_name[name] for name in wanted if name in by_name), "")


def _see_everybody(me: Me, lists: Sequence[Grid], pairs: Sequence[Grid]) -> None:
    seen: set[str] = set()
    for grid in lists:
        columns = matched(grid.header)
        named = next((name for name, known in columns.items() if known == "name"), "")
        key = _column(grid, IDS)
        for _, values in grid.records():
            name = values.get(named, "").strip()
            identity = values.get(key, "").strip() or name
            if identity and normal(identity) not in seen:
                seen |= {normal(identity), normal(name)}
                me.see(identity, name)
    for grid in pairs:
        ends = _ends(grid) or ("", "")
        for _, values in grid.records():
            for end in ends:
                name = values.get(end, "").strip()
                if name and normal(name) not in seen:
                    seen.add(normal(name))
                    me.see(name, name)


def _list(
    gathering: Gathering, grid: Grid, choices: Choices, people: _People, case: str | None
) -> None:
    columns = matched(grid.header, choices.columns)
    key, ego = _column(grid, IDS), _column(grid, EGO)
    for number, values in grid.records():
        if case is not None and ego and values.pop(ego, "").strip() != case:
            continue
        identity = values.get(key, "").strip()
        line = gathering.line(grid.file, number, "person")
        name = " ".join(
            words for column, words in values.items() if columns.get(column) == "name"
        ).strip()
        if people.mine is not None and people.mine in (identity, name):
            line.what = "owner"
            continue
        person = read_person(
            gathering, line, values, columns, fallback=f"Person {identity or number}"
        )
        if ego or "kind" in line.understood:
            gathering.owner_ties.add(person.id)
        for said in (identity, name):
            if said:
                people.by_key.setdefault(normal(said), person.id)


def _pairs(gathering: Gathering, grid: Grid, people: _People, case: str | None) -> None:
    ends = _ends(grid)
    kind, ego = _column(grid, KIND), _column(grid, EGO)
    for number, values in grid.records() if ends else ():
        if case is not None and ego and values.pop(ego, "").strip() != case:
            continue
        line = gathering.line(grid.file, number, "link")
        names = [values.pop(end, "").strip() for end in ends or ()]
        said = values.pop(kind, "").strip() if kind else ""
        if not all(names):
            line.say(Says.DANGLING, who="-")
            gathering.keep_about_me("link", " - ".join((*names, said)), line)
            continue
        if normal(said) in NO_TIE:
            line.understood.append("no_link")
            continue
        if people.mine is not None and normal(people.mine) in map(normal, names):
            _mine(gathering, line, people, names, said)
            continue
        a, b = (_end(gathering, line, people, name) for name in names)
        tie(gathering, line, (a, b), said, values)


def _end(gathering: Gathering, line: Line, people: _People, name: str) -> ItemId:
    key = normal(name) or name
    if key not in people.by_key:
        person = gathering.add_person(name=name[:120])
        people.by_key[key] = person.id
        line.understood.append("name")
    return people.by_key[key]


def _mine(gathering: Gathering, line: Line, people: _People, names: list[str], said: str) -> None:
    others = [name for name in names if normal(name) != normal(people.mine or "")]
    if not others:
        line.say(Says.WITH_THEMSELVES)
        return
    other = _end(gathering, line, people, others[0])
    gathering.owner_ties.add(other)
    line.understood.append("kind")
    found = kind_of(said) if said else None
    if found:
        gathering.change(other, kind=found[0], kin_by=found[1])
    elif said:
        gathering.change(other, kind_words=said[:400])
