"""What whoever keeps people safe begins by themselves, about people on the lists of their place."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from network.consent.kinds import HoldCause, Instrument, RelativeKind
from network.errors import Invalid, NotFound
from network.identity import AssignmentId, OperationId
from network.safeguarding import holds
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, for_real, work_page
from web.context import actor, services
from web.forms.desk import PROBLEMS, DescribeForm, ListedHoldForm, ListedOrderForm
from web.operation import op_id
from web.pages.desk import closed, to_desk
from web.pages.desk_acts import NO_CAUSE, order_page
from web.said import ACTS, HELD
from web.wording import options

bp = Blueprint("desk_listed", __name__, url_prefix="/at-work/everybody")

Page = str | Response | tuple[str, int]


@bp.get("/<assignment_id>/hold")
@for_work(*LEADS)
def ask_hold(assignment_id: str) -> Page:
    """Ask what a hold is for."""
    return _hold_page(assignment_id, ListedHoldForm.filled(days=holds.USUAL_DAYS))


@bp.post("/<assignment_id>/hold")
@for_work(*LEADS)
def hold(assignment_id: str) -> Page:
    """Hold everything about somebody, or between two people."""
    form = ListedHoldForm.read(request.form)
    if form.errors or form.cause is None or form.days is None:
        return _hold_page(assignment_id, form), 422
    other = AssignmentId(form.other) if form.other else None
    try:
        services().safeguarding.holds.place_listed(
            actor(),
            OperationId(op_id()),
            AssignmentId(assignment_id),
            other,
            cause=form.cause,
            days=form.days,
        )
    except Closed:
        return closed()
    return to_desk(HELD)


@bp.get("/<assignment_id>/order")
@for_work(*LEADS)
def ask_order(assignment_id: str) -> Page:
    """Ask who must keep away, and what the paper says."""
    return _order_page(assignment_id, ListedOrderForm())


@bp.post("/<assignment_id>/order")
@for_work(*LEADS)
def order(assignment_id: str) -> Page:
    """Enter an order between two people on lists here. It acts from now on."""
    form = ListedOrderForm.read(request.form)
    protected, restrained = AssignmentId(assignment_id), AssignmentId(form.other)
    orders = services().safeguarding.orders
    try:
        if not form.errors:
            step = OperationId(op_id())
            orders.enter_listed(actor(), step, protected, restrained, form.terms())
            return to_desk(ACTS)
    except Invalid as invalid:
        form.refuse_all({name: PROBLEMS[name] for name in invalid.problems})
    except Closed:
        return closed()
    return _order_page(assignment_id, form), 422


@bp.get("/<assignment_id>/describe")
@for_work(*LEADS)
def ask_whom(assignment_id: str) -> Page:
    """Ask who must keep away, where they have no account here."""
    return _describe_page(assignment_id, DescribeForm())


@bp.post("/<assignment_id>/describe")
@for_work(*LEADS)
def describe(assignment_id: str) -> Page:
    """Keep the description for whom it protects."""
    form = DescribeForm.read(request.form)
    if form.errors:
        return _describe_page(assignment_id, form), 422
    step, now = OperationId(op_id()), services().clock.now()
    described = form.description(step, now)
    try:
        describing = services().safeguarding.describing
        describing.enter(actor(), step, AssignmentId(assignment_id), described)
    except Closed:
        return closed()
    return to_desk(ACTS)


def _others(assignment_id: str) -> tuple[str, list[tuple[str, str]]]:
    """What somebody on a list is called here, and everybody else by the same sort of name."""
    for_real()
    lists = [place for place, _ in services().work.caseload.everybody(actor())]
    here = next((one for one in lists if one.id == assignment_id), None)
    if here is None:
        raise NotFound
    others = [(str(one.id), one.known_as) for one in lists if one.person_id != here.person_id]
    return here.known_as, others


def _hold_page(assignment_id: str, form: ListedHoldForm) -> str:
    who, others = _others(assignment_id)
    causes = options(HoldCause, leave_out=NO_CAUSE)
    return work_page("pages/desk/hold.html", form=form, causes=causes, who=who, others=others)


def _order_page(assignment_id: str, form: ListedOrderForm) -> str:
    who, others = _others(assignment_id)
    return order_page(form, who=who, others=others, place_id=assignment_id)


def _describe_page(assignment_id: str, form: DescribeForm) -> str:
    who, _ = _others(assignment_id)
    return work_page(
        "pages/desk/describe.html",
        form=form,
        who=who,
        relatives=options(RelativeKind),
        instruments=options(Instrument, leave_out=[Instrument.NOT_SAID]),
    )
