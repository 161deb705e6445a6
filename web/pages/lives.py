"""The life of somebody on my list: a death, an adoption, decisions they could make; telling."""

from typing import cast

from flask import Blueprint, Flask, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import Invalid, NotFound
from network.identity import AssignmentId, OperationId, ProtectionId
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, READERS, for_real, work_page
from web.context import actor, services
from web.forms.fields import Message
from web.forms.lives import NOT_YET, WITHIN_A_YEAR, DeathForm, DecisionForm
from web.operation import op_id
from web.said import SAVED
from web.wording_lives import choices

bp = Blueprint("lives", __name__, url_prefix="/at-work/people/<assignment_id>/life")

Page = str | Response | tuple[str, int]
PROBLEMS: dict[str, Message] = {
    "assessed_on": NOT_YET,
    "review_on": WITHIN_A_YEAR,
    "reasons": _l("Write why they could not decide this."),
    "deputy": _l("A deputy decides only what somebody can’t decide themselves."),
}
OTHERWISE = _l("This can’t be kept. Write it shorter.")


@bp.record_once
def _name_things(state: BlueprintSetupState) -> None:
    cast(Flask, state.app).jinja_env.globals["lives_options"] = choices


@bp.get("")
@for_work(*READERS)
def show(assignment_id: str) -> Page:
    """What can be written down about their life, one thing a page."""
    return _page(assignment_id, "show")


@bp.get("/death")
@for_work(*READERS)
def ask_death(assignment_id: str) -> Page:
    """Ask how it was heard."""
    return _page(assignment_id, "death", form=DeathForm())


@bp.post("/death")
@for_work(*READERS)
def report_death(assignment_id: str) -> Page:
    """Say that they have died, as it was heard. Nobody is told by it."""
    form = DeathForm.read(request.form)
    if form.errors or form.heard is None:
        return _page(assignment_id, "death", form=form), 422
    try:
        services().lives.deaths.report(
            actor(), AssignmentId(assignment_id), _operation(), form.heard, form.words
        )
    except Closed:
        return closed()
    return _back(assignment_id)


@bp.get("/decides-first")
@for_work(*READERS)
def ask_adopted(assignment_id: str) -> Page:
    """Say what it does to write it down. It is the same page, whatever is known."""
    return _page(assignment_id, "adopted")


@bp.post("/decides-first")
@for_work(*READERS)
def report_adopted(assignment_id: str) -> Page:
    """Say that they were adopted."""
    try:
        services().lives.adoptions.report(actor(), AssignmentId(assignment_id), _operation())
    except Closed:
        return closed()
    return _back(assignment_id)


@bp.get("/decisions")
@for_work(*READERS)
def decisions(assignment_id: str) -> Page:
    """Decisions that we have written about. The person can see that they were opened."""
    try:
        found = services().lives.capacities.look(actor(), AssignmentId(assignment_id))
    except Closed:
        return closed()
    return _page(assignment_id, "decisions", records=found, now=services().clock.now())


@bp.get("/decisions/new")
@for_work(*READERS)
def ask_decision(assignment_id: str) -> Page:
    """Ask which decision, what help there was, who found what."""
    return _page(assignment_id, "decision", form=DecisionForm())


@bp.post("/decisions/new")
@for_work(*READERS)
def keep_decision(assignment_id: str) -> Page:
    """Keep a record about one decision."""
    form = DecisionForm.read(request.form)
    found = form.assessed()
    if form.errors or found is None:
        return _page(assignment_id, "decision", form=form), 422
    try:
        services().lives.capacities.write(actor(), AssignmentId(assignment_id), _operation(), found)
    except Invalid as error:
        form.refuse_all({name: PROBLEMS.get(name, OTHERWISE) for name in error.problems})
        return _page(assignment_id, "decision", form=form), 422
    except Closed:
        return closed()
    return redirect(url_for(".decisions", assignment_id=assignment_id, done=SAVED), 303)


@bp.get("/tell")
@for_work(*READERS)
def tell(assignment_id: str) -> Page:
    """Of which deaths I am to tell them, and how it is done kindly."""
    try:
        mine = services().lives.tellings.mine(actor(), AssignmentId(assignment_id))
    except Closed:
        return closed()
    return _page(assignment_id, "tell", mine=mine)


@bp.post("/tell/<death_id>")
@for_work(*READERS)
def told(assignment_id: str, death_id: str) -> Page:
    """Write down that I have told them."""
    try:
        services().lives.tellings.said(
            actor(), AssignmentId(assignment_id), ProtectionId(death_id), _operation()
        )
    except Closed:
        return closed()
    return redirect(url_for(".tell", assignment_id=assignment_id, done=SAVED), 303)


def closed() -> tuple[str, int]:
    """What whoever is refused meets, for whatever cause."""
    return work_page("pages/work/closed.html"), 403


def known_as(assignment_id: str) -> str:
    """What we call somebody on my list, or as a lead on any list here. Raises NotFound."""
    for_real()
    caseload = services().work.caseload
    if actor().capacity in LEADS:
        lists = [place for place, _ in caseload.everybody(actor())]
    else:
        lists = caseload.mine(actor())
    for place in lists:
        if place.id == assignment_id:
            return place.known_as
    raise NotFound


def _operation() -> OperationId:
    return OperationId(op_id())


def _page(assignment_id: str, name: str, **values: object) -> str:
    return work_page(
        f"pages/lives/{name}.html",
        place_id=assignment_id,
        known_as=known_as(assignment_id),
        **values,
    )


def _back(assignment_id: str) -> Response:
    return redirect(url_for(".show", assignment_id=assignment_id, done=SAVED), 303)
