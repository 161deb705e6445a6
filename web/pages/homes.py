"""The homes of an organisation: their names, and who belongs to which."""

from flask import Blueprint, redirect, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import Invalid, NotFound
from network.identity import StaffId
from network.work.model import StaffAccount
from web.access import for_work
from web.at_work import ADMINISTRATORS, work_page
from web.context import actor, services
from web.forms.homes import BelongForm, HomeForm
from web.operation import op_id
from web.said import MADE, SAVED, STOPPED

bp = Blueprint("homes", __name__, url_prefix="/at-work/homes")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_work(*ADMINISTRATORS)
def show() -> Page:
    """The homes, and who belongs to each."""
    return _page(HomeForm(), 200)


@bp.post("")
@for_work(*ADMINISTRATORS)
def add() -> Page:
    """Put a home on the list."""
    form = HomeForm.read(request.form)
    if form.errors:
        return _page(form, 422)
    try:
        services().work.homes.add(actor(), op_id(), form.name)
    except Invalid:
        form.refuse("name", _l("There are as many homes here as can be kept."))
        return _page(form, 422)
    return redirect(url_for(".show", done=MADE), 303)


@bp.post("/<home_id>/drop")
@for_work(*ADMINISTRATORS)
def drop(home_id: str) -> Page:
    """Take a home off the list."""
    services().work.homes.drop(actor(), home_id)
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.get("/staff/<staff_id>")
@for_work(*ADMINISTRATORS)
def ask(staff_id: str) -> Page:
    """Ask to which homes somebody belongs."""
    one = _one(staff_id)
    return _belong_page(one, BelongForm.filled(homes=one.homes), 200)


@bp.post("/staff/<staff_id>")
@for_work(*ADMINISTRATORS)
def belong(staff_id: str) -> Page:
    """Keep to which homes somebody belongs. It counts from now on."""
    one, form = _one(staff_id), BelongForm.read(request.form)
    try:
        if not form.errors:
            services().work.homes.belong(actor(), one.id, frozenset(form.homes))
            return redirect(url_for(".show", done=SAVED), 303)
    except Invalid:
        form.refuse("homes", _l("Choose from the list."))
    return _belong_page(one, form, 422)


def _one(staff_id: str) -> StaffAccount:
    for one in services().work.homes.staff(actor()):
        if one.id == StaffId(staff_id):
            return one
    raise NotFound


def _page(form: HomeForm, status: int) -> tuple[str, int]:
    homes = services().work.homes
    page = work_page(
        "pages/homes/show.html", form=form, homes=homes.all(actor()), staff=homes.staff(actor())
    )
    return page, status


def _belong_page(one: StaffAccount, form: BelongForm, status: int) -> tuple[str, int]:
    choices = [(home.id, home.name) for home in services().work.homes.all(actor())]
    return work_page("pages/homes/staff.html", form=form, one=one, choices=choices), status
