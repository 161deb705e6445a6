"""A map in Network Canvas' naming: the same people, places and ties as CSV files or as GraphML."""

import csv
import io
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from network.connections.kinds import LinkKind
from network.connections.model import Connection, Kept, Link, Place, RelationshipMap
from network.connections.when import When
from network.exchange.archive import FIRST_MOMENT
from network.identity import ItemId

FORMULA = ("=", "+", "-", "@", "\t", "\r")
CASE = "map"
KNOWN_AT = "known_at"
PERSON, PLACE = "Person", "Place"
PERSON_COLUMNS = tuple(
    "name nickname kind kind_words kin_by ring state feeling loves_me certainty told_by paid "
    "does_for_me i_do last_in_touch remembered died born groups private notes".split()
)
PLACE_COLUMNS = tuple("name kind area came left feeling certainty words".split())
HEADER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd" '
    'xmlns:nc="http://schema.networkcanvas.com/xmlns">\n'
)


@dataclass(frozen=True, kw_only=True)
class Named:
    """A person or place to be written: number, uuid, and its values by column."""

    number: int
    uuid: str
    type: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A tie to be written."""

    number: int
    uuid: str
    type: str
    a: Named
    b: Named
    values: Mapping[str, str]


@dataclass(kw_only=True)
class Sheet:
    """A whole map in their naming. `session` and `ego` are random and say nothing."""

    day: date
    session: str
    ego: str
    about_me: Mapping[str, str]
    nodes: list[Named] = field(default_factory=list)
    edges: list[Joined] = field(default_factory=list)


def sheet_of(whole: RelationshipMap, *, day: date, session: str, ego: str) -> Sheet:
    """Lay a map out as nodes and edges."""
    notes: dict[ItemId, list[str]] = {}
    for note in whole.notes:
        notes.setdefault(note.about, []).append(note.text)
    mine = {"name": whole.settings.my_name, "born": whole.settings.born.words}
    sheet = Sheet(
        day=day,
        session=_dashed(session),
        ego=_dashed(ego),
        about_me={name: words for name, words in mine.items() if words},
    )
    by_id: dict[ItemId, Named] = {}
    items: tuple[Connection | Place, ...] = (*whole.connections, *whole.places)
    for number, item in enumerate(items, start=1):
        person = isinstance(item, Connection)
        values = _person(item) if isinstance(item, Connection) else _place(item)
        if item.id in notes:
            values["notes"] = "\n\n".join(notes[item.id])
        by_id[item.id] = Named(
            number=number,
            uuid=_dashed(item.id),
            type=PERSON if person else PLACE,
            values=_with_kept(values, item.kept),
        )
    sheet.nodes = list(by_id.values())
    sheet.edges = list(_edges(whole, by_id))
    return sheet


def csv_files(whole: RelationshipMap, *, day: date, session: str, ego: str) -> bytes:
    """The zip of CSV files, one for the owner, one for each type of node and of tie."""
    sheet = sheet_of(whole, day=day, session=session, ego=ego)
    out = io.BytesIO()
    start = f"{CASE}_{sheet.session}"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, rows in _tables(sheet):
            entry = zipfile.ZipInfo(f"{start}_{name}.csv", FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _table(rows))
    return out.getvalue()


def graphml(whole: RelationshipMap, *, day: date, session: str, ego: str) -> bytes:
    """The map as one GraphML file."""
    return "".join(_xml(sheet_of(whole, day=day, session=session, ego=ego))).encode("utf-8")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet will run."""
    runs = cell.startswith(FORMULA) or (cell.startswith("'") and cell[1:].startswith(FORMULA))
    return f"'{cell}" if runs else cell


def _dashed(identity: str) -> str:
    return str(uuid.UUID(hex=identity))


def _person(person: Connection) -> dict[str, str]:
    values: dict[str, object] = {
        name: getattr(person, name) for name in PERSON_COLUMNS if name != "notes"
    }
    return {name: words for name, value in values.items() if (words := _words(value))}


def _place(place: Place) -> dict[str, str]:
    values = {name: getattr(place, name) for name in PLACE_COLUMNS}
    return {name: words for name, value in values.items() if (words := _words(value))}


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, When):
        return value.words
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return "" if value is None or value == "not_said" else str(value)


def _with_kept(values: dict[str, str], kept: Iterable[Kept]) -> dict[str, str]:
    """What was kept goes into columns of its own names."""
    whole = dict(values)
    for one in kept:
        name = one.name if one.name not in PERSON_COLUMNS else f"{one.name} ({one.source})"
        whole[name] = f"{whole[name]}\n{one.text}" if name in whole else one.text
    return whole


