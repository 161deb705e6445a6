"""How others can reach me: written once, given to each or not, taken back at once."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.details.model import Point
from network.errors import Invalid, NotFound, WrongMoment
from network.identity import OperationId
from network.ties.in_touch import Stands
from web import agreed
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.details import DetailsForm, GiveForm, NewsForm, TakeBackForm
from web.guarded import closed_while_guarded
from web.operation import op_id
from web.said import SAVED, TAKEN_BACK, WAITS
from web.wording import options

bp = Blueprint("details", __name__)

Page = str | Response | tuple[str, int]


@bp.get("/my-details")
@for_person
@stepped_up
@closed_while_guarded
def mine() -> Page:
    """What I have written of how I can be reached."""
    return _mine(DetailsForm.of(services().details.mine(actor())), 200)


@bp.post("/my-details")
@for_person
@stepped_up
@closed_while_guarded
def keep() -> Page:
    """Keep it; where somebody has a point that is new, ask first who may have the new one."""
    form = DetailsForm.read(request.form)
    if form.errors:
        return _mine(form, 422)
    people = services().details.asks(actor(), form.said())
    if people:
        return render_template(
            "pages/details/new.html",
            form=NewsForm.filled(**{point.value: text for point, text in form.said().items()}),
            ways=form.said(),
            people=[(one.id, one.mine.called) for one in people],
        )
    services().details.change(actor(), OperationId(op_id()), form.said())
    return redirect(url_for(".mine", done=SAVED), 303)


@bp.post("/my-details/new")
@for_person
@stepped_up
@closed_while_guarded
def keep_new() -> Page:
    """Keep what is new, for those who were chosen and nobody else."""
    form = NewsForm.read(request.form)
    if form.errors:
        return _mine(DetailsForm.read(request.form), 422)
    services().details.change(
        actor(), OperationId(op_id()), form.said(), stay=form.stay, tell=form.tell
    )
    return redirect(url_for(".mine", done=SAVED), 303)


@bp.get("/in-touch/<tie_id>/details")
@for_person
@stepped_up
@closed_while_guarded
def one(tie_id: str) -> Page:
    """How we can reach each other: what they let me have now, and what I let them have."""
    shown = services().details.reading.of(actor(), tie_id)
    return render_template(
        "pages/details/one.html",
        tie=shown.tie,
        open=shown.tie.stands is Stands.OPEN,
        theirs=shown.points,
        given=services().details.giving.to(actor(), tie_id),
        mine=services().details.mine(actor()),
    )


@bp.post("/in-touch/<tie_id>/details/take-back")
@for_person
def take_back(tie_id: str) -> Page:
    """Let them have it no more, at once."""
    form = TakeBackForm.read(request.form)
    if form.point is None:
        raise NotFound
    services().details.giving.take_back(actor(), tie_id, OperationId(op_id()), form.point)
    return redirect(url_for("in_touch.one", tie_id=tie_id, done=TAKEN_BACK), 303)


@bp.get("/in-touch/<tie_id>/details/give")
@for_person
@stepped_up
@closed_while_guarded
def ask(tie_id: str) -> Page:
    """Ask what they may have."""
    return _give(tie_id, GiveForm(), 200)


@bp.post("/in-touch/<tie_id>/details/give")
@for_person
@stepped_up
@closed_while_guarded
def give(tie_id: str) -> Page:
    """Let them have it, two days from now."""
    form = GiveForm.read(request.form)
    if form.errors:
        return _give(tie_id, form, 422)
    try:
        services().details.giving.give(
            actor(),
            tie_id,
            OperationId(op_id()),
            form.ways,
            wording=agreed.details(),
            pressed=form.pressed,
        )
    except (Invalid, WrongMoment):
        # It is empty, given already, or paused: the page says which.
        return redirect(url_for(".one", tie_id=tie_id), 303)
    # What is held under pressure shows as paused: no page of the tie is what comes next.
    return redirect(url_for("today.show", done=WAITS), 303)


def _mine(form: DetailsForm, status: int) -> Page:
    return render_template("pages/details/mine.html", form=form), status


def _give(tie_id: str, form: GiveForm, status: int) -> Page:
    details, me = services().details, actor()
    tie = services().ties.in_touch.one(me, tie_id)
    kept, given = details.mine(me), details.giving.to(me, tie_id)
    not_now = [point for point in Point if point in given or not kept.value(point)]
    page = render_template(
        "pages/details/give.html",
        tie=tie,
        form=form,
        ways=options(Point, leave_out=not_now),
        words=agreed.DETAILS,
    )
    return page, status
