"""GraphML that is not from an interview: whoever is a node is a person, every edge a link."""

from network.exchange.brought import Choices
from network.exchange.canvas.graphml import Graph
from network.exchange.canvas.interview import Edge, Node
from network.exchange.columns import matched
from network.exchange.gathering import Gathering
from network.exchange.kinship import kind_of, normal
from network.exchange.me import Me
from network.exchange.persons import read_person
from network.exchange.remarks import Says
from network.exchange.ties import tie
from network.identity import ItemId

KIND_NAMES = (
    "type",
    "kind",
    "relationship",
    "relation",
    "label",
    "edgelabel",
    "edge label",
    "name",
)


def bring(gathering: Gathering, graph: Graph, choices: Choices) -> None:
    """Bring one graph."""
    names = dict.fromkeys(name for node in graph.nodes for name in node.values)
    columns = matched(names, choices.columns)
    me = Me(gathering, choices.me)
    for node in graph.nodes:
        me.see(node.number, _name(node, columns))
    mine = me.chosen()
    if gathering.errors:
        return
    found: dict[str, ItemId] = {}
    for count, node in enumerate(graph.nodes, start=1):
        if mine is None or node.number != mine:
            found.setdefault(node.number, _person(gathering, node, columns, count))
    for edge in graph.edges:
        _edge(gathering, edge, found, mine)
    _keep_the_rest(gathering, graph)


def _keep_the_rest(gathering: Gathering, graph: Graph) -> None:
    if graph.nodes and graph.values:
        line = gathering.line(graph.nodes[0].file, 1, "file")
        for name, words in graph.values.items():
            gathering.keep_about_me(name, words, line)
    if not gathering.people:
        gathering.warn(Says.NOBODY)


def _name(node: Node, columns: dict[str, str]) -> str:
    named = (words for column, words in node.values.items() if columns.get(column) == "name")
    return next(named, "")


def _person(gathering: Gathering, node: Node, columns: dict[str, str], count: int) -> ItemId:
    line = gathering.line(node.file, node.line, "person")
    values = node.values
    fallback = node.number[:100] or f"Person {count}"
    return read_person(gathering, line, values, columns, fallback=fallback).id


def _edge(gathering: Gathering, edge: Edge, found: dict[str, ItemId], mine: str | None) -> None:
    line = gathering.line(edge.file, edge.line, "link")
    column = next((name for name in edge.values if normal(name) in KIND_NAMES), "")
    said = edge.type or edge.values.get(column, "")
    if mine is not None and mine in (edge.a, edge.b):
        other = found.get(edge.b if edge.a == mine else edge.a)
        if other:
            _mine(gathering, other, said)
            line.understood.append("kind")
        return
    a, b = found.get(edge.a), found.get(edge.b)
    if not a or not b:
        missing = edge.b if a else edge.a
        line.say(Says.DANGLING, who=missing[:80])
        gathering.warn(Says.DANGLING, who=missing[:80])
        gathering.keep_about_me("link", f"{edge.a} - {edge.b} {said}".strip(), line)
        return
    values = {name: words for name, words in edge.values.items() if name != column}
    tie(gathering, line, (a, b), said, values)


def _mine(gathering: Gathering, other: ItemId, said: str) -> None:
    gathering.owner_ties.add(other)
    found = kind_of(said) if said else None
    if found:
        gathering.change(other, kind=found[0], kin_by=found[1])
    elif said:
        gathering.change(other, kind_words=said[:400])
