"""How we know each other: what I say, and how well it is shown."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.claims.model import MOST, NOT_FOR_THIS
from network.connections.kinds import KinBy, Kind
from network.errors import ChangedMeanwhile, WrongMoment
from web.access import for_person
from web.context import actor, services
from web.forms.past import PastForm
from web.operation import op_id
from web.said import SAVED, TAKEN_BACK
from web.wording import options

bp = Blueprint("past", __name__, url_prefix="/past")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """Everything that I say, and how well each is shown."""
    return render_template("pages/past/show.html", lines=services().claims.mine(actor()))


@bp.get("/new")
@for_person
def new() -> Page:
    """Ask who it is, and how we know each other."""
    return _form_page(PastForm(), 200)


@bp.post("/new")
@for_person
def add() -> Page:
    """Keep it. Nobody is looked up, and nobody is told."""
    form, operation = PastForm.read(request.form), op_id()
    if form.errors:
        return _form_page(form, 422)
    try:
        services().claims.say(actor(), operation, form.said())
    except WrongMoment:
        form.refuse("who", _l("You have said %(most)s already. Take one back first.", most=MOST))
        return _form_page(form, 422)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.get("/<claim_id>")
@for_person
def edit(claim_id: str) -> Page:
    """One of them, to read, change or take back."""
    claim, _shown = services().claims.one(actor(), claim_id)
    return _form_page(PastForm.of(claim.said, base=claim.version), 200, one=claim)


@bp.post("/<claim_id>")
@for_person
def save(claim_id: str) -> Page:
    """Say it otherwise; if it was changed in another window, say so and lose nothing."""
    claim, _shown = services().claims.one(actor(), claim_id)
    form = PastForm.read(request.form)
    if form.errors:
        return _form_page(form, 422, one=claim)
    try:
        services().claims.change(actor(), claim.id, form.said(), base=form.base or 0)
    except ChangedMeanwhile:
        form.typed["base"] = [str(claim.version)]
        return _form_page(form, 412, one=claim, changed=True)
    return redirect(url_for(".show", done=SAVED), 303)


@bp.post("/<claim_id>/remove")
@for_person
def remove(claim_id: str) -> Page:
    """Say it no more, in one step."""
    services().claims.take_back(actor(), claim_id)
    return redirect(url_for(".show", done=TAKEN_BACK), 303)


def _form_page(form: PastForm, status: int, **more: Any) -> tuple[str, int]:
    page = render_template(
        "pages/past/form.html",
        form=form,
        kinds=options(Kind, leave_out=NOT_FOR_THIS),
        kin=options(KinBy),
        **more,
    )
    return page, status
