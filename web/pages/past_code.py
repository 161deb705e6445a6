"""Somebody gave me a code: to agree with what they say about us two, or to stand up for it.

Every end is one and the same page: `_end`. Nothing here tells a code that never was from one that
was used, is too old, was taken back, is refused, or whose question was answered wrongly.
"""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.claims.code_model import CodeFor
from network.claims.model import NOT_FOR_THIS, TIED, KnownFor
from network.claims.standing_up import Met, Stage
from network.connections.kinds import Kind
from web.access import for_person
from web.context import actor, services
from web.forms.past_shown import CodeAnswerForm, PastCodeForm, SayForm, VouchForm
from web.guarded import closed_while_guarded
from web.said import SAVED, STOPPED
from web.wording import options

bp = Blueprint("past_code", __name__, url_prefix="/past")

Page = str | Response | tuple[str, int]


@bp.get("/code")
@for_person
@closed_while_guarded
def show() -> Page:
    """Ask for the code."""
    return render_template("pages/past/code.html", form=PastCodeForm())


@bp.post("/code")
@for_person
@closed_while_guarded
def open_code() -> Page:
    """See where it leads."""
    form = PastCodeForm.read(request.form)
    if form.errors:
        return render_template("pages/past/code.html", form=form), 422
    return _page(services().pasts.standing_up.open(actor(), form.code), form.code)


@bp.get("/code/end")
@for_person
def end() -> Page:
    """Where every code ends, and whoever comes here without one: it says nothing."""
    return render_template("pages/past/end.html")


@bp.get("/code/answer")
@bp.get("/code/say")
@for_person
@closed_while_guarded
def begin_again() -> Page:
    """Nothing is typed here without a code: begin with it."""
    return redirect(url_for(".show"), 303)


@bp.post("/code/answer")
@for_person
@closed_while_guarded
def answer() -> Page:
    """Answer what is asked before anything is shown."""
    form = CodeAnswerForm.read(request.form)
    if form.errors:
        return _again(form, form.code)
    return _page(services().pasts.standing_up.answer(actor(), form.code, form.answer), form.code)


@bp.post("/code/say")
@for_person
@closed_while_guarded
def say() -> Page:
    """Agree, say no, or say it differently."""
    form = SayForm.read(request.form)
    if form.errors:
        return _again(form, form.code)
    standing_up = services().pasts.standing_up
    if form.says == "agree":
        met = standing_up.agree(actor(), form.code)
        if met.stage is Stage.END:
            return _end()
        return redirect(url_for(".given", done=SAVED), 303)
    standing_up.leave(actor(), form.code)
    if form.says == "differently":
        return redirect(url_for("past.new"), 303)
    return _end()


@bp.get("/code/vouch")
@for_person
@closed_while_guarded
def ask_for_vouch() -> Page:
    """By itself: where one is given back that was typed before a session ran out."""
    return _vouch_page(VouchForm(), None, 200)


@bp.post("/code/vouch")
@for_person
@closed_while_guarded
def vouch() -> Page:
    """Stand up for it with my own word."""
    form = VouchForm.read(request.form)
    if form.errors:
        return _again(form, form.code)
    if services().pasts.standing_up.vouch(actor(), form.code, form.vouch()).stage is Stage.END:
        return _end()
    return redirect(url_for(".given", done=SAVED), 303)


@bp.get("/given")
@for_person
def given() -> Page:
    """What I have stood up for."""
    return render_template(
        "pages/past/given.html", lines=services().pasts.standing_up.given(actor())
    )


@bp.post("/given/<attestation_id>/remove")
@for_person
def take_back(attestation_id: str) -> Page:
    """Stand up for it no more, in one step."""
    services().pasts.standing_up.take_back(actor(), attestation_id)
    return redirect(url_for(".given", done=STOPPED), 303)


def _page(met: Met, code: str) -> Page:
    if met.stage is Stage.QUESTION:
        form = CodeAnswerForm.filled(code=code)
        return _question_page(met, form, 200)
    if met.stage is Stage.WORDS and met.kind is CodeFor.A_VOUCHER:
        return _vouch_page(VouchForm.filled(code=code), met, 200)
    if met.stage is Stage.WORDS:
        return _say_page(SayForm.filled(code=code), met, 200)
    return _end()


def _again(form: PastCodeForm, code: str) -> Page:
    """The form with what to change, where its code still leads there."""
    if not code:
        return render_template("pages/past/code.html", form=PastCodeForm.read(request.form)), 422
    met = services().pasts.standing_up.again(actor(), code)
    if met.stage is Stage.QUESTION and isinstance(form, CodeAnswerForm):
        return _question_page(met, form, 422)
    if met.stage is Stage.WORDS and met.kind is CodeFor.A_VOUCHER and isinstance(form, VouchForm):
        return _vouch_page(form, met, 422)
    if met.stage is Stage.WORDS and met.kind is CodeFor.THE_OTHER and isinstance(form, SayForm):
        return _say_page(form, met, 422)
    return _end()


def _question_page(met: Met, form: CodeAnswerForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/past/question.html",
        question=met.question,
        form=form,
        address="/past/code/answer",
        code=form.code,
    )
    return page, status


def _say_page(form: SayForm, met: Met, status: int) -> tuple[str, int]:
    page = render_template("pages/past/say.html", form=form, said=_said(met), code=form.code)
    return page, status


def _vouch_page(form: VouchForm, met: Met | None, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/past/vouch.html",
        form=form,
        said=_said(met) if met else None,
        code=form.code if met else "",
        kinds=options(Kind, leave_out=NOT_FOR_THIS),
        known=options(KnownFor),
        tied=TIED,
    )
    return page, status


def _said(met: Met) -> object:
    return met.claim.said if met.claim else None


def _end() -> Response:
    return redirect(url_for(".end"), 303)
