"""People on a worker's list: taking somebody on, opening what is kept, notes, passing on."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.consent.kinds import Purpose
from network.identity import AssignmentId, StaffId
from network.work.model import WrongCode
from network.work.reading import Closed, File
from web import session
from web.access import for_work
from web.at_work import CARRIERS, LEADS, READERS, work_page
from web.context import actor, services
from web.forms.organisation import CodeForm
from web.forms.work import (
    EmergencyForm,
    MoreForm,
    NoteForm,
    PassOnForm,
    PurposeForm,
    TakeOnForm,
)
from web.operation import op_id
from web.said import ASKED, MADE, PASSED_ON, REMOVED_FROM_LIST, SAVED
from web.wording_work import PURPOSE_CHOICES

bp = Blueprint("work_people", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]
NO_SUCH_CODE = _l("That code opens nothing. Ask them for a new one.")


@bp.get("/people")
@for_work(*READERS)
def show() -> Page:
    """Who is on my list."""
    mine = services().work.caseload.mine(actor())
    return work_page("pages/work/people.html", mine=mine, may_take_on=actor().capacity in CARRIERS)


@bp.get("/people/new")
@for_work(*CARRIERS)
def ask_for_code() -> Page:
    """Ask for somebody's code."""
    return work_page("pages/work/take_on.html", form=TakeOnForm())


@bp.post("/people/new")
@for_work(*CARRIERS)
def take_on() -> Page:
    """Put whoever handed over the code on my list."""
    form = TakeOnForm.read(request.form)
    try:
        if not form.errors:
            made = AssignmentId(op_id())
            services().work.caseload.take_on(actor(), made, form.code, form.known_as)
            return redirect(url_for(".show", done=MADE), 303)
    except WrongCode:
        form.refuse("code", NO_SUCH_CODE)
    return work_page("pages/work/take_on.html", form=form), 422


@bp.get("/people/<assignment_id>")
@for_work(*READERS)
def ask_purpose(assignment_id: str) -> Page:
    """Ask what it is opened for, before it is opened."""
    return _purpose_page(assignment_id, PurposeForm(), 200)


@bp.post("/people/<assignment_id>")
@for_work(*READERS)
def read(assignment_id: str) -> Page:
    """Open what is kept about somebody. The person can see that it was opened."""
    form = PurposeForm.read(request.form)
    if form.errors or form.purpose is None:
        return _purpose_page(assignment_id, form, 422)
    try:
        found = services().work.reading.open(actor(), AssignmentId(assignment_id), form.purpose)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return _file_page(found, NoteForm(), 200)


@bp.get("/people/<assignment_id>/notes")
@for_work(*READERS)
def ask_for_note(assignment_id: str) -> Page:
    """A note by itself: where one is given back that was typed before a session ran out."""
    return _note_page(assignment_id, NoteForm(), 200)


@bp.post("/people/<assignment_id>/notes")
@for_work(*READERS)
def note(assignment_id: str) -> Page:
    """Keep a note."""
    form = NoteForm.read(request.form)
    if form.errors:
        return _note_page(assignment_id, form, 422)
    try:
        services().work.reading.note(actor(), AssignmentId(assignment_id), op_id(), form.text)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return redirect(url_for(".ask_purpose", assignment_id=assignment_id, done=SAVED), 303)


@bp.get("/people/<assignment_id>/pass-on")
@for_work(*READERS)
def ask_whom(assignment_id: str) -> Page:
    """Ask who works with them from now on."""
    return _pass_on_page(assignment_id, PassOnForm(), 200)


@bp.post("/people/<assignment_id>/pass-on")
@for_work(*READERS)
def pass_on(assignment_id: str) -> Page:
    """Give somebody on my list to a colleague."""
    form = PassOnForm.read(request.form)
    if form.errors:
        return _pass_on_page(assignment_id, form, 422)
    to = StaffId(form.staff)
    try:
        services().work.caseload.pass_on(actor(), AssignmentId(assignment_id), to)
    except Closed:
        form.refuse("staff", _l("They can’t take this on. Choose somebody else."))
        return _pass_on_page(assignment_id, form, 422)
    return redirect(url_for("work.show", done=PASSED_ON), 303)


