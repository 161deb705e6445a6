"""At work: the letter to somebody who may be the one, with a code and without a name."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.asking.kinds import LeadState
from network.errors import WrongMoment
from network.identity import AssignmentId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import CARRIERS, work_page
from web.context import actor, services
from web.forms.past_shown import LetterForm
from web.large_print import wanted_large
from web.pages.work_requests import LEAD, NOT_NOW
from web.said import SAVED

bp = Blueprint("work_letters", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]


@bp.get(f"{LEAD}/letter/new")
@for_work(*CARRIERS)
def ask(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Ask what only the right person would know, and say what the letter does."""
    return _form_page(assignment_id, wanted_id, lead_id, LetterForm(), 200)


@bp.post(f"{LEAD}/letter/new")
@for_work(*CARRIERS)
def write(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Write it: from now on its code can be typed."""
    form = LetterForm.read(request.form)
    if form.errors:
        return _form_page(assignment_id, wanted_id, lead_id, form, 422)
    place, approaching = AssignmentId(assignment_id), services().asking.approaching
    try:
        approaching.write(actor(), place, wanted_id, lead_id, form.to_write())
    except Closed:
        return work_page("pages/work/closed.html"), 403
    except WrongMoment:
        form.refuse("question", NOT_NOW)
        return _form_page(assignment_id, wanted_id, lead_id, form, 422)
    worked = services().asking.at_work.one(actor(), place, wanted_id)
    lead = worked.noted.lead(lead_id)
    if lead is None or lead.state is not LeadState.APPROACHED:
        return redirect(url_for("work_requests.one", assignment_id=place, wanted_id=wanted_id), 303)
    address = url_for(
        ".show", assignment_id=assignment_id, wanted_id=wanted_id, lead_id=lead_id, done=SAVED
    )
    return redirect(address, 303)


@bp.get(f"{LEAD}/letter")
@for_work(*CARRIERS)
def show(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """The letter, to print."""
    place = AssignmentId(assignment_id)
    try:
        letter = services().asking.approaching.letter(actor(), place, wanted_id, lead_id)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    return work_page(
        "pages/work_requests/letter.html",
        letter=letter,
        back=f"/at-work/people/{assignment_id}/requests/{wanted_id}",
        address=url_for("given_code.welcome", _external=True).partition("://")[2],
        large=wanted_large(),
    )


@bp.post(f"{LEAD}/take-on")
@for_work(*CARRIERS)
def take_on(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Whoever got the letter leaves the answer to us: I have it in hand."""
    place = AssignmentId(assignment_id)
    done: str | None = SAVED
    try:
        services().asking.taking_on.take(actor(), place, wanted_id, lead_id)
    except Closed:
        return work_page("pages/work/closed.html"), 403
    except WrongMoment:
        # It was taken back meanwhile: the page shows how it stands.
        done = None
    address = url_for(
        "work_requests.one", assignment_id=assignment_id, wanted_id=wanted_id, done=done
    )
    return redirect(address, 303)


def _form_page(
    assignment_id: str, wanted_id: str, lead_id: str, form: LetterForm, status: int
) -> tuple[str, int]:
    back = f"/at-work/people/{assignment_id}/requests/{wanted_id}"
    page = work_page(
        "pages/work_requests/new_letter.html",
        form=form,
        back=back,
        address=f"{back}/leads/{lead_id}/letter/new",
    )
    return page, status
