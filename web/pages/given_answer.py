"""Answering a code in another way than yes or no. Every end is the same page."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.guidance.model import Reply
from network.identity import OperationId
from network.ties.answering import Agreed, Met, Stage
from network.ties.answers import AnswerKind
from network.ties.model import Yes
from web import agreed
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.given import LaterForm, NeverForm, SituationsForm, ToldForm
from web.forms.past_shown import OnTheWayForm, PastCodeForm
from web.given import END, later_page, situations_page, told_page
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.passed import has_passed
from web.said import SAVED

bp = Blueprint("given_answer", __name__, url_prefix="/in-touch")

Page = str | Response | tuple[str, int]


@bp.get("/code/told")
@bp.get("/code/later")
@for_person
@closed_while_guarded
def begin_again() -> Page:
    """Nothing is answered here without a code: begin with it."""
    return redirect(url_for("given_code.show"), 303)


@bp.post("/code/told")
@for_person
@stepped_up
@closed_while_guarded
def tell() -> Page:
    """Let them read a few words, in two days."""
    form = ToldForm.read(request.form)
    if form.errors:
        reply = form.clean.get("kind") is AnswerKind.ONE_REPLY
        again = _still(form)
        kind = Reply.ONE_REPLY if reply else Reply.KIND_WORDS
        return told_page(form, kind, 422) if again else _end()
    if not has_passed(form.code, form.passed):
        return _ask_first(form)
    told = form.told()
    said = Agreed(
        yes=Yes(me="", words=told.words),
        wording=agreed.told_once(),
        operation_id=OperationId(op_id()),
        pressed=form.pressed,
    )
    return _kept(services().ties.others.tell(actor(), form.code, told, said))


@bp.post("/code/later")
@for_person
@closed_while_guarded
def later() -> Page:
    """Ask me again in some months."""
    form = LaterForm.read(request.form)
    if form.errors or form.months is None:
        return later_page(form, 422) if _still(form) else _end()
    if not has_passed(form.code, form.passed):
        return _ask_first(form)
    return _kept(services().ties.others.not_now(actor(), form.code, form.months))


@bp.post("/code/left-to-them")
@for_person
@closed_while_guarded
def leave_to_them() -> Page:
    """Let the organisation that wrote the letter answer."""
    form = OnTheWayForm.read(request.form)
    if form.errors or not has_passed(form.code, form.passed):
        return _ask_first(form)
    met = services().ties.left_to_them.leave(actor(), form.code)
    if met.stage is not Stage.KEPT:
        return _end()
    return redirect(url_for("in_touch.show", done=SAVED), 303)


@bp.post("/left-to-them/<answer_id>/take-back")
@for_person
def not_left_any_more(answer_id: str) -> Page:
    """The organisation is not to answer after all."""
    services().ties.left_to_them.take_back(actor(), answer_id)
    return redirect(url_for("in_touch.show", done=SAVED), 303)


@bp.post("/code/never")
@for_person
@closed_while_guarded
def never() -> Page:
    """Don't ask me again: nothing of theirs reaches me any more."""
    form = NeverForm.read(request.form)
    if not form.errors:
        key, others = OperationId(op_id()), services().ties.others
        others.never(actor(), form.code, key, anybody=form.anybody)
    return _end()


@bp.post("/code/worry")
@for_person
@closed_while_guarded
def worry() -> Page:
    """Let human beings look."""
    form = PastCodeForm.read(request.form)
    if not form.errors:
        services().ties.others.worry(actor(), form.code, OperationId(op_id()))
    return _end()


@bp.get("/code/told/kept")
@for_person
def kept() -> Page:
    """What happens after such an answer."""
    return render_template("pages/in_touch/told_kept.html")


@bp.post("/later/<answer_id>/drop")
@for_person
def drop(answer_id: str) -> Page:
    """Don't remind me of this any more."""
    services().ties.others.drop_later(actor(), answer_id)
    return redirect(url_for("in_touch.show", done=SAVED), 303)


def _ask_first(form: PastCodeForm) -> Page:
    """What is true for them, where the code still leads anywhere: that step was left out."""
    asked = SituationsForm.filled(code=form.code)
    return situations_page(asked, 200) if _still(form) else _end()


def _still(form: PastCodeForm) -> bool:
    """Whether its code still leads there."""
    code = form.clean.get("code")
    met = services().ties.answering.again(actor(), code) if code else END
    return met.stage is Stage.WORDS


def _kept(met: Met) -> Response:
    return redirect(url_for(".kept"), 303) if met.stage is Stage.KEPT else _end()


def _end() -> Response:
    return redirect(url_for("given_code.end"), 303)
