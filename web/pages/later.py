"""A look in an emergency that shows later: agreeing to it, and asking for it once more."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.errors import NotFound
from network.identity import AssignmentId
from network.work.late import Later
from web.access import for_work
from web.at_work import LEADS, SECONDS, work_page
from web.context import actor, services
from web.forms.work import LaterForm
from web.said import AGREED, SAVED

bp = Blueprint("later", __name__, url_prefix="/at-work/later")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_work(*SECONDS)
def show() -> Page:
    """What shows later, and what of it needs a second human being."""
    later, leads = services().work.later, actor().capacity in LEADS
    return work_page(
        "pages/later/show.html",
        waits=later.waiting(actor()),
        renewable=later.renewable(actor()) if leads else [],
    )


@bp.post("/<assignment_id>")
@for_work(*SECONDS)
def agree(assignment_id: str) -> Page:
    """Be the second human being behind it."""
    services().work.later.agree(actor(), AssignmentId(assignment_id))
    return redirect(url_for(".show", done=AGREED), 303)


@bp.get("/<assignment_id>/renew")
@for_work(*LEADS)
def ask(assignment_id: str) -> Page:
    """Ask why they must still not see it."""
    return _page(assignment_id, LaterForm(), 200)


@bp.post("/<assignment_id>/renew")
@for_work(*LEADS)
def renew(assignment_id: str) -> Page:
    """Hold it back once more; somebody else must agree within a day."""
    form = LaterForm.read(request.form)
    if form.errors:
        return _page(assignment_id, form, 422)
    wish = Later(reason=form.late_reason, days=form.late_days or 0)
    services().work.later.renew(actor(), AssignmentId(assignment_id), wish)
    return redirect(url_for(".show", done=SAVED), 303)


def _page(assignment_id: str, form: LaterForm, status: int) -> tuple[str, int]:
    for one, _who in services().work.later.renewable(actor()):
        if one.id == assignment_id:
            return work_page("pages/later/renew.html", form=form, opened=one), status
    raise NotFound
