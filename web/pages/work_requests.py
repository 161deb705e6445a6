"""At work: whom people on my list ask for, where I looked, who it may be, and what I weighed."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.actor import Capacity
from network.asking.consideration import STOPS
from network.asking.kinds import CameOf, Finding, LawfulBasis, Opens, SafeWay, Source, Verdict
from network.asking.reading import READ_FOR
from network.consent.kinds import Purpose
from network.errors import WrongMoment
from network.identity import AssignmentId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import CARRIERS, for_real, work_page
from web.context import actor, services
from web.forms.form import Form
from web.forms.work_requests import CheckedForm, ConsideredForm, LeadForm, LineForm, ReadForm
from web.operation import op_id
from web.said import SAVED
from web.wording import options
from web.wording_asking import SCRIPT
from web.wording_work import PURPOSES

bp = Blueprint("work_requests", __name__, url_prefix="/at-work")

Page = str | Response | tuple[str, int]
ONE = "/people/<assignment_id>/requests/<wanted_id>"
LEAD = f"{ONE}/leads/<lead_id>"
CHECKERS = (Capacity.COORDINATOR,)
FOR = [(str(one.value), PURPOSES[one]) for one in READ_FOR]
NOT_NOW = _l("That can’t be done as it stands now. Look at it again first.")


@bp.get("/requests")
@for_work(*CARRIERS)
def mine() -> Page:
    """Every request that is mine to work on: whose, since when, how far. Never the words."""
    for_real()
    return work_page(
        "pages/work_requests/mine.html",
        lines=services().asking.at_work.waiting(actor()),
        script=SCRIPT,
    )


@bp.get("/people/<assignment_id>/requests")
@for_work(*CARRIERS)
def before(assignment_id: str) -> Page:
    """Ask what they are read for."""
    return _before_page(assignment_id, ReadForm(), 200)


@bp.post("/people/<assignment_id>/requests")
@for_work(*CARRIERS)
def read(assignment_id: str) -> Page:
    """Their requests, in their words. They see that I have read them."""
    form = ReadForm.read(request.form)
    if form.errors:
        return _before_page(assignment_id, form, 422)
    purpose = form.purpose or Purpose.STAY_IN_TOUCH
    try:
        found = services().asking.at_work.read(actor(), AssignmentId(assignment_id), purpose)
    except Closed:
        return _closed()
    return work_page(
        "pages/work_requests/read.html", lines=found, place_id=assignment_id, script=SCRIPT
    )


@bp.get(ONE)
@for_work(*CARRIERS)
def one(assignment_id: str, wanted_id: str) -> Page:
    """What is noted on one of them, and what can be done next."""
    place = AssignmentId(assignment_id)
    try:
        found = services().asking.at_work.one(actor(), place, wanted_id)
    except Closed:
        return _closed()
    return work_page(
        "pages/work_requests/one.html",
        one=found,
        script=SCRIPT,
        checks=actor().capacity in CHECKERS,
    )


@bp.get(f"{ONE}/log")
@for_work(*CARRIERS)
def ask_line(assignment_id: str, wanted_id: str) -> Page:
    """Ask where one looked."""
    return _line_page(assignment_id, wanted_id, LineForm(), 200)


@bp.post(f"{ONE}/log")
@for_work(*CARRIERS)
def log(assignment_id: str, wanted_id: str) -> Page:
    """Write it down."""
    form = LineForm.read(request.form)
    if form.errors:
        return _line_page(assignment_id, wanted_id, form, 422)
    line, noting = form.line(op_id(), services().clock.now().date()), services().asking.noting
    place = AssignmentId(assignment_id)
    return _done(
        lambda: noting.log(actor(), place, wanted_id, line),
        assignment_id,
        wanted_id,
        lambda: _line_page(assignment_id, wanted_id, _not_now(form, "looked_at"), 422),
    )


@bp.get(f"{ONE}/leads/new")
@for_work(*CARRIERS)
def ask_lead(assignment_id: str, wanted_id: str) -> Page:
    """Ask who it may be."""
    return _lead_page(assignment_id, wanted_id, LeadForm(), 200)


@bp.post(f"{ONE}/leads/new")
@for_work(*CARRIERS)
def add_lead(assignment_id: str, wanted_id: str) -> Page:
    """Note them."""
    form = LeadForm.read(request.form)
    if form.errors:
        return _lead_page(assignment_id, wanted_id, form, 422)
    lead, noting = form.lead(op_id(), services().clock), services().asking.noting
    place = AssignmentId(assignment_id)
    return _done(
        lambda: noting.add_lead(actor(), place, wanted_id, lead),
        assignment_id,
        wanted_id,
        lambda: _lead_page(assignment_id, wanted_id, _not_now(form, "who"), 422),
    )


@bp.get(f"{LEAD}/check")
@for_work(*CHECKERS)
def ask_how(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Ask how it was checked."""
    return _check_page(assignment_id, wanted_id, lead_id, CheckedForm(), 200)


