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
from web.forms.given import CHOOSE, LaterForm, ReplyForm, SituationsForm, ToldForm, WhoForm
from web.forms.in_touch import YesForm
from web.forms.limits import LimitedYesForm
from web.forms.past_shown import OnTheWayForm, PastCodeForm
from web.given import (
    END,
    later_page,
    situations_page,
    sure_page,
    told_page,
    words_page,
    yes_page,
)
from web.guarded import closed_while_guarded
from web.passed import has_passed, passed
from web.wording_guidance import REPLIES

bp = Blueprint("given_path", __name__, url_prefix="/in-touch/code")

Page = str | Response | tuple[str, int]
F = TypeVar("F", bound=PastCodeForm)
W = TypeVar("W", bound=OnTheWayForm)


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
        return situations_page(SituationsForm.filled(code=form.code), 200)

    return _with(WhoForm, go)


@bp.post("/situations")
@for_person
@closed_while_guarded
def situations() -> Page:
    """What is true for them, and what to think of then."""

    def go(form: SituationsForm, _: Met) -> Page:
        if form.errors:
            return situations_page(form, 422)
        pages = content.for_these(form.situations)
        stops = any(page.stops for page in pages)
        return render_template(
            "pages/in_touch/think.html",
            pages=pages,
            stops=stops,
            code=form.code,
            passed="" if stops else passed(form.code),
        )

    return _with(SituationsForm, go)


@bp.post("/choices")
@for_person
@closed_while_guarded
def choices() -> Page:
    """What they can do."""

    def go(form: OnTheWayForm, met: Met) -> Page:
        return _choices_page(met, ReplyForm.filled(code=form.code, passed=form.passed), 200)

    return _with(OnTheWayForm, _passed(go))


@bp.post("/choose")
@for_person
@closed_while_guarded
def choose() -> Page:
    """What a choice gives away, before it is made."""

    def go(form: ReplyForm, met: Met) -> Page:
        if form.reply is Reply.LEFT_TO_THEM and not met.by_letter:
            form.refuse("reply", CHOOSE)
        if form.errors or form.reply is None:
            return _choices_page(met, form, 422)
        return _chosen(form.reply, form, met)

    return _with(ReplyForm, _passed(go))


def _chosen(reply: Reply, form: OnTheWayForm, met: Met) -> Page:
    held = {"code": form.code, "passed": form.passed}
    if reply is Reply.YES:
        return yes_page(met, YesForm.filled(**held), 200)
    if reply is Reply.LIMITS:
        return yes_page(met, LimitedYesForm.filled(**held), 200)
    if reply in {Reply.KIND_WORDS, Reply.ONE_REPLY}:
        return told_page(ToldForm.filled(**held), reply, 200)
    if reply is Reply.NOT_NOW:
        return later_page(LaterForm.filled(**held), 200)
    return sure_page(reply, **held)


def _passed(go: Callable[[W, Met], Page]) -> Callable[[W, Met], Page]:
    """Ask what is true for them first, whoever has left that step out."""

    def ask_first(form: W, met: Met) -> Page:
        if has_passed(form.code, form.passed):
            return go(form, met)
        return situations_page(SituationsForm.filled(code=form.code), 200)

    return ask_first


def _with(kind: type[F], go: Callable[[F, Met], Page]) -> Page:
    """Read the step, where its code still leads there."""
    form = kind.read(request.form)
    met = services().ties.answering.again(actor(), form.code) if form.clean.get("code") else END
    if met.stage is not Stage.WORDS:
        return redirect(url_for("given_code.end"), 303)
    return go(form, met)


def _choices_page(met: Met, form: ReplyForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/in_touch/choices.html",
        form=form,
        code=form.value("code"),
        passed=form.value("passed"),
        replies=[
            (each.value, words, more)
            for each, words, more in REPLIES
            if met.by_letter or each is not Reply.LEFT_TO_THEM
        ],
    )
    return page, status
