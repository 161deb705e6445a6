"""GraphML: graphs of nodes and edges with named values, as Network Canvas and others write it."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from network.errors import Invalid, TooLarge
from network.exchange.canvas.interview import Edge, Interview, Node, day_of
from network.exchange.xml import plain, walk

NODES_LIMIT = 200_000
VALUES_LIMIT = 2_000
DEFAULTS_LIMIT = 200
UUID = "networkCanvasUUID"
TYPE = "networkCanvasType"
SOURCE = "networkCanvasSourceUUID"
TARGET = "networkCanvasTargetUUID"
UNNAMED_LABELS = frozenset({"Node", "Encrypted", ""})
NO_GRAPH = "There is no graph in this file."


@dataclass(frozen=True)
class Key:
    """What a value is called and what it belongs to."""

    name: str
    of: str
    default: str = ""


@dataclass(kw_only=True)
class Graph:
    """One graph of a file: nodes and edges with their values by name."""

    attributes: dict[str, str]
    values: dict[str, str] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)


@dataclass
class _Reader:
    """A file on its way to graphs."""

    file: str
    keys: dict[str, Key] = field(default_factory=dict)
    defaults: list[Key] = field(default_factory=list)
    graphs: list[Graph] = field(default_factory=list)
    open_graphs: list[Graph] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    count: int = 0
    inside: int = 0

    def start(self, element: Element) -> None:
        """A graph begins; graphs inside nodes belong to the one around them."""
        tag = plain(element.tag)
        if tag == "graph":
            attributes = {plain(name): value for name, value in element.attrib.items()}
            graph = self.open_graphs[-1] if self.open_graphs else Graph(attributes=attributes)
            if not self.open_graphs:
                self.graphs.append(graph)
            self.open_graphs.append(graph)
        elif tag in ("node", "edge"):
            self.inside += 1

    def end(self, element: Element) -> None:
        """An element is whole: take what it says."""
        tag = plain(element.tag)
        if tag == "key":
            self._key(element)
        elif tag == "graph":
            self.open_graphs.pop()
        elif tag in ("node", "edge"):
            self.inside -= 1
            self._entity(element, tag)
            element.clear()
        elif tag == "data" and not self.inside and self.open_graphs:
            values = self.open_graphs[-1].values
            name = self._name(element)
            if words := _words(element):
                values[_free(name, values)] = words
            element.clear()
        elif tag in ("hyperedge", "endpoint"):
            self.passed_over.append(tag)

    def _key(self, element: Element) -> None:
        identity = element.get("id", "")
        described = default = ""
        for child in element:
            if plain(child.tag) == "desc":
                described = (child.text or "").strip()
            elif plain(child.tag) == "default":
                default = (child.text or "").strip()
        name = described or element.get("attr.name") or element.get("yfiles.type") or identity
        key = Key(name[:200], element.get("for", "all"), default)
        self.keys[identity] = key
        if default:
            self.defaults.append(key)
        if len(self.defaults) > DEFAULTS_LIMIT:
            raise TooLarge("This file has more values by default than we can take.")

    def _name(self, data: Element) -> str:
        identity = data.get("key", "")
        return self.keys[identity].name if identity in self.keys else identity or "data"

    def _entity(self, element: Element, tag: str) -> None:
        if not self.open_graphs:
            return
        self.count += 1
        if self.count > NODES_LIMIT:
            raise TooLarge("There are more people and links in this file than we can take.")
        graph, values = self.open_graphs[-1], self._values(element, tag)
        type_name = values.pop(TYPE, "")
        uuid = values.pop(UUID, "")
        if tag == "node":
            graph.nodes.append(
                Node(
                    file=self.file,
                    line=self.count,
                    type=type_name,
                    uuid=uuid,
                    number=element.get("id", ""),
                    values=values,
                )
            )
            return
        ends = (values.pop(SOURCE, ""), values.pop(TARGET, ""))
        graph.edges.append(
            Edge(
                file=self.file,
                line=self.count,
                type=type_name,
                uuid=uuid,
                a=element.get("source") or ends[0],
                b=element.get("target") or ends[1],
                values=values,
            )
        )

    def _values(self, element: Element, tag: str) -> dict[str, str]:
        values: dict[str, str] = {}
        for child in element:
            if plain(child.tag) == "data" and (words := _words(child)):
                values[_free(self._name(child), values)] = words
        for key in self.defaults:
            if key.of in (tag, "all"):
                values.setdefault(key.name, key.default)
        return values


def graphs(data: bytes, file: str) -> list[Graph]:
    """The graphs of a file. Raises Invalid where it is no GraphML."""
    reader = _Reader(file)
    for event, element in walk(data):
        if event == "start":
            reader.start(element)
        else:
            reader.end(element)
    if not reader.graphs:
        raise Invalid({"files": NO_GRAPH}, NO_GRAPH)
    return reader.graphs


def is_canvas(found: list[Graph], data: bytes) -> bool:
    """Whether graphs came from Network Canvas, or from us in its naming."""
    return UUID.encode() in data or any(
        "sessionUUID" in graph.attributes or "caseId" in graph.attributes for graph in found
    )


def interviews(found: list[Graph], file: str) -> list[Interview]:
    """The interviews of a file, one for each graph."""
    return [_interview(graph, file) for graph in found]


def _interview(graph: Graph, file: str) -> Interview:
    said = graph.attributes
    moments = ("sessionStartTime", "sessionStart", "sessionFinishTime", "sessionExportTime")
    days = (day_of(said[name]) for name in moments if name in said)
    for node in graph.nodes:
        _label(node)
    return Interview(
        file=file,
        case=said.get("caseId", ""),
        session=said.get("sessionUUID", ""),
        ego=graph.values.pop(UUID, ""),
        protocol=said.get("protocolName", ""),
        day=next((day for day in days if day), None),
        values=graph.values,
        nodes=graph.nodes,
        edges=graph.edges,
        from_lists=False,
    )


def _label(node: Node) -> None:
    """The label repeats the name, or the type or id of somebody without one."""
    label = node.values.get("label", "")
    names = {words.casefold() for key, words in node.values.items() if key != "label"}
    if label in UNNAMED_LABELS or label.casefold() in names or label in (node.type, node.uuid):
        node.values.pop("label", None)


def _words(element: Element) -> str:
    """The words of a value; drawing programs put them some elements deeper."""
    if not len(element):
        return (element.text or "").strip()
    labels = [part for part in element.iter() if plain(part.tag).endswith("Label")]
    return "\n".join(said for part in labels if (said := (part.text or "").strip()))


def _free(name: str, values: dict[str, str]) -> str:
    if len(values) >= VALUES_LIMIT:
        raise TooLarge(f"Somebody in this file has more than {VALUES_LIMIT} values.")
    number, free = len(values) + 1, name
    while free in values:
        free, number = f"{name} ({number})", number + 1
    return free
