"""Taking everything away, and erasing everything."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.sign_in_names import plain
from web import cookies, session
from web.access import for_person, open_to_all, stepped_up
from web.context import actor, services
from web.forms.account import EraseForm
from web.guarded import closed_while_guarded
from web.security_headers import clear_site_data

bp = Blueprint("leaving", __name__)

Page = str | Response | tuple[str, int]


@bp.get("/account/everything")
@for_person
@stepped_up
@closed_while_guarded
def offer() -> Page:
    """Say what is in it, and warn on a shared device."""
    return render_template("pages/account/everything.html")


@bp.post("/account/everything")
@for_person
@stepped_up
@closed_while_guarded
def take() -> Page:
    """Hand everything over as one file. It is written down that it was taken."""
    taken = services().everything.take(actor())
    response = make_response(taken.data)
    response.headers["Content-Type"] = taken.media_type
    response.headers["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/account/erase")
@for_person
@stepped_up
@closed_while_guarded
def ask() -> Page:
    """List what goes and what stays, and ask for the sign-in name."""
    return _page(EraseForm(), 200)


@bp.post("/account/erase")
@for_person
@stepped_up
@closed_while_guarded
def erase() -> Page:
    """Erase the account and all that belongs to it, for good."""
    form = EraseForm.read(request.form)
    name = services().accounts.mine(actor()).name
    if not form.errors and plain(form.sign_in_name) != name:
        form.refuse("sign_in_name", _l("That isn’t the sign-in name of this account."))
    if form.errors:
        return _page(form, 422)
    services().erasure.erase(actor())
    response = redirect(url_for(".goodbye"), 303)
    for cookie in session.OF_A_SESSION:
        cookies.drop(response, cookie)
    return clear_site_data(response)


@bp.get("/goodbye")
@open_to_all
def goodbye() -> str:
    """Say calmly that it is done."""
    return render_template("pages/account/goodbye.html")


def _page(form: EraseForm, status: int) -> tuple[str, int]:
    page = render_template(
        "pages/account/erase.html",
        form=form,
        preview=services().erasure.preview(actor()),
        name=services().accounts.mine(actor()).name,
    )
    return page, status
