"""The desk of whoever keeps people safe: what lies on it, looking at one thing, taking it on."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.desk.working_days import LONGEST
from network.identity import OperationId, TaskId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, work_page
from web.context import actor, services
from web.forms.desk import DeskNoteForm, DisagreeForm
from web.operation import op_id
from web.said import AGREED, DISAGREED, FINISHED, GIVEN_BACK, SAVED, SEEN, TAKEN

bp = Blueprint("desk", __name__, url_prefix="/at-work/desk")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_work(*LEADS)
def show() -> Page:
    """What lies on the desk: what can't wait first, then the oldest. Nobody is named here."""
    lines = services().safeguarding.desk.lines(actor())
    return work_page("pages/desk/show.html", lines=lines, longest=LONGEST)


@bp.get("/<task_id>")
@for_work(*LEADS)
def one(task_id: str) -> Page:
    """Look at one thing. That it was looked at is written down."""
    try:
        looked = services().safeguarding.looking.at(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return work_page("pages/desk/one.html", looked=looked, now=services().clock.now())


@bp.post("/<task_id>/take")
@for_work(*LEADS)
def take(task_id: str) -> Page:
    """Take it on, so that nobody else does."""
    try:
        services().safeguarding.desk.take(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return redirect(url_for(".one", task_id=task_id, done=TAKEN), 303)


@bp.post("/<task_id>/seen")
@for_work(*LEADS)
def seen(task_id: str) -> Page:
    """Say that a human being has seen it."""
    try:
        services().safeguarding.desk.acknowledge(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return to_desk(SEEN)


@bp.post("/<task_id>/give-back")
@for_work(*LEADS)
def give_back(task_id: str) -> Page:
    """Lay it back for others."""
    try:
        services().safeguarding.desk.give_back(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return to_desk(GIVEN_BACK)


@bp.post("/<task_id>/finish")
@for_work(*LEADS)
def finish(task_id: str) -> Page:
    """Be done with it."""
    try:
        services().safeguarding.desk.finish(actor(), TaskId(task_id))
    except Closed:
        return closed()
    return to_desk(FINISHED)


@bp.get("/<task_id>/note")
@for_work(*LEADS)
def ask_note(task_id: str) -> Page:
    """Ask what was found out."""
    return work_page("pages/desk/note.html", form=DeskNoteForm(), task_id=task_id)


@bp.post("/<task_id>/note")
@for_work(*LEADS)
def note(task_id: str) -> Page:
    """Write it down for whoever looks at it after."""
    form = DeskNoteForm.read(request.form)
    if form.errors:
        return work_page("pages/desk/note.html", form=form, task_id=task_id), 422
    desk, step = services().safeguarding.desk, OperationId(op_id())
    try:
        desk.note(actor(), TaskId(task_id), step, form.text)
    except Closed:
        return closed()
    return redirect(url_for(".one", task_id=task_id, done=SAVED), 303)


@bp.post("/<task_id>/agree")
@for_work(*LEADS)
def agree(task_id: str) -> Page:
    """Be the second human being."""
    try:
        services().safeguarding.seconds.agree(actor(), TaskId(task_id), OperationId(op_id()))
    except Closed:
        return closed()
    return to_desk(AGREED)


@bp.get("/<task_id>/disagree")
@for_work(*LEADS)
def ask_disagree(task_id: str) -> Page:
    """Ask why, for whoever began it."""
    return work_page("pages/desk/disagree.html", form=DisagreeForm(), task_id=task_id)


@bp.post("/<task_id>/disagree")
@for_work(*LEADS)
def disagree(task_id: str) -> Page:
    """Take the first half away."""
    form = DisagreeForm.read(request.form)
    if form.errors:
        return work_page("pages/desk/disagree.html", form=form, task_id=task_id), 422
    seconds, step = services().safeguarding.seconds, OperationId(op_id())
    try:
        seconds.disagree(actor(), TaskId(task_id), step, form.text)
    except Closed:
        return closed()
    return to_desk(DISAGREED)


def to_desk(done: str) -> Response:
    """Back to the desk, with a word about what was done."""
    return redirect(url_for("desk.show", done=done), 303)


def closed() -> tuple[str, int]:
    """Not open to them, for whatever cause."""
    return work_page("pages/desk/closed.html"), 403
