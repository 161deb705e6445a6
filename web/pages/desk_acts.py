"""What is done about something on the desk: orders, holds, times to wait, possible matches."""

from collections.abc import Callable

from flask import Blueprint, request
from werkzeug.wrappers import Response

from network.consent.kinds import Channel, Direction, HoldCause, Instrument, Proof
from network.errors import Invalid, NotFound
from network.identity import OperationId, TaskId
from network.safeguarding import holds
from network.safeguarding.looking import Looked
from network.work.reading import Closed
from web.access import for_work
from web.at_work import LEADS, work_page
from web.context import actor, services
from web.forms.desk import (
    PROBLEMS,
    HoldForm,
    KeepHoldForm,
    KeepOrderForm,
    KeepWaitForm,
    NewOrderForm,
    OrderForm,
)
from web.forms.form import Form
from web.operation import op_id
from web.pages.desk import closed, to_desk
from web.said import ACTS, BEGUN, HELD
from web.translated import _
from web.wording import options

bp = Blueprint("desk_acts", __name__, url_prefix="/at-work/desk")

Page = str | Response | tuple[str, int]
KEEPS: dict[str, type[Form]] = {
    "order": KeepOrderForm,
    "hold": KeepHoldForm,
    "wait": KeepWaitForm,
}
NO_CAUSE = [cause for cause in HoldCause if cause not in holds.CAUSES]


@bp.get("/<task_id>/order/<any(new, paper):what>")
@for_work(*LEADS)
def ask_order(task_id: str, what: str) -> Page:
    """Ask what the paper says. What is known already is filled in."""
    try:
        return _order_page(task_id, what, None)
    except Closed:
        return closed()


@bp.post("/<task_id>/order/<any(new, paper):what>")
@for_work(*LEADS)
def order(task_id: str, what: str) -> Page:
    """Enter an order, or what its paper says. It acts from now on."""
    form = (NewOrderForm if what == "new" else OrderForm).read(request.form)
    try:
        if not form.errors:
            _enter(TaskId(task_id), what, form)
            return to_desk(ACTS)
    except Invalid as invalid:
        form.refuse_all({name: PROBLEMS[name] for name in invalid.problems})
    except Closed:
        return closed()
    return _order_page(task_id, what, form), 422


@bp.get("/<task_id>/hold")
@for_work(*LEADS)
def ask_hold(task_id: str) -> Page:
    """Ask what a hold is for, and for how long."""
    return _hold_page(HoldForm.filled(days=holds.USUAL_DAYS))


@bp.post("/<task_id>/hold")
@for_work(*LEADS)
def hold(task_id: str) -> Page:
    """Hold everything. It acts from now on; a second one is asked to stand behind it."""
    form = HoldForm.read(request.form)
    if form.errors or form.cause is None or form.days is None:
        return _hold_page(form), 422
    parts, step = services().safeguarding, OperationId(op_id())
    try:
        parts.holds.place(actor(), TaskId(task_id), step, cause=form.cause, days=form.days)
    except Closed:
        return closed()
    return to_desk(HELD)


@bp.get("/<task_id>/keep/<any(order, hold, wait):what>")
@for_work(*LEADS)
def ask_keep(task_id: str, what: str) -> Page:
    """Ask until when it stays."""
    return work_page("pages/desk/keep.html", form=KEEPS[what](), task_id=task_id, what=what)


@bp.post("/<task_id>/keep/<any(order, hold, wait):what>")
@for_work(*LEADS)
def keep(task_id: str, what: str) -> Page:
    """Let it stay."""
    form = KEEPS[what].read(request.form)
    try:
        if not form.errors:
            _keep(TaskId(task_id), form)
            return to_desk(ACTS)
    except Invalid as invalid:
        form.refuse_all({name: PROBLEMS[name] for name in invalid.problems if name in PROBLEMS})
    except Closed:
        return closed()
    return work_page("pages/desk/keep.html", form=form, task_id=task_id, what=what), 422


@bp.get("/<task_id>/lift/<any(order, hold, wait, match):what>")
@for_work(*LEADS)
def ask_lift(task_id: str, what: str) -> Page:
    """Say what it means, before it is begun."""
    return work_page("pages/desk/lift.html", task_id=task_id, what=what)


@bp.post("/<task_id>/lift/<any(order, hold, wait, match):what>")
@for_work(*LEADS)
def lift(task_id: str, what: str) -> Page:
    """Begin to lift it. Nothing changes until another human being agrees."""
    parts = services().safeguarding
    begins: dict[str, Callable[..., None]] = {
        "order": parts.orders.lift,
        "hold": parts.holds.lift,
        "wait": parts.cool_offs.lift,
        "match": parts.matches.dismiss,
    }
    try:
        begins[what](actor(), TaskId(task_id), OperationId(op_id()))
    except Closed:
        return closed()
    return to_desk(BEGUN)


@bp.get("/<task_id>/same")
@for_work(*LEADS)
def ask_same(task_id: str) -> Page:
    """Say what it means that it is the person who was described."""
    return work_page("pages/desk/same.html", task_id=task_id)


@bp.post("/<task_id>/same")
@for_work(*LEADS)
def same(task_id: str) -> Page:
    """It is the person who was described: everything between the two is held."""
    matches, step = services().safeguarding.matches, OperationId(op_id())
    try:
        matches.confirm(actor(), TaskId(task_id), step)
    except Closed:
        return closed()
    return to_desk(HELD)


def _enter(task_id: TaskId, what: str, form: OrderForm) -> None:
    orders, step = services().safeguarding.orders, OperationId(op_id())
    if what == "new":
        orders.enter(actor(), task_id, step, int(form.protected), form.terms())
    else:
        orders.see_paper(actor(), task_id, step, form.terms())


def _keep(task_id: TaskId, form: Form) -> None:
    parts, step = services().safeguarding, OperationId(op_id())
    if isinstance(form, KeepOrderForm) and form.review_on is not None:
        parts.orders.keep(actor(), task_id, step, form.review_on)
    elif isinstance(form, KeepHoldForm):
        parts.holds.keep(actor(), task_id, step, days=form.days or 0)
    elif isinstance(form, KeepWaitForm) and form.days is not None:
        parts.cool_offs.prolong(actor(), task_id, step, days=form.days)


def _order_page(task_id: str, what: str, form: OrderForm | None) -> str:
    looked = services().safeguarding.looking.at(actor(), TaskId(task_id))
    if not looked.mine or (what == "paper" and looked.order is None):
        raise NotFound
    blank = OrderForm.of(looked.order) if what == "paper" and looked.order else NewOrderForm()
    return order_page(form or blank, both=_both(looked) if what == "new" else ())


def _both(looked: Looked) -> list[tuple[str, str]]:
    """The two whom it is about, as choices."""
    task = looked.task
    roles = ((task.about, _("who told us, or is protected")), (task.other, _("the other one")))
    called = [(looked.names.get(one) if one else "", role) for one, role in roles]
    return [
        (str(number), f"{name or _('Somebody who hasn’t said their name')}, {role}")
        for number, (name, role) in enumerate(called)
    ]


def order_page(form: Form, **more: object) -> str:
    """The form of a court paper."""
    return work_page(
        "pages/desk/order.html",
        form=form,
        instruments=options(Instrument, leave_out=[Instrument.NOT_SAID]),
        directions=options(Direction),
        channels=options(Channel),
        proofs=options(Proof),
        **more,
    )


def _hold_page(form: HoldForm) -> str:
    return work_page(
        "pages/desk/hold.html", form=form, causes=options(HoldCause, leave_out=NO_CAUSE)
    )
