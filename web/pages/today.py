"""The home page of somebody who has signed in: what waits, then what they are here for."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import HereFor
from web.access import for_person
from web.context import actor, services
from web.forms.here_for import HereForForm
from web.said import SAVED

bp = Blueprint("today", __name__)

Page = str | Response | tuple[str, int]

CHOICES = (
    (HereFor.MY_MAP.value, _l("My own map"), _l("The people in my life, past and present.")),
    (
        HereFor.SOMEBODY.value,
        _l("To be there for somebody"),
        _l("I was, or am, a carer, a worker, a teacher, a brother, a sister or a friend."),
    ),
    (HereFor.BOTH.value, _l("Both"), ""),
)


@bp.get("/home")
@for_person
def show() -> Page:
    """What waits for me today."""
    account = services().accounts.mine(actor())
    return render_template(
        "pages/today/show.html",
        waits=services().today.for_me(actor()),
        recovery=services().recovery.waiting(actor()),
        here_for=account.here_for,
        guarded_until=account.guarded_until if actor().guarded else None,
        left=services().willing.mine(actor()),
        pasts=services().claims.mine(actor()),
        works=bool(services().work.joining.hats(actor())),
    )


@bp.get("/account/here-for")
@for_person
def ask() -> Page:
    """Ask what I am here for."""
    kept = services().accounts.mine(actor()).here_for
    return _page(HereForForm.filled(here_for=kept), 200)


@bp.post("/account/here-for")
@for_person
def say() -> Page:
    """Keep it: it only orders my home page."""
    form = HereForForm.read(request.form)
    if form.errors or form.here_for is None:
        return _page(form, 422)
    services().accounts.say_here_for(actor(), form.here_for)
    return redirect(url_for(".show", done=SAVED), 303)


def _page(form: HereForForm, status: int) -> tuple[str, int]:
    return render_template("pages/today/here_for.html", form=form, choices=CHOICES), status
