"""From an interview to a map: whoever was asked is the owner, whom they named are connections."""

from collections.abc import Mapping, Sequence

from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, Known
from network.connections.when import NO_TIME
from network.connections.when import WORDS_LIMIT as DATE_LIMIT
from network.exchange.answers import moment
from network.exchange.brought import Choices
from network.exchange.canvas.interview import Edge, Interview, Node
from network.exchange.canvas.lists import by_end
from network.exchange.canvas.types import Sort, is_plain_person, place_kind_of, sort_of
from network.exchange.columns import matched
from network.exchange.gathering import Gathering, Line
from network.exchange.kinship import normal
from network.exchange.persons import read_person
from network.exchange.remarks import Says
from network.exchange.report import Case
from network.exchange.ties import tie
from network.identity import ItemId

Found = dict[int, tuple[Sort, ItemId | None, str]]
CASES_SHOWN = 50
KNOWN_AT = "known_at"


def bring(gathering: Gathering, found: Sequence[Interview], choices: Choices) -> None:
    """Bring the one interview that was chosen, or say between which to choose."""
    chosen = choose(gathering, found, choices.case)
    if chosen is not None:
        _Bringing(gathering, chosen, choices).run()


def choose(gathering: Gathering, found: Sequence[Interview], case: str | None) -> Interview | None:
    """The interview of this case or session; the only one, where nothing was said."""
    names = _names(found)
    gathering.cases = tuple(
        Case(id=name, people=len(interview.nodes))
        for name, interview in zip(names, found, strict=True)
    )
    if case is None:
        if len(found) == 1:
            return found[0]
        gathering.fail(Says.CHOOSE_A_CASE, cases=_listed(names))
        return None
    wanted = case.strip().casefold()
    fits = [
        interview
        for name, interview in zip(names, found, strict=True)
        if wanted
        in {
            said.casefold()
            for said in (name, interview.case, interview.session, interview.ego)
            if said
        }
    ]
    if len(fits) == 1:
        return fits[0]
    if fits:
        gathering.fail(Says.CHOOSE_A_CASE, cases=_listed([one.session or one.ego for one in fits]))
    else:
        gathering.fail(Says.NO_SUCH_CASE, case=case[:100], cases=_listed(names))
    return None


def _names(found: Sequence[Interview]) -> list[str]:
    """What to call each interview: its case, with the session where two share a case."""
    cases = [interview.id for interview in found]
    return [
        name if cases.count(name) == 1 else (interview.session or interview.ego or name)
        for name, interview in zip(cases, found, strict=True)
    ]


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - CASES_SHOWN} more" if len(names) > CASES_SHOWN else ""
    return ", ".join(names[:CASES_SHOWN]) + more


