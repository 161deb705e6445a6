"""At work: what somebody said to a letter by phone or on paper, and how to say yes, on a sheet."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.asking.approaching import ApproachLetter
from network.errors import WrongMoment
from network.guidance import content
from network.identity import AssignmentId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import CARRIERS, work_page
from web.context import actor, services
from web.forms.work_said import SaidForm
from web.large_print import wanted_large
from web.operation import op_id
from web.pages.work_requests import LEAD, NOT_NOW
from web.said import SAVED
from web.wording_guidance import MONTHS
from web.wording_said import CAME_BY, READ_OUT, SAID_TO_US

bp = Blueprint("work_said", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]


@bp.get(f"{LEAD}/said")
@for_work(*CARRIERS)
def ask(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """What to say on the phone, and what they said."""
    try:
        _letter(assignment_id, wanted_id, lead_id)
    except Closed:
        return _closed()
    return _form_page(assignment_id, wanted_id, lead_id, SaidForm(), 200)


@bp.post(f"{LEAD}/said")
@for_work(*CARRIERS)
def say(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Type it in. Whoever asked sees nothing of it."""
    form, today = SaidForm.read(request.form), services().clock.now().date()
    if not form.look(today):
        return _form_page(assignment_id, wanted_id, lead_id, form, 422)
    place, typing_in = AssignmentId(assignment_id), services().asking.typing_in
    try:
        typing_in.say(actor(), place, wanted_id, lead_id, form.by_them(op_id(), today))
    except Closed:
        return _closed()
    except WrongMoment:
        form.refuse("said", NOT_NOW)
        return _form_page(assignment_id, wanted_id, lead_id, form, 422)
    address = url_for(
        "work_requests.one", assignment_id=assignment_id, wanted_id=wanted_id, done=SAVED
    )
    return redirect(address, 303)


@bp.get(f"{LEAD}/letter/steps")
@for_work(*CARRIERS)
def steps(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """How to answer with an account of one's own, on a sheet to hand over or send."""
    try:
        letter = _letter(assignment_id, wanted_id, lead_id)
    except Closed:
        return _closed()
    return work_page(
        "pages/work_requests/steps.html",
        letter=letter,
        back=f"{_back(assignment_id, wanted_id)}/leads/{lead_id}/said",
        address=url_for("given_code.welcome", _external=True).partition("://")[2],
        large=wanted_large(),
    )


def _letter(assignment_id: str, wanted_id: str, lead_id: str) -> ApproachLetter:
    place, approaching = AssignmentId(assignment_id), services().asking.approaching
    return approaching.letter(actor(), place, wanted_id, lead_id)


def _form_page(
    assignment_id: str, wanted_id: str, lead_id: str, form: SaidForm, status: int
) -> tuple[str, int]:
    """By itself: also where it is given back that was typed before a session ran out."""
    back = _back(assignment_id, wanted_id)
    gives = content.gives_away()
    page = work_page(
        "pages/work_requests/said.html",
        form=form,
        back=back,
        address=f"{back}/leads/{lead_id}/said",
        steps=f"{back}/leads/{lead_id}/letter/steps",
        ways=[(each.value, words) for each, words in CAME_BY.items()],
        answers=[(each.value, words, more) for each, words, more in SAID_TO_US],
        months=[(each.value, words) for each, words in MONTHS.items()],
        aloud=[(words, gives[READ_OUT[each]]) for each, words, _more in SAID_TO_US],
    )
    return page, status


def _back(assignment_id: str, wanted_id: str) -> str:
    return f"/at-work/people/{assignment_id}/requests/{wanted_id}"


def _closed() -> tuple[str, int]:
    return work_page("pages/work/closed.html"), 403
