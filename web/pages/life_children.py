"""A child on my list and one other: what is settled, fact by fact, and what is arranged."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from network.consent.kinds import WORKER_CHANNELS, Channel
from network.consent.lives import ChildView, LegalStatus, Position, ResponsibilityKind
from network.errors import Invalid, NotFound
from network.identity import AssignmentId, OperationId, ProtectionId
from network.safeguarding.children import ChildSeen, Two
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, READERS, work_page
from web.context import actor, services
from web.forms.form import Form
from web.forms.lives import (
    NOT_YET,
    WHO,
    WITHIN_A_YEAR,
    ArrangeForm,
    CompetenceForm,
    CouncilForm,
    OtherForm,
    ResponsibleForm,
    StatusForm,
    ViewForm,
)
from web.operation import op_id
from web.pages.lives import closed, known_as
from web.said import AGREED, SAVED, STOPPED
from web.wording import options
from web.wording_lives import SOURCES

bp = Blueprint(
    "life_children", __name__, url_prefix="/at-work/people/<assignment_id>/life/with-one"
)

Page = str | Response | tuple[str, int]
WAYS = [pair for pair in options(Channel) if Channel(pair[0]) in WORKER_CHANNELS]
FACTS = "any(status, responsible, council, view, competence):fact"


@dataclass(frozen=True)
class Fact:
    """One page of facts: its form, and what keeps it."""

    form: type[Form]
    keep: Callable[[Two, OperationId, Form], None]


def _keep_status(two: Two, operation_id: OperationId, form: Form) -> None:
    status = form.clean["status"] or LegalStatus.NOT_KNOWN
    services().lives.children.say_status(actor(), two, operation_id, status)


def _keep_responsible(two: Two, operation_id: OperationId, form: Form) -> None:
    if isinstance(form, ResponsibleForm):
        services().lives.children.say_responsible(actor(), two, operation_id, form.holder())


def _keep_council(two: Two, operation_id: OperationId, form: Form) -> None:
    position, on = form.clean["position"] or Position.NOT_ASKED, form.clean["on"]
    services().lives.children.say_council(actor(), two, operation_id, position, on)


def _keep_view(two: Two, operation_id: OperationId, form: Form) -> None:
    view, on = form.clean["view"] or ChildView.NOT_HEARD, form.clean["on"]
    services().lives.children.say_view(actor(), two, operation_id, view, on)


def _keep_competence(two: Two, operation_id: OperationId, form: Form) -> None:
    found = form.assessment() if isinstance(form, CompetenceForm) else None
    if found is not None:
        services().lives.children.say_competence(actor(), two, operation_id, found)


FACT_PAGES = {
    "status": Fact(StatusForm, _keep_status),
    "responsible": Fact(ResponsibleForm, _keep_responsible),
    "council": Fact(CouncilForm, _keep_council),
    "view": Fact(ViewForm, _keep_view),
    "competence": Fact(CompetenceForm, _keep_competence),
}
PROBLEMS = {"on": NOT_YET, "assessed_on": NOT_YET}


@bp.get("")
@for_work(*READERS)
def ask_other(assignment_id: str) -> Page:
    """Ask who the other one is: only people on our lists can be named."""
    return _other_page(assignment_id, OtherForm())


@bp.post("")
@for_work(*READERS)
def choose_other(assignment_id: str) -> Page:
    """Go on to what is settled between the two."""
    form = OtherForm.read(request.form)
    if form.other not in {place_id for place_id, _ in _others(assignment_id)}:
        form.refuse("other", WHO)
    if form.errors:
        return _other_page(assignment_id, form), 422
    return redirect(url_for(".show", assignment_id=assignment_id, other_id=form.other), 303)


@bp.get("/<other_id>")
@for_work(*READERS)
def show(assignment_id: str, other_id: str) -> Page:
    """What is settled, what is arranged, and what is still to be done."""
    try:
        seen = services().lives.children.look(actor(), _two(assignment_id, other_id))
    except Closed:
        return closed()
    return _page("child", assignment_id, other_id, seen=seen, **_around(seen))


@bp.get(f"/<other_id>/<{FACTS}>")
@for_work(*READERS)
def ask_fact(assignment_id: str, other_id: str, fact: str) -> Page:
    """One fact, on a page of its own."""
    return _fact_page(assignment_id, other_id, fact, FACT_PAGES[fact].form())


@bp.post(f"/<other_id>/<{FACTS}>")
@for_work(*READERS)
def keep_fact(assignment_id: str, other_id: str, fact: str) -> Page:
    """Keep it. Whatever was arranged needs its second yes again."""
    page = FACT_PAGES[fact]
    form = page.form.read(request.form)
    if form.errors:
        return _fact_page(assignment_id, other_id, fact, form), 422
    try:
        page.keep(_two(assignment_id, other_id), OperationId(op_id()), form)
    except Invalid as error:
        form.refuse_all({name: PROBLEMS.get(name, WITHIN_A_YEAR) for name in error.problems})
        return _fact_page(assignment_id, other_id, fact, form), 422
    except Closed:
        return closed()
    return _back(assignment_id, other_id, SAVED)


@bp.post("/<other_id>/responsible/away")
@for_work(*READERS)
def take_away(assignment_id: str, other_id: str) -> Page:
    """Somebody who was written down by mistake."""
    form = ResponsibleForm.read(request.form)
    if form.kind is None or not form.called:
        raise NotFound
    return _do(
        assignment_id,
        other_id,
        SAVED,
        lambda two, operation: services().lives.children.take_responsible_away(
            actor(), two, operation, form.kind or ResponsibilityKind.NOT_KNOWN, form.called
        ),
    )


@bp.get("/<other_id>/arrange")
@for_work(*READERS)
def ask_arrange(assignment_id: str, other_id: str) -> Page:
    """Ask by which ways, how often and until when."""
    return _page("arrange", assignment_id, other_id, form=ArrangeForm(), ways=WAYS)


@bp.post("/<other_id>/arrange")
@for_work(*READERS)
def arrange(assignment_id: str, other_id: str) -> Page:
    """Propose it: it is nothing until somebody else agrees."""
    form = ArrangeForm.read(request.form)
    plan = form.plan(services().clock.now())
    try:
        if not form.errors:
            services().lives.arrangements.propose(
                actor(), _two(assignment_id, other_id), OperationId(op_id()), plan
            )
            return _back(assignment_id, other_id, SAVED)
    except Invalid:
        form.refuse("until", WITHIN_A_YEAR)
    except Closed:
        return closed()
    return _page("arrange", assignment_id, other_id, form=form, ways=WAYS), 422


@bp.post("/<other_id>/arranged/<record_id>/agree")
@for_work(*LEADS)
def agree(assignment_id: str, other_id: str, record_id: str) -> Page:
    """Be the second human being."""
    which = ProtectionId(record_id)
    return _do(
        assignment_id,
        other_id,
        AGREED,
        lambda two, operation: services().lives.arrangements.agree(actor(), two, operation, which),
    )


@bp.post("/<other_id>/arranged/<record_id>/end")
@for_work(*READERS)
def end(assignment_id: str, other_id: str, record_id: str) -> Page:
    """End it at once."""
    which = ProtectionId(record_id)
    return _do(
        assignment_id,
        other_id,
        STOPPED,
        lambda two, operation: services().lives.arrangements.end(actor(), two, operation, which),
    )


def _do(
    assignment_id: str, other_id: str, done: str, work: Callable[[Two, OperationId], None]
) -> Page:
    try:
        work(_two(assignment_id, other_id), OperationId(op_id()))
    except Closed:
        return closed()
    return _back(assignment_id, other_id, done)


def _two(assignment_id: str, other_id: str) -> Two:
    return Two(child=AssignmentId(assignment_id), other=AssignmentId(other_id))


def _others(assignment_id: str) -> list[tuple[str, str]]:
    caseload = services().work.caseload
    if actor().capacity in LEADS:
        lists = [place for place, _ in caseload.everybody(actor())]
    else:
        lists = caseload.mine(actor())
    return [(place.id, place.known_as) for place in lists if place.id != assignment_id]


def _around(seen: ChildSeen) -> dict[str, object]:
    now = services().clock.now()
    to_do = [one for one in SOURCES if one in seen.to_do]
    running = [one for one in seen.arrangements if one.ended_at is None and now < one.until]
    return {
        "to_do": to_do,
        "sources": SOURCES,
        "running": running,
        "now": now,
        "may_agree": actor().capacity in LEADS and seen.settled,
    }


def _other_page(assignment_id: str, form: OtherForm) -> str:
    return work_page(
        "pages/lives/other.html",
        place_id=assignment_id,
        known_as=known_as(assignment_id),
        others=_others(assignment_id),
        form=form,
    )


def _fact_page(assignment_id: str, other_id: str, fact: str, form: Form) -> str:
    return _page(f"child_{fact}", assignment_id, other_id, form=form)


def _page(name: str, assignment_id: str, other_id: str, **values: object) -> str:
    return work_page(
        f"pages/lives/{name}.html",
        place_id=assignment_id,
        other_id=other_id,
        child=known_as(assignment_id),
        other=known_as(other_id),
        **values,
    )


def _back(assignment_id: str, other_id: str, done: str) -> Response:
    return redirect(
        url_for(".show", assignment_id=assignment_id, other_id=other_id, done=done), 303
    )