@bp.post("/people/<assignment_id>/let-go")
@for_work(*READERS)
def let_go(assignment_id: str) -> Page:
    """Take somebody off my list."""
    services().work.caseload.let_go(actor(), AssignmentId(assignment_id))
    return redirect(url_for(".show", done=REMOVED_FROM_LIST), 303)


@bp.post("/people/<assignment_id>/known")
@for_work(*READERS)
def known(assignment_id: str) -> Page:
    """Say that I know them in private life: they are closed to my work from here on."""
    services().work.caseload.knows(actor(), AssignmentId(assignment_id))
    return redirect(url_for(".show", done=REMOVED_FROM_LIST), 303)


@bp.get("/help")
@for_work(*CARRIERS)
def ask_for_help_code() -> Page:
    """Ask for the code of somebody who is here now."""
    return work_page("pages/work/help.html", form=CodeForm())


@bp.post("/help")
@for_work(*CARRIERS)
def help_now() -> Page:
    """Open somebody's map on this screen, with them: the worker's own session here ends."""
    form = CodeForm.read(request.form)
    try:
        if not form.errors:
            started = services().work.helping.begin(actor(), form.code)
            session.end_earlier()
            return session.begin(redirect("/map", 303), started)
    except WrongCode:
        form.refuse("code", NO_SUCH_CODE)
    return work_page("pages/work/help.html", form=form), 422


@bp.get("/everybody")
@for_work(*LEADS)
def everybody() -> Page:
    """Every list here, and who carries it."""
    return work_page("pages/work/everybody.html", lists=services().work.caseload.everybody(actor()))


@bp.get("/everybody/<assignment_id>/emergency")
@for_work(*LEADS)
def ask_why(assignment_id: str) -> Page:
    """Ask why it can't wait."""
    return _emergency_page(assignment_id, EmergencyForm(), 200)


@bp.post("/everybody/<assignment_id>/emergency")
@for_work(*LEADS)
def emergency(assignment_id: str) -> Page:
    """Open what is kept for one hour."""
    form = EmergencyForm.read(request.form)
    if form.errors:
        return _emergency_page(assignment_id, form, 422)
    about, made = AssignmentId(assignment_id), AssignmentId(op_id())
    services().work.exceptions.open_emergency(actor(), made, about, form.reason, form.wish)
    try:
        found = services().work.reading.open(actor(), made, Purpose.WELFARE_CHECK)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return _file_page(found, NoteForm(), 200)


@bp.get("/more")
@for_work(*READERS)
def ask_how_many() -> Page:
    """Ask how many people, and why."""
    return work_page("pages/work/more.html", form=MoreForm())


@bp.post("/more")
@for_work(*READERS)
def more() -> Page:
    """Ask to read about more people today."""
    form = MoreForm.read(request.form)
    if form.errors or form.to is None:
        return work_page("pages/work/more.html", form=form), 422
    services().work.exceptions.ask_for_more(actor(), form.to, form.reason)
    return redirect(url_for("work.show", done=ASKED), 303)


def _purpose_page(assignment_id: str, form: PurposeForm, status: int) -> tuple[str, int]:
    page = work_page(
        "pages/work/purpose.html", form=form, place_id=assignment_id, choices=PURPOSE_CHOICES
    )
    return page, status


def _file_page(found: File, form: NoteForm, status: int) -> tuple[str, int]:
    own = found.place.staff_id == actor().staff_id and found.place.until is None
    return work_page("pages/work/file.html", file=found, form=form, own=own), status


def _note_page(assignment_id: str, form: NoteForm, status: int) -> tuple[str, int]:
    return work_page("pages/work/note.html", form=form, place_id=assignment_id), status


def _pass_on_page(assignment_id: str, form: PassOnForm, status: int) -> tuple[str, int]:
    colleagues = [(one.id, one.name) for one in services().work.caseload.colleagues(actor())]
    page = work_page(
        "pages/work/pass_on.html", form=form, place_id=assignment_id, colleagues=colleagues
    )
    return page, status


def _emergency_page(assignment_id: str, form: EmergencyForm, status: int) -> tuple[str, int]:
    return work_page("pages/work/emergency.html", form=form, place_id=assignment_id), status
