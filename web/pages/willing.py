"""Who I would be glad to hear from, within my limits. It starts nothing and tells nobody."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.connections.kinds import Kind
from network.consent.kinds import Channel
from network.errors import ChangedMeanwhile, WrongMoment
from network.willingness.model import MOST, NOT_FOR_THIS, HowOften
from web.access import for_person
from web.context import actor, services
from web.forms.willing import WillingForm
from web.operation import op_id
from web.said import SAVED, TAKEN_BACK
from web.wording import options

bp = Blueprint("willing", __name__, url_prefix="/willing")

YEARS = (("1", _l("A year")), ("2", _l("Two years")), ("5", _l("Five years")))

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """All that I have left."""
    lines = services().willing.mine(actor())
    return render_template("pages/willing/show.html", lines=lines, now=services().clock.now())


@bp.get("/new")
@for_person
def new() -> Page:
    """Ask whom I mean, and for my limits."""
    return _form_page(WillingForm(), 200)


@bp.post("/new")
@for_person
def add() -> Page:
    """Keep it."""
    form, operation = WillingForm.read(request.form), op_id()
    if form.errors:
        return _form_page(form, 422)
    try:
        services().willing.say(actor(), operation, form.terms())
    except WrongMoment:
        form.refuse("who", _l("You have left %(most)s already. Take one back first.", most=MOST))
        return _form_page(form, 422)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.get("/<willingness_id>")
@for_person
def edit(willingness_id: str) -> Page:
    """One of them, to read, change or take back."""
    one = services().willing.one(actor(), willingness_id)
    return _form_page(WillingForm.of(one), 200, one=one)


@bp.post("/<willingness_id>")
@for_person
def save(willingness_id: str) -> Page:
    """Say it anew; if it was changed in another window, say so and lose nothing."""
    one, form = services().willing.one(actor(), willingness_id), WillingForm.read(request.form)
    if form.errors:
        return _form_page(form, 422, one=one)
    try:
        services().willing.change(actor(), one.id, form.terms(), base=form.base or 0)
    except ChangedMeanwhile:
        form.typed["base"] = [str(one.version)]
        return _form_page(form, 412, one=one, changed=True)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.post("/<willingness_id>/remove")
@for_person
def remove(willingness_id: str) -> Page:
    """Take it back, with its message, in one step."""
    services().willing.take_back(actor(), willingness_id)
    return redirect(url_for(".show", done=TAKEN_BACK), 303)


def _form_page(form: WillingForm, status: int, **more: Any) -> tuple[str, int]:
    page = render_template(
        "pages/willing/form.html",
        form=form,
        kinds=options(Kind, leave_out=NOT_FOR_THIS),
        ways=options(Channel),
        often=options(HowOften),
        years=YEARS,
        **more,
    )
    return page, status
