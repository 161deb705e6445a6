"""Somebody gave me a code, to be in touch again: what it is, what they say, and yes, no or nothing.

Every end is one and the same page: `_end`. Nothing here tells a code that never was from one that
was used, is too old, was taken back, is refused, or whose question was answered wrongly.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import Invalid
from network.identity import OperationId
from network.ties.answering import Agreed, Met, Stage
from web import agreed
from web.access import for_person, open_to_all, stepped_up
from web.context import actor, maybe_actor, services
from web.forms.given import SituationsForm, WhoForm
from web.forms.in_touch import YesForm
from web.forms.limits import UNTIL, LimitedYesForm
from web.forms.past_shown import CodeAnswerForm, PastCodeForm
from web.given import situations_page, words_page, yes_page
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.passed import has_passed

bp = Blueprint("given_code", __name__)

Page = str | Response | tuple[str, int]


@bp.get("/code")
@open_to_all
def welcome() -> Page:
    """For somebody with a paper in their hand: what this is, before anything is asked."""
    return render_template("pages/in_touch/welcome.html", signed_in=maybe_actor() is not None)


@bp.get("/in-touch/code")
@for_person
@stepped_up
@closed_while_guarded
def show() -> Page:
    """Ask for the code."""
    return render_template("pages/in_touch/given_code.html", form=PastCodeForm())


@bp.post("/in-touch/code")
@for_person
@stepped_up
@closed_while_guarded
def open_code() -> Page:
    """See where it leads."""
    form = PastCodeForm.read(request.form)
    if form.errors:
        return render_template("pages/in_touch/given_code.html", form=form), 422
    return _page(services().ties.answering.open(actor(), form.code), form.code)


@bp.get("/in-touch/code/end")
@for_person
def end() -> Page:
    """Where every code ends, and whoever comes here without one: it says nothing."""
    return render_template("pages/in_touch/end.html")


@bp.get("/in-touch/code/answer")
@bp.get("/in-touch/code/yes")
@for_person
@closed_while_guarded
def begin_again() -> Page:
    """Nothing is typed here without a code: begin with it."""
    return redirect(url_for(".show"), 303)


@bp.post("/in-touch/code/answer")
@for_person
@closed_while_guarded
def answer() -> Page:
    """Answer what is asked before anything is shown."""
    form = CodeAnswerForm.read(request.form)
    if form.errors:
        return _again(form, form.code)
    return _page(services().ties.answering.answer(actor(), form.code, form.answer), form.code)


@bp.post("/in-touch/code/yes")
@for_person
@stepped_up
@closed_while_guarded
def say_yes() -> Page:
    """Say yes: it counts in two days, if they want it too."""
    kind = LimitedYesForm if "limited" in request.form else YesForm
    form = kind.read(request.form)
    if form.errors:
        return _again(form, form.code)
    if not has_passed(form.code, form.passed):
        return _ask_first(form.code)
    said = Agreed(
        yes=form.yes(),
        wording=agreed.in_touch(),
        operation_id=OperationId(op_id()),
        pressed=form.pressed,
    )
    try:
        met = services().ties.answering.agree(actor(), form.code, said)
    except Invalid:
        # All else is looked at by the form; only the day of today is not its to know.
        form.refuse("until", UNTIL["past"])
        return _again(form, form.code)
    if met.stage is not Stage.KEPT:
        return _end()
    services().ties.others.forget(actor(), form.code)
    return redirect(url_for(".kept"), 303)


@bp.get("/in-touch/code/kept")
@for_person
def kept() -> Page:
    """What happens after a yes."""
    return render_template("pages/in_touch/kept.html")


@bp.post("/in-touch/code/no")
@for_person
@closed_while_guarded
def say_no() -> Page:
    """Say no. Whoever gave the code sees nothing of it."""
    form = PastCodeForm.read(request.form)
    if not form.errors:
        services().ties.answering.leave(actor(), form.code)
        services().ties.others.forget(actor(), form.code)
    return _end()


@bp.post("/in-touch/code/not-me")
@for_person
@closed_while_guarded
def not_me() -> Page:
    """I am not who they mean. Whoever wrote a letter may know it, and nobody else."""
    form = PastCodeForm.read(request.form)
    if not form.errors:
        services().ties.others.not_me(actor(), form.code)
    return _end()


def _ask_first(code: str) -> Page:
    """What is true for them, where the code still leads anywhere: that step was left out."""
    met = services().ties.answering.again(actor(), code)
    asked = SituationsForm.filled(code=code)
    return situations_page(asked, 200) if met.stage is Stage.WORDS else _end()


def _page(met: Met, code: str) -> Page:
    if met.stage is Stage.QUESTION:
        return _question_page(met, CodeAnswerForm.filled(code=code), 200)
    if met.stage is Stage.WORDS:
        return words_page(met, WhoForm.filled(code=code), 200)
    return _end()


def _again(form: PastCodeForm, code: str) -> Page:
    """The form with what to change, where its code still leads there."""
    if not code:
        typed = PastCodeForm.read(request.form)
        return render_template("pages/in_touch/given_code.html", form=typed), 422
    met = services().ties.answering.again(actor(), code)
    if met.stage is Stage.QUESTION and isinstance(form, CodeAnswerForm):
        return _question_page(met, form, 422)
    if met.stage is Stage.WORDS and isinstance(form, YesForm):
        return yes_page(met, form, 422)
    return _page(met, code)


def _question_page(met: Met, form: CodeAnswerForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/question.html", form=form, question=met.question, code=form.value("code")
    )
    return page, status


def _end() -> Response:
    return redirect(url_for(".end"), 303)