class _Bringing:
    """One interview on its way to a map."""

    def __init__(self, gathering: Gathering, interview: Interview, choices: Choices) -> None:
        self.gathering = gathering
        self.interview = interview
        self.columns = _columns_by_type(interview, choices)
        self.found: Found = {}

    def run(self) -> None:
        self._ego()
        seen: set[str] = set()
        for count, node in enumerate(self.interview.nodes, start=1):
            self._node(node, count, seen)
        ends = by_end(self.interview)
        for edge in self.interview.edges:
            self._edge(edge, ends)
        if not self.gathering.people:
            self.gathering.warn(Says.NOBODY)

    def _ego(self) -> None:
        interview = self.interview
        line = self.gathering.line(interview.file, interview.line, "owner")
        for name, said in (("case", interview.case), ("protocol", interview.protocol)):
            if said:
                line.understood.append(name)
        for name, words in interview.values.items():
            self.gathering.keep_about_me(name, words, line)

    def _node(self, node: Node, count: int, seen: set[str]) -> None:
        line = self.gathering.line(node.file, node.line, "person")
        if node.uuid and node.uuid in seen:
            line.say(Says.SAID_TWICE)
            return
        seen.add(node.uuid)
        sort = sort_of(node.type)
        fallback = f"{node.type or 'Person'} {node.number or count}"[:NAME_LIMIT]
        if sort is Sort.PLACE:
            made: ItemId | None = self._place(node, line, fallback)
        elif sort is Sort.THING:
            made = None
            self._thing(node, line, fallback)
        else:
            made = self._person(node, line, fallback, sort)
        self.found[id(node)] = (sort, made, line.name)

    def _person(self, node: Node, line: Line, fallback: str, sort: Sort) -> ItemId:
        kind = "" if is_plain_person(node.type) else node.type.replace("_", " ")
        person = read_person(
            self.gathering,
            line,
            node.values,
            self.columns[node.type],
            fallback=fallback,
            as_of=self.interview.day,
            kind=Kind.PET.value if sort is Sort.PET else kind,
        )
        self.gathering.owner_ties.add(person.id)
        return person.id

    def _place(self, node: Node, line: Line, fallback: str) -> ItemId:
        line.what, columns = "place", self.columns[node.type]
        name = self._name(node)
        kept = tuple(
            self.gathering.kept(column, words, line)
            for column, words in node.values.items()
            if columns.get(column) != "name" or len(words) > NAME_LIMIT
        )
        line.name = (name or fallback)[:NAME_LIMIT]
        line.understood.append("name")
        return self.gathering.add_place(name=line.name, kind=place_kind_of(node.type), kept=kept).id

    def _thing(self, node: Node, line: Line, fallback: str) -> None:
        line.what, line.name = "other", (self._name(node) or fallback)[:NAME_LIMIT]
        text = "\n".join(f"{column}: {words}" for column, words in node.values.items())
        line.say(Says.NOT_A_PERSON, what=line.name)
        self.gathering.keep_about_me(f"{node.type}: {line.name}", text, line)

    def _name(self, node: Node) -> str:
        columns = self.columns[node.type]
        named = (words for column, words in node.values.items() if columns.get(column) == "name")
        return " ".join(next(named, "").split())

    def _edge(self, edge: Edge, ends: Mapping[str, Node]) -> None:
        line = self.gathering.line(edge.file, edge.line, "link", edge.type)
        found = [self.found.get(id(ends[end])) if end in ends else None for end in (edge.a, edge.b)]
        missing = [end for end, one in zip((edge.a, edge.b), found, strict=True) if one is None]
        if missing:
            line.say(Says.DANGLING, who=missing[0][:80])
            self.gathering.warn(Says.DANGLING, who=missing[0][:80])
            self._keep_edge(edge, line)
            return
        (sort_a, a, name_a), (sort_b, b, name_b) = (one for one in found if one is not None)
        people = (Sort.PERSON, Sort.PET)
        if sort_a in people and sort_b in people and a and b:
            tie(self.gathering, line, (a, b), edge.type, edge.values)
        elif sort_a in people and a:
            self._beside(edge, line, a, (sort_b, b, name_b))
        elif sort_b in people and b:
            self._beside(edge, line, b, (sort_a, a, name_a))
        else:
            self._keep_edge(edge, line, between=f"{name_a} - {name_b}")

    def _beside(
        self, edge: Edge, line: Line, who: ItemId, beside: tuple[Sort, ItemId | None, str]
    ) -> None:
        """A tie to a place is where they were known; to anything else it is kept in words."""
        sort, place_id, name = beside
        person = self.gathering.people[who]
        if sort is not Sort.PLACE or not place_id or len(person.known) >= CASES_SHOWN:
            self.gathering.keep_on(who, edge.type or "link", name, line)
            return
        values = dict(edge.values)
        since, until, words = (values.pop(field, "") for field in ("since", "until", "words"))
        known = Known(
            place_id=place_id,
            since=moment(since) or NO_TIME,
            until=moment(until) or NO_TIME,
            words=words or ("" if normal(edge.type) == KNOWN_AT else edge.type)[:DATE_LIMIT],
        )
        self.gathering.change(who, known=(*person.known, known))
        line.understood.append("known")
        for column, said in values.items():
            self.gathering.keep_on(who, f"{edge.type} {name}: {column}", said, line)

    def _keep_edge(self, edge: Edge, line: Line, between: str = "") -> None:
        text = "\n".join(f"{column}: {words}" for column, words in edge.values.items())
        self.gathering.keep_about_me(
            edge.type or "link", f"{between or f'{edge.a} - {edge.b}'}\n{text}".strip(), line
        )


def _columns_by_type(interview: Interview, choices: Choices) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, None]] = {}
    for node in interview.nodes:
        names.setdefault(node.type, {}).update(dict.fromkeys(node.values))
    return {type_name: matched(columns, choices.columns) for type_name, columns in names.items()}
