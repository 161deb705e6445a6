"""From what a code shows to a choice: is it you, what is true for you, what to think of.

Nothing that is said on the way is kept. Each step holds the code in its form, never in an address,
and asks the code anew: where it has ended, so has the way.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.guidance import content
from network.guidance.model import Reply
from network.ties.answering import Met, Stage
from web.access import for_person
from web.context import actor, services
from web.forms.given import LaterForm, ReplyForm, SituationsForm, ToldForm, WhoForm
from web.forms.in_touch import YesForm
from web.forms.past_shown import PastCodeForm
from web.given import END, later_page, sure_page, told_page, words_page, yes_page
from web.guarded import closed_while_guarded
from web.wording_guidance import REPLIES, SITUATIONS

bp = Blueprint("given_path", __name__, url_prefix="/in-touch/code")

Page = str | Response | tuple[str, int]
F = TypeVar("F", bound=PastCodeForm)


@bp.get("/who")
@bp.get("/situations")
@bp.get("/choices")
@bp.get("/choose")
@for_person
@closed_while_guarded
def begin_again() -> Page:
    """Nothing goes on here without a code: begin with it."""
    return redirect(url_for("given_code.show"), 303)


@bp.post("/who")
@for_person
@closed_while_guarded
def who() -> Page:
    """Whether it is them."""

    def go(form: WhoForm, met: Met) -> Page:
        if form.errors:
            return words_page(met, form, 422)
        if form.who == "not_me":
            return sure_page(Reply.NOT_ME, form.code)
        return _situations_page(SituationsForm.filled(code=form.code), 200)

    return _with(WhoForm, go)


@bp.post("/situations")
@for_person
@closed_while_guarded
def situations() -> Page:
    """What is true for them, and what to think of then."""

    def go(form: SituationsForm, _: Met) -> Page:
        if form.errors:
            return _situations_page(form, 422)
        pages = content.for_these(form.situations)
        return render_template(
            "pages/in_touch/think.html",
            pages=pages,
            stops=any(page.stops for page in pages),
            code=form.code,
        )

    return _with(SituationsForm, go)


@bp.post("/choices")
@for_person
@closed_while_guarded
def choices() -> Page:
    """What they can do."""

    def go(form: PastCodeForm, _: Met) -> Page:
        return _choices_page(ReplyForm.filled(code=form.code), 200)

    return _with(PastCodeForm, go)


@bp.post("/choose")
@for_person
@closed_while_guarded
def choose() -> Page:
    """What a choice gives away, before it is made."""

    def go(form: ReplyForm, met: Met) -> Page:
        if form.errors or form.reply is None:
            return _choices_page(form, 422)
        return _chosen(form.reply, form.code, met)

    return _with(ReplyForm, go)


def _chosen(reply: Reply, code: str, met: Met) -> Page:
    if reply is Reply.YES:
        return yes_page(met, YesForm.filled(code=code), 200)
    if reply in {Reply.KIND_WORDS, Reply.ONE_REPLY}:
        return told_page(ToldForm.filled(code=code), reply, 200)
    if reply is Reply.NOT_NOW:
        return later_page(LaterForm.filled(code=code), 200)
    return sure_page(reply, code)


def _with(kind: type[F], go: Callable[[F, Met], Page]) -> Page:
    """Read the step, where its code still leads there."""
    form = kind.read(request.form)
    met = services().ties.answering.again(actor(), form.code) if form.clean.get("code") else END
    if met.stage is not Stage.WORDS:
        return redirect(url_for("given_code.end"), 303)
    return go(form, met)


def _situations_page(form: SituationsForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/situations.html",
        form=form,
        code=form.value("code"),
        situations=[(each.value, words) for each, words in SITUATIONS.items()],
    )
    return page, status


def _choices_page(form: ReplyForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/choices.html",
        form=form,
        code=form.value("code"),
        replies=[(each.value, words, more) for each, words, more in REPLIES],
    )
    return page, status