@bp.post(f"{LEAD}/check")
@for_work(*CHECKERS)
def check(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Say that I have checked what somebody else found."""
    form = CheckedForm.read(request.form)
    if form.errors:
        return _check_page(assignment_id, wanted_id, lead_id, form, 422)
    place, noting = AssignmentId(assignment_id), services().asking.noting
    return _done(
        lambda: noting.check(actor(), place, wanted_id, lead_id, form.how),
        assignment_id,
        wanted_id,
        lambda: _check_page(assignment_id, wanted_id, lead_id, _not_now(form, "how"), 422),
    )


@bp.get(f"{LEAD}/safety")
@for_work(*CARRIERS)
def ask_safety(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Ask what there is to weigh before anybody is approached."""
    return _safety_page(assignment_id, wanted_id, lead_id, ConsideredForm(), 200)


@bp.post(f"{LEAD}/safety")
@for_work(*CARRIERS)
def consider(assignment_id: str, wanted_id: str, lead_id: str) -> Page:
    """Write down what was weighed, and go on or stop."""
    form = ConsideredForm.read(request.form)
    weighed = form.weighed(services().clock)
    if form.errors or form.stopped(weighed):
        return _safety_page(assignment_id, wanted_id, lead_id, form, 422)
    place, noting = AssignmentId(assignment_id), services().asking.noting
    return _done(
        lambda: noting.consider(actor(), place, wanted_id, lead_id, weighed),
        assignment_id,
        wanted_id,
        lambda: _safety_page(assignment_id, wanted_id, lead_id, _not_now(form, "verdict"), 422),
    )


@bp.post(f"{LEAD}/<any(back, drop):way>")
@for_work(*CARRIERS)
def move(assignment_id: str, wanted_id: str, lead_id: str, way: str) -> Page:
    """One step back, or: it is not the one."""
    place, noting = AssignmentId(assignment_id), services().asking.noting
    act = noting.step_back if way == "back" else noting.drop
    try:
        act(actor(), place, wanted_id, lead_id)
    except Closed:
        return _closed()
    return _to_one(assignment_id, wanted_id)


def _done(
    act: Callable[[], None],
    assignment_id: str,
    wanted_id: str,
    again: Callable[[], Page],
) -> Page:
    try:
        act()
    except Closed:
        return _closed()
    except WrongMoment:
        return again()
    return _to_one(assignment_id, wanted_id)


def _to_one(assignment_id: str, wanted_id: str) -> Response:
    address = url_for(
        "work_requests.one", assignment_id=assignment_id, wanted_id=wanted_id, done=SAVED
    )
    return redirect(address, 303)


def _not_now(form: Any, name: str) -> Any:
    form.refuse(name, NOT_NOW)
    return form


def _before_page(assignment_id: str, form: ReadForm, status: int) -> tuple[str, int]:
    page = work_page(
        "pages/work_requests/before.html",
        form=form,
        place_id=assignment_id,
        purposes=FOR,
        script=SCRIPT,
    )
    return page, status


def _form_page(
    name: str, assignment_id: str, wanted_id: str, form: Form, status: int, **more: Any
) -> tuple[str, int]:
    """By itself: also where a form is given back that was typed before a session ran out."""
    address = f"/at-work/people/{assignment_id}/requests/{wanted_id}"
    page = work_page(
        f"pages/work_requests/{name}.html", form=form, address=address, script=SCRIPT, **more
    )
    return page, status


def _line_page(assignment_id: str, wanted_id: str, form: LineForm, status: int) -> Page:
    return _form_page(
        "line",
        assignment_id,
        wanted_id,
        form,
        status,
        sources=options(Source),
        bases=options(LawfulBasis),
        came=options(CameOf),
    )


def _lead_page(assignment_id: str, wanted_id: str, form: LeadForm, status: int) -> Page:
    return _form_page("lead", assignment_id, wanted_id, form, status)


def _check_page(
    assignment_id: str, wanted_id: str, lead_id: str, form: CheckedForm, status: int
) -> Page:
    return _form_page("check", assignment_id, wanted_id, form, status, lead_id=lead_id)


def _safety_page(
    assignment_id: str, wanted_id: str, lead_id: str, form: ConsideredForm, status: int
) -> Page:
    return _form_page(
        "safety",
        assignment_id,
        wanted_id,
        form,
        status,
        lead_id=lead_id,
        findings=options(Finding),
        openers=options(Opens),
        ways=options(SafeWay),
        verdicts=options(Verdict),
        stops=[name for name, _ in STOPS],
    )


def _closed() -> tuple[str, int]:
    return work_page("pages/work/closed.html"), 403
