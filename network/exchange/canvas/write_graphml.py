"""A map as GraphML in Network Canvas' naming."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from network.connections.model import RelationshipMap
from network.exchange.canvas.layout import CASE, Sheet, sheet_of
from network.exchange.signs import legal

HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd" '
    'xmlns:nc="http://schema.networkcanvas.com/xmlns">\n'
)


def graphml(whole: RelationshipMap, *, day: date, session: str, ego: str) -> bytes:
    """The map as one GraphML file."""
    return "".join(_xml(sheet_of(whole, day=day, session=session, ego=ego))).encode("utf-8")


def _xml(sheet: Sheet) -> Iterator[str]:
    yield HEADER
    keys = _Keys()
    body = [*_owner_xml(sheet, keys)]
    for node in sheet.nodes:
        body.append(f'    <node id="{node.number}">\n')
        label = node.values.get("name", "")
        own = {"networkCanvasUUID": node.uuid, "networkCanvasType": node.type, "label": label}
        body.extend(keys.data({**own, **node.values}, "node"))
        body.append("    </node>\n")
    for edge in sheet.edges:
        ends = f'source="{edge.a.number}" target="{edge.b.number}"'
        body.append(f'    <edge id="e{edge.number}" {ends}>\n')
        own = {
            "networkCanvasUUID": edge.uuid,
            "networkCanvasType": edge.type,
            "networkCanvasSourceUUID": edge.a.uuid,
            "networkCanvasTargetUUID": edge.b.uuid,
        }
        body.extend(keys.data({**own, **edge.values}, "edge"))
        body.append("    </edge>\n")
    yield from keys.declared()
    yield from body
    yield "  </graph>\n</graphml>\n"


def _owner_xml(sheet: Sheet, keys: "_Keys") -> Iterator[str]:
    moment = f"{sheet.day.isoformat()}T00:00:00.000Z"
    said = {
        "caseId": CASE,
        "sessionUUID": sheet.session,
        "protocolName": CASE,
        "sessionStartTime": moment,
        "sessionFinishTime": moment,
        "sessionExportTime": moment,
    }
    attributes = " ".join(f"nc:{name}={quoteattr(words)}" for name, words in said.items())
    yield f'  <graph edgedefault="undirected" {attributes}>\n'
    yield from keys.data({"networkCanvasUUID": sheet.ego, **sheet.about_me}, "graph")


@dataclass
class _Keys:
    """Declares each value's name once; the ids are ours, since names may hold any sign."""

    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def data(self, values: Mapping[str, str], of: str) -> Iterator[str]:
        """The values of one element."""
        for name, words in values.items():
            plain = name == "label" or name.startswith("networkCanvas")
            key = (name, "all" if plain else of)
            number = len(self.ids)
            identity = self.ids.setdefault(key, name if plain else f"k{number}")
            yield f"      <data key={quoteattr(identity)}>{escape(legal(words))}</data>\n"

    def declared(self) -> Iterator[str]:
        """The declarations, before the graph."""
        for (name, of), identity in self.ids.items():
            called = quoteattr(legal(" ".join(name.split())))
            yield (
                f'  <key id={quoteattr(identity)} for="{of}" attr.name={called} '
                'attr.type="string"/>\n'
            )
