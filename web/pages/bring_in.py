"""Bringing people in from a file: choose it, see what would come, then bring it or not."""

import contextlib
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import Invalid, NotFound, OperationReused, TooLarge
from network.exchange.brought import Brought, Choices, SourceFile
from network.exchange.read import problem, read
from web.access import for_person
from web.context import actor, services
from web.forms.bring_in import BringInForm, Matching, choices
from web.forms.form import Form
from web.limits import takes_files
from web.operation import op_id
from web.wording_files import FIELDS, ROWS, UNDERSTOOD, words_of

bp = Blueprint("bring_in", __name__, url_prefix="/map/bring-in")

Page = str | Response | tuple[str, int]
MEGABYTES = 20
FILES = 50
ROWS_A_PAGE = 25
COLUMNS_SHOWN = 12
PEOPLE_SHOWN = 200


@bp.get("")
@for_person
def show() -> Page:
    """Ask for files."""
    return render_template("pages/bring_in/show.html", form=Form())


@bp.post("")
@takes_files(megabytes=MEGABYTES)
@for_person
def upload() -> Page:
    """Keep the files, sealed and for an hour, and show what they would bring."""
    sent = [one for one in request.files.getlist("files") if one.filename][:FILES]
    files = [SourceFile(str(one.filename), one.read()) for one in sent]
    form = Form()
    if not any(file.data for file in files):
        form.refuse("files", _l("Choose a file from your device."))
    if form.errors:
        return render_template("pages/bring_in/show.html", form=form), 422
    upload_id = services().waiting.keep(actor(), files)
    return redirect(f"/map/bring-in/{upload_id}", 303)


@bp.get("/<upload_id>")
@for_person
def preview(upload_id: str) -> Page:
    """What the files would bring."""
    try:
        files = services().waiting.open(actor(), upload_id)
    except NotFound:
        return _gone()
    form = BringInForm()
    return _preview(upload_id, _read(files, Choices()), form, Matching())


@bp.post("/<upload_id>")
@for_person
def choose(upload_id: str) -> Page:
    """Look again with other choices, bring it in, or leave it, as the button pressed says."""
    pressed = request.form.get("do", "")
    if pressed == "forget":
        services().waiting.drop(actor(), upload_id)
        return redirect("/map/bring-in", 303)
    try:
        brought, form, matching = _chosen(upload_id)
    except NotFound:
        return redirect("/map/bring-in/done", 303) if _just_done() else _gone()
    if pressed != "take" or brought.report.errors or form.errors:
        return _preview(upload_id, brought, form, matching)
    return _take(upload_id, brought)


@bp.get("/done")
@for_person
def done() -> Page:
    """What has come, and the way to take it back."""
    newest = services().maps.steps(actor(), limit=1)
    step = newest[0] if newest and newest[0].what == "import" else None
    return render_template("pages/bring_in/done.html", step=step)


def _take(upload_id: str, brought: Brought) -> Page:
    """Bring it onto the map in one step. Sent twice, it is brought once."""
    with contextlib.suppress(OperationReused):
        services().exchange.bring_in(actor(), op_id(), brought)
    services().waiting.drop(actor(), upload_id)
    return redirect("/map/bring-in/done", 303)


def _just_done() -> bool:
    newest = services().maps.steps(actor(), limit=1)
    return bool(newest) and newest[0].id == op_id()


def _chosen(upload_id: str) -> tuple[Brought, BringInForm, Matching]:
    """The files read again with what was chosen. A first reading shows which columns there are."""
    files = services().waiting.open(actor(), upload_id)
    form = BringInForm.read(request.form)
    matching = Matching.read(request.form, _read(files, Choices()).report.columns)
    brought = _read(files, choices(form, matching))
    return brought, form, matching


def _read(files: list[SourceFile], chosen: Choices) -> Brought:
    try:
        return read(files, chosen)
    except (Invalid, TooLarge) as error:
        return problem(error)


def _preview(upload_id: str, brought: Brought, form: BringInForm, matching: Matching) -> Page:
    report = brought.report
    page = request.form.get("rows", default=1, type=int)
    last = max(1, -(-len(report.rows) // ROWS_A_PAGE))
    page = min(max(page, 1), last)
    start = (page - 1) * ROWS_A_PAGE
    columns = [
        replace(column, field=matching.chosen.get(column.name, column.field))
        for column in report.columns
    ]
    html = render_template(
        "pages/bring_in/preview.html",
        upload_id=upload_id,
        report=report,
        form=form,
        rows=report.rows[start : start + ROWS_A_PAGE],
        page=page,
        last=last,
        columns=columns,
        columns_shown=COLUMNS_SHOWN,
        columns_from=_columns_from(len(columns)),
        people_shown=PEOPLE_SHOWN,
        fields=FIELDS,
        understood=UNDERSTOOD,
        kinds=ROWS,
        words_of=words_of,
        others=bool(brought.items or brought.about_me or brought.settings),
    )
    refused = report.errors and request.form.get("do") == "take"
    return (html, 422) if refused else html


def _columns_from(count: int) -> int:
    """Where the shown part of many columns begins: a phone can't take hundreds of lists."""
    wanted = request.form.get("columns", default=0, type=int)
    return wanted if 0 <= wanted < count else 0


def _gone() -> Page:
    form = Form()
    form.refuse(
        "files", _l("That file is no longer here. We keep it for an hour. Choose it again.")
    )
    return render_template("pages/bring_in/show.html", form=form), 404
