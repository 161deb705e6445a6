"""Organisations that work with me: who, codes to hand over, and stopping it in one step."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from network.errors import WrongMoment
from network.identity import AssignmentId
from network.work.kinds import CodeKind
from web.access import for_person, stepped_up
from web.context import actor, services
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import MADE, STOPPED

bp = Blueprint("with_me", __name__, url_prefix="/account/organisations")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Who works with me, and whether anybody is there now."""
    with_me = services().work.with_me
    return render_template(
        "pages/with_me/show.html",
        lines=with_me.mine(actor()),
        codes=with_me.codes(actor()),
        kinds=CodeKind,
    )


@bp.get("/code/<any(work_with_me, help_me_now, help_card):kind>")
@for_person
@stepped_up
@closed_while_guarded
def ask_for_code(kind: str) -> Page:
    """Say what the code lets somebody do."""
    return render_template("pages/with_me/code.html", kind=CodeKind(kind), kinds=CodeKind)


@bp.post("/code/<any(work_with_me, help_me_now, help_card):kind>")
@for_person
@stepped_up
@closed_while_guarded
def make_code(kind: str) -> Page:
    """Make a code to hand to a worker."""
    try:
        services().work.with_me.make_code(actor(), op_id(), CodeKind(kind))
    except WrongMoment:
        return render_template("pages/with_me/too_many.html"), 409
    return redirect(url_for(".show", done=MADE), 303)


@bp.post("/code/<code_id>/drop")
@for_person
def drop_code(code_id: str) -> Page:
    """Take a code back."""
    services().work.with_me.drop_code(actor(), code_id)
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.post("/<assignment_id>/stop")
@for_person
def stop(assignment_id: str) -> Page:
    """Stop an organisation's work with me, at once."""
    services().work.with_me.stop(actor(), AssignmentId(assignment_id))
    return redirect(url_for(".show", done=STOPPED), 303)
