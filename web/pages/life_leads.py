"""For whoever keeps people safe: verifying a death, attesting an adoption, taking either back."""

from collections.abc import Callable

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.actor import Actor
from network.identity import AssignmentId, OperationId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, work_page
from web.context import actor, services
from web.forms.lives import ProofForm
from web.operation import op_id
from web.pages.lives import closed, known_as
from web.said import AGREED, SAVED

bp = Blueprint("life_leads", __name__, url_prefix="/at-work/lives")

Page = str | Response | tuple[str, int]
Work = Callable[[Actor, AssignmentId, OperationId], None]


@bp.get("")
@for_work(*LEADS)
def show() -> Page:
    """What waits about the lives of people on our lists."""
    return work_page("pages/lives/waiting.html", waiting=services().lives.waiting.here(actor()))


@bp.get("/<assignment_id>/death")
@for_work(*LEADS)
def death(assignment_id: str) -> Page:
    """What was said, and what has been shown since."""
    return _death(assignment_id, ProofForm(), 200)


@bp.post("/<assignment_id>/death/seen")
@for_work(*LEADS)
def seen(assignment_id: str) -> Page:
    """Say which second source I have seen."""
    form = ProofForm.read(request.form)
    if form.errors or form.proof is None:
        return _death(assignment_id, form, 422)
    proof, see = form.proof, services().lives.deaths.see
    return _do(".death", assignment_id, SAVED, lambda who, place, key: see(who, place, key, proof))


@bp.post("/<assignment_id>/death/agree")
@for_work(*LEADS)
def agree(assignment_id: str) -> Page:
    """Be the second human being behind it."""
    return _do(".death", assignment_id, AGREED, services().lives.deaths.agree)


@bp.post("/<assignment_id>/death/alive")
@for_work(*LEADS)
def alive(assignment_id: str) -> Page:
    """They are alive: put it right at once."""
    return _do(".death", assignment_id, SAVED, services().lives.deaths.take_back)


@bp.get("/<assignment_id>/tell")
@for_work(*LEADS)
def to_tell(assignment_id: str) -> Page:
    """Who is to be told, and by whom."""
    try:
        found = services().lives.tellings.to_tell(actor(), AssignmentId(assignment_id))
    except Closed:
        return closed()
    return work_page("pages/lives/to_tell.html", place_id=assignment_id, found=found)


@bp.post("/<assignment_id>/tell/<other_id>")
@for_work(*LEADS)
def name_teller(assignment_id: str, other_id: str) -> Page:
    """Name the worker who carries them."""
    to, name = AssignmentId(other_id), services().lives.tellings.name
    return _do(".to_tell", assignment_id, SAVED, lambda who, dead, key: name(who, dead, to, key))


@bp.get("/<assignment_id>/decides-first")
@for_work(*LEADS)
def adopted(assignment_id: str) -> Page:
    """Where it stands. Only a lead sees this."""
    try:
        found = services().lives.adoptions.look(actor(), AssignmentId(assignment_id))
    except Closed:
        return closed()
    return work_page(
        "pages/lives/adopted_lead.html",
        place_id=assignment_id,
        seen=found,
        now=services().clock.now(),
    )


@bp.post("/<assignment_id>/decides-first/attest")
@for_work(*LEADS)
def attest(assignment_id: str) -> Page:
    """I have seen that it is so."""
    return _do(".adopted", assignment_id, AGREED, services().lives.adoptions.attest)


@bp.post("/<assignment_id>/decides-first/not-so")
@for_work(*LEADS)
def not_adopted(assignment_id: str) -> Page:
    """It is not so."""
    return _do(".adopted", assignment_id, AGREED, services().lives.adoptions.take_back)


def _do(back: str, assignment_id: str, done: str, work: Work) -> Page:
    try:
        work(actor(), AssignmentId(assignment_id), OperationId(op_id()))
    except Closed:
        return closed()
    return redirect(url_for(back, assignment_id=assignment_id, done=done), 303)


def _death(assignment_id: str, form: ProofForm, status: int) -> Page:
    known_as(assignment_id)
    try:
        found = services().lives.deaths.look(actor(), AssignmentId(assignment_id))
    except Closed:
        return closed()
    page = work_page("pages/lives/death_lead.html", place_id=assignment_id, seen=found, form=form)
    return page, status
