"""Days of my own that matter, or that are hard: what comes, what I keep, and one more."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import Invalid
from network.identity import OperationId
from network.rhythm.days import DayWish
from web.access import for_person
from web.context import actor, services
from web.forms.rhythm import OwnDayForm
from web.operation import op_id
from web.said import ADDED, REMOVED
from web.wording import options

bp = Blueprint("own_days", __name__, url_prefix="/staying-in-touch/days")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """What comes within the week, and every day that I keep."""
    days, me = services().own_days, actor()
    return render_template(
        "pages/rhythm/days.html", near=days.near(me), days=days.mine(me), can=_whom()
    )


@bp.get("/new")
@for_person
def ask() -> Page:
    """Ask for a day."""
    return _new(OwnDayForm(), 200)


@bp.post("/new")
@for_person
def add() -> Page:
    """Keep a day."""
    form = OwnDayForm.read(request.form)
    if form.errors or form.wish is None:
        return _new(form, 422)
    try:
        services().own_days.add(
            actor(),
            OperationId(op_id()),
            what=form.what,
            when=form.when,
            wish=form.wish,
            tell=form.tell,
        )
    except Invalid as wrong:
        if "tell" in wrong.problems:
            form.refuse("tell", _l("Choose one person, or something else above."))
        else:
            form.refuse("what", _l("You keep as many days as there can be. Take one away first."))
        return _new(form, 422)
    return redirect(url_for(".show", done=ADDED), 303)


@bp.post("/<day_id>/remove")
@for_person
def remove(day_id: str) -> Page:
    """Take a day away."""
    op_id()
    services().own_days.remove(actor(), day_id)
    return redirect(url_for(".show", done=REMOVED), 303)


def _whom() -> dict[str, str]:
    return {one.id: one.mine.called for one in services().own_days.whom_to_tell(actor())}


def _new(form: OwnDayForm, status: int) -> Page:
    people = list(_whom().items())
    without = () if people else (DayWish.TELL_ONE,)
    page = render_template(
        "pages/rhythm/new_day.html",
        form=form,
        people=people,
        wishes=options(DayWish, leave_out=without),
    )
    return page, status