def _edges(whole: RelationshipMap, by_id: Mapping[ItemId, Named]) -> Iterator[Joined]:
    number = 0
    for link in whole.links:
        number += 1
        yield Joined(
            number=number,
            uuid=_dashed(link.id),
            type=link.words if link.kind is LinkKind.OTHER and link.words else link.kind.value,
            a=by_id[link.a],
            b=by_id[link.b],
            values=_with_kept(_said_of(link), link.kept),
        )
    for person in whole.connections:
        for known in person.known:
            if known.place_id in by_id and known.place_id:
                number += 1
                said = {"since": known.since, "until": known.until, "words": known.words}
                yield Joined(
                    number=number,
                    uuid=_dashed(f"{number:032x}"),
                    type=KNOWN_AT,
                    a=by_id[person.id],
                    b=by_id[known.place_id],
                    values={
                        name: words for name, value in said.items() if (words := _words(value))
                    },
                )


def _said_of(link: Link) -> dict[str, str]:
    own_words = "" if link.kind is LinkKind.OTHER else link.words
    said = {
        "words": own_words,
        "kin_by": link.kin_by,
        "certainty": link.certainty,
        "since": link.since,
        "until": link.until,
    }
    return {name: words for name, value in said.items() if (words := _words(value))}


def _tables(sheet: Sheet) -> Iterator[tuple[str, list[dict[str, str]]]]:
    moment = f"{sheet.day.isoformat()}T00:00:00.000Z"
    yield (
        "ego",
        [
            {
                "networkCanvasEgoUUID": sheet.ego,
                "networkCanvasCaseID": CASE,
                "networkCanvasSessionID": sheet.session,
                "networkCanvasProtocolName": CASE,
                "sessionStart": moment,
                "sessionFinish": moment,
                "sessionExported": moment,
                **sheet.about_me,
            }
        ],
    )
    for type_name in dict.fromkeys(node.type for node in sheet.nodes):
        rows = [_node_row(sheet, node) for node in sheet.nodes if node.type == type_name]
        yield f"attributeList_{type_name}", rows
    used: set[str] = set()
    by_type: dict[str, list[dict[str, str]]] = {}
    for edge in sheet.edges:
        by_type.setdefault(edge.type, []).append(_edge_row(sheet, edge))
    for type_name, rows in by_type.items():
        yield f"edgeList_{_file_part(type_name, used)}", rows


def _node_row(sheet: Sheet, node: Named) -> dict[str, str]:
    columns = PERSON_COLUMNS if node.type == PERSON else PLACE_COLUMNS
    return {
        "nodeID": str(node.number),
        "networkCanvasEgoUUID": sheet.ego,
        "networkCanvasUUID": node.uuid,
        **dict.fromkeys(columns, ""),
        **node.values,
    }


def _edge_row(sheet: Sheet, edge: Joined) -> dict[str, str]:
    return {
        "edgeID": str(edge.number),
        "from": str(edge.a.number),
        "to": str(edge.b.number),
        "networkCanvasEgoUUID": sheet.ego,
        "networkCanvasUUID": edge.uuid,
        "networkCanvasSourceUUID": edge.a.uuid,
        "networkCanvasTargetUUID": edge.b.uuid,
        "networkCanvasType": edge.type,
        **edge.values,
    }


def _file_part(type_name: str, used: set[str]) -> str:
    """The name of a type as part of a file name, like no other but for case."""
    plain = "".join(sign for sign in type_name if sign.isalnum() or sign == "_")[:40] or "tie"
    number, free = 2, plain
    while free.casefold() in used:
        free, number = f"{plain}{number}", number + 1
    used.add(free.casefold())
    return free


def _table(rows: list[dict[str, str]]) -> str:
    header = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(legal(name)) for name in header])
    for row in rows:
        writer.writerow([harmless(legal(row.get(name, ""))) for name in header])
    return out.getvalue()


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


def legal(words: str) -> str:
    """Words without the signs that XML can't hold."""
    return "".join(sign for sign in words if _is_legal(ord(sign)))


def _is_legal(number: int) -> bool:
    if number < ord(" "):
        return number in (9, 10, 13)
    surrogate = 0xD800 <= number <= 0xDFFF
    return not surrogate and number not in (0xFFFE, 0xFFFF)
