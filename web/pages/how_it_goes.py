"""One and three months after two people have agreed: how it goes, asked of both alike."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.errors import NotFound
from network.guidance import content
from network.identity import OperationId
from network.ties.how_it_goes import How
from web.access import for_person
from web.context import actor, services
from web.forms.limits import HowForm
from web.operation import op_id
from web.said import SAVED, STOPPED
from web.wording_limits import HOW

bp = Blueprint("how_it_goes", __name__, url_prefix="/in-touch/<tie_id>/how")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show(tie_id: str) -> Page:
    """What to ask oneself, and what one can do."""
    return _page(tie_id, HowForm(), 200)


@bp.post("")
@for_person
def answer(tie_id: str) -> Page:
    """Say how it goes. They see nothing of it but what it changes."""
    form = HowForm.read(request.form)
    if form.errors or form.how is None:
        return _page(tie_id, form, 422)
    key = OperationId(op_id())
    try:
        services().ties.how_it_goes.answer(actor(), tie_id, key, form.how)
    except NotFound:
        return _not_now(tie_id)
    return redirect(_next(tie_id, form.how), 303)


def _next(tie_id: str, how: How) -> str:
    if how is How.CHANGE:
        return url_for("own_side.show", tie_id=tie_id)
    return url_for("in_touch.one", tie_id=tie_id, done=STOPPED if how is How.PAUSE else SAVED)


def _not_now(tie_id: str) -> Response:
    """It is not its time, or it was said: the page of the tie, if it is mine."""
    services().ties.in_touch.one(actor(), tie_id)
    return redirect(url_for("in_touch.one", tie_id=tie_id), 303)


def _page(tie_id: str, form: HowForm, status: int) -> Page:
    try:
        asked = services().ties.how_it_goes.one(actor(), tie_id)
    except NotFound:
        return _not_now(tie_id)
    told = content.boundaries()
    page = render_template(
        "pages/in_touch/how.html",
        tie=asked.tie,
        form=form,
        questions=told.after_one_month if asked.month == 1 else told.after_three_months,
        keep=told.keep,
        choices=[(each.value, words, more) for each, words, more in HOW],
    )
    return page, status
