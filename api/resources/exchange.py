"""Files in and files out. An import can be looked at first, and one undo takes it back."""

import hashlib
from typing import Any

from flask import Blueprint, Response

from api import contract
from api.answers import answer
from api.context import actor, services
from api.operations import step_id
from api.schemas.base import camel
from api.schemas.exchange import Brought, ExportChoices, ImportChoices, Report
from network.accounts.model import TokenScope
from network.drawing.files import MapView
from network.errors import Invalid, OperationReused
from network.exchange import brought as brought_model
from network.exchange import read
from network.exchange.brought import UPLOAD_LIMIT, Choices, SourceFile
from network.exchange.use_cases import FORMS, AsPicture, TakeOut
from network.identity import StepId

TAKEN = (
    "application/octet-stream",
    "application/zip",
    "application/xml",
    "application/json",
    "text/csv",
    "text/vcard",
    "text/plain",
)
GIVEN = tuple(dict.fromkeys(media.split(";")[0] for _, media in FORMS.values()))
HALF = 16
LOOK_BACK = 100

bp = Blueprint("exchange", __name__)


@bp.post("/me/map/import/preview")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(ImportChoices)
@contract.takes_bytes(*TAKEN, limit=UPLOAD_LIMIT)
@contract.gives(Report, "What the file would bring.")
def preview(query: dict[str, Any], data: bytes) -> Response:
    """See what a file would bring, row by row. Nothing is kept.

    Network Canvas, GEDCOM, vCard and jCard, spreadsheets and our own archive are understood. What
    each column of a spreadsheet was taken for is in `columns` of the answer, and can be put right.
    """
    return answer(_record(_read(query, data).report.as_dict()))


@bp.post("/me/map/import")
@contract.opens_to(TokenScope.MAP_WRITE)
@contract.keyed
@contract.takes_query(ImportChoices)
@contract.takes_bytes(*TAKEN, limit=UPLOAD_LIMIT)
@contract.gives(Brought, "What has come in.")
def bring_in(query: dict[str, Any], data: bytes) -> Response:
    """Bring a file onto my map, all of it in one step or nothing."""
    brought = _read(query, data)
    report = brought.report
    if report.errors:
        raise Invalid({"file": report.errors[0].english})
    step = _step(step_id(), query, data)
    seq = _done(step)
    if seq is None:
        try:
            seq = services().exchange.bring_in(actor(), step, brought)
        except OperationReused:
            # The same request came in beside this one, and was quicker.
            seq = _done(step)
    return answer({"seq": seq, "report": _record(report.as_dict())})


@bp.get("/me/map/export")
@contract.opens_to(TokenScope.MAP_READ)
@contract.takes_query(ExportChoices)
@contract.gives_bytes(*GIVEN, said="The file. Its name says nothing of what is in it.")
def take_out(query: dict[str, Any]) -> Response:
    """Take my map out as a file: data for other programs, or a picture of it."""
    taken = services().exchange.take_out(
        actor(),
        TakeOut(query["form"]),
        leave_out_private=query.get("leave_out_private") == "yes",
        drawn=AsPicture(view=MapView(query.get("view") or MapView.RINGS)),
    )
    headers = {"Content-Disposition": f'attachment; filename="{taken.name}"'}
    return Response(taken.data, content_type=taken.media_type, headers=headers)


def _read(query: dict[str, Any], data: bytes) -> brought_model.Brought:
    columns = query.get("columns") or {}
    choices = Choices(
        case=query.get("case") or None, me=query.get("me") or None, columns=columns or None
    )
    brought = read.read([SourceFile(query.get("file") or "file", data)], choices)
    there = {column.name for column in brought.report.columns}
    if columns.keys() - there and (there or not brought.report.errors):
        raise Invalid({"columns": "The file has no column of that name."})
    return brought


def _record(report: dict[str, Any]) -> dict[str, Any]:
    return {camel(name): value for name, value in report.items()}


def _step(key: StepId, query: dict[str, Any], data: bytes) -> StepId:
    """The step of this import. Its second half tells the same file sent again from another."""
    first = hashlib.sha256(key.encode()).hexdigest()[:HALF]
    said = repr(sorted(query.items())).encode()
    return StepId(first + hashlib.sha256(said + data).hexdigest()[:HALF])


def _done(step: StepId) -> int | None:
    """The number of the step if it has been taken. Raises OperationReused for another file."""
    for line in services().maps.steps(actor(), limit=LOOK_BACK):
        if line.id == step:
            return line.seq
        if line.id[:HALF] == step[:HALF]:
            raise OperationReused
    return None
