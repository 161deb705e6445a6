"""A map as the CSV files of Network Canvas."""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date

from network.connections.model import RelationshipMap
from network.exchange.archive import FIRST_MOMENT
from network.exchange.canvas.layout import (
    CASE,
    PERSON,
    PERSON_COLUMNS,
    PLACE_COLUMNS,
    Joined,
    Named,
    Sheet,
    sheet_of,
)
from network.exchange.signs import legal

FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def harmless(cell: str) -> str:
    """A cell that no spreadsheet will run."""
    runs = cell.startswith(FORMULA) or (cell.startswith("'") and cell[1:].startswith(FORMULA))
    return f"'{cell}" if runs else cell


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
