"""My side of a tie: what I can do and what I can't, and ending it with a kind word."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import Invalid, WrongMoment
from network.identity import OperationId
from network.ties.answers import Farewell
from network.ties.in_touch import Stands
from web import agreed
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.limits import UNTIL, KindEndForm, LimitsForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED, STOPPED
from web.wording_limits import FAREWELLS, choices

bp = Blueprint("own_side", __name__, url_prefix="/in-touch/<tie_id>")

Page = str | Response | tuple[str, int]


@bp.get("/limits")
@for_person
def show(tie_id: str) -> Page:
    """What I have said, to change."""
    tie = services().ties.in_touch.one(actor(), tie_id)
    said = tie.mine.limits
    form = LimitsForm.filled(
        by=said.by,
        often=said.often,
        leave_out=said.leave_out,
        cannot=said.cannot,
        until=said.until,
    )
    return _page(tie_id, form, 200)


@bp.post("/limits")
@for_person
def keep(tie_id: str) -> Page:
    """Say it. It is so at once, and they see it."""
    form = LimitsForm.read(request.form)
    if form.errors:
        return _page(tie_id, form, 422)
    own, key = services().ties.own_side, OperationId(op_id())
    try:
        own.set_limits(actor(), tie_id, key, form.limits())
    except Invalid as refused:
        form.refuse("until", UNTIL[refused.problems["until"]])
        return _page(tie_id, form, 422)
    except WrongMoment:
        return _back(tie_id)
    return redirect(url_for("in_touch.one", tie_id=tie_id, done=SAVED), 303)


@bp.get("/end-kindly")
@for_person
@stepped_up
@closed_while_guarded
def ask_kindly(tie_id: str) -> Page:
    """What ending it with a kind word tells them."""
    return _kindly_page(tie_id, KindEndForm(), 200)


@bp.post("/end-kindly")
@for_person
@stepped_up
@closed_while_guarded
def end_kindly(tie_id: str) -> Page:
    """End it now; in two days they read why it is not their fault."""
    form = KindEndForm.read(request.form)
    if form.errors:
        return _kindly_page(tie_id, form, 422)
    sentence, key = form.sentence or Farewell.THINK_WELL, OperationId(op_id())
    own, words = services().ties.own_side, agreed.told_once()
    try:
        own.end_kindly(actor(), tie_id, key, sentence, wording=words, pressed=form.pressed)
    except WrongMoment:
        return _back(tie_id)
    return redirect(url_for("in_touch.one", tie_id=tie_id, done=STOPPED), 303)


def _back(tie_id: str) -> Response:
    """It is paused: the page of the tie says what can be done."""
    return redirect(url_for("in_touch.one", tie_id=tie_id), 303)


def _page(tie_id: str, form: LimitsForm, status: int) -> Page:
    tie = services().ties.in_touch.one(actor(), tie_id)
    if tie.stands is not Stands.OPEN:
        return _back(tie_id)
    page = render_template("pages/in_touch/limits.html", tie=tie, form=form, choices=choices())
    return page, status


def _kindly_page(tie_id: str, form: KindEndForm, status: int) -> Page:
    tie = services().ties.in_touch.one(actor(), tie_id)
    if tie.stands is not Stands.OPEN:
        return _back(tie_id)
    page = render_template(
        "pages/in_touch/end_kindly.html",
        tie=tie,
        form=form,
        words=agreed.TOLD_ONCE,
        sentences=[(each.value, words) for each, words in FAREWELLS.items()],
    )
    return page, status
