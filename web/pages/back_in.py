"""Two at work help somebody back into their account: one begins, one approves."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import NotFound
from network.identity import AssignmentId, StaffId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import CARRIERS, READERS, for_real, work_page
from web.context import actor, services
from web.forms.back_in import BeginForm, SeenForm
from web.operation import op_id
from web.said import MADE

bp = Blueprint("back_in", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]


@bp.get("/people/<assignment_id>/back-in")
@for_work(*CARRIERS)
def ask(assignment_id: str) -> Page:
    """Say how it goes, and ask which colleague comes."""
    return _begin_page(assignment_id, BeginForm(), 200)


@bp.post("/people/<assignment_id>/back-in")
@for_work(*CARRIERS)
def begin(assignment_id: str) -> Page:
    """Begin it for somebody who stands here."""
    form = BeginForm.read(request.form)
    if form.errors:
        return _begin_page(assignment_id, form, 422)
    about, made, colleague = AssignmentId(assignment_id), AssignmentId(op_id()), form.staff
    try:
        services().work.back_in.begin(actor(), about, StaffId(colleague), made)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return redirect(url_for("work_people.show", done=MADE), 303)


@bp.get("/back-in")
@for_work(*READERS)
def waiting() -> Page:
    """Whom colleagues ask me to see too."""
    return work_page("pages/back_in/waiting.html", waits=services().work.back_in.waiting(actor()))


@bp.get("/back-in/<assignment_id>")
@for_work(*READERS)
def look(assignment_id: str) -> Page:
    """Ask whether I have them before me."""
    return _seen_page(assignment_id, SeenForm(), 200)


@bp.post("/back-in/<assignment_id>")
@for_work(*READERS)
def approve(assignment_id: str) -> Page:
    """Say that I have seen them too. The code is shown here, this once."""
    form = SeenForm.read(request.form)
    if form.errors:
        return _seen_page(assignment_id, form, 422)
    try:
        code = services().work.back_in.approve(actor(), AssignmentId(assignment_id))
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return work_page("pages/back_in/code.html", code=code)


def _begin_page(assignment_id: str, form: BeginForm, status: int) -> tuple[str, int]:
    for_real()
    mine = {str(one.id): one for one in services().work.caseload.mine(actor())}
    if assignment_id not in mine:
        raise NotFound
    colleagues = [(one.id, one.name) for one in services().work.back_in.colleagues(actor())]
    if form.staff and form.staff not in {id_ for id_, _name in colleagues}:
        form.refuse("staff", _l("Choose one from the list."))
    page = work_page(
        "pages/back_in/begin.html", form=form, place=mine[assignment_id], colleagues=colleagues
    )
    return page, status


def _seen_page(assignment_id: str, form: SeenForm, status: int) -> tuple[str, int]:
    for one in services().work.back_in.waiting(actor()):
        if one.place.id == assignment_id:
            return work_page("pages/back_in/seen.html", form=form, waits=one), status
    raise NotFound
