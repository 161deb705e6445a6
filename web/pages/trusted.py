"""People I trust: who has a slip, giving one, taking one back; and where a slip is used."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.errors import NotFound, WrongMoment
from network.factors.model import WrongCode
from network.factors.trusted import MOST
from network.identity import new_secret
from web import cookies
from web.access import for_person, open_to_all, stepped_up
from web.context import actor, services
from web.forms.second_step import SlipForm, TrustedPersonForm
from web.guarded import closed_while_guarded
from web.said import STOPPED

bp = Blueprint("trusted", __name__)

SLIP = "rowan-slip"
SECONDS_TO_SHOW = 30 * 60

Page = str | Response | tuple[str, int]


@bp.get("/account/trusted")
@for_person
def show() -> Page:
    """Whom I have given a slip."""
    return render_template(
        "pages/trusted/show.html",
        people=services().factors.trusted.list(actor()),
        slip=_slip(),
        most=MOST,
        guarded=actor().guarded,
    )


@bp.get("/account/trusted/new")
@for_person
@stepped_up
@closed_while_guarded
def new() -> Page:
    """Ask who it is."""
    return render_template("pages/trusted/new.html", form=TrustedPersonForm())


@bp.post("/account/trusted/new")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Make a slip."""
    form, secret = TrustedPersonForm.read(request.form), new_secret()
    if form.errors:
        return render_template("pages/trusted/new.html", form=form), 422
    try:
        services().factors.trusted.add(actor(), form.name, secret)
    except WrongMoment:
        form.refuse("name", _l("You have given three slips. Take one back first."))
        return render_template("pages/trusted/new.html", form=form), 422
    response = redirect(url_for(".slip"), 303)
    cookies.keep(response, SLIP, secret, seconds=SECONDS_TO_SHOW)
    return response


@bp.get("/account/trusted/slip")
@for_person
def slip() -> Page:
    """The slip to print or copy, while this browser may show it."""
    code = _slip()
    if not code:
        return redirect(url_for(".show"), 303)
    address = f"{services().settings.public_url}{url_for('.use_slip')}"
    return render_template("pages/trusted/slip.html", code=code, address=address)


@bp.post("/account/trusted/<trusted_id>/remove")
@for_person
@closed_while_guarded
def remove(trusted_id: str) -> Response:
    """Take a slip back."""
    services().factors.trusted.remove(actor(), trusted_id)
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.get("/pass-on")
@open_to_all
def use_slip() -> Page:
    """Ask whoever holds a slip for its code."""
    return render_template("pages/trusted/pass_on.html", form=SlipForm(), code="")


@bp.post("/pass-on")
@open_to_all
def pass_on() -> Page:
    """Show them the code to read out."""
    form = SlipForm.read(request.form)
    try:
        if not form.errors:
            code = services().factors.trusted.pass_on(form.slip, network=request.remote_addr or "")
            return render_template("pages/trusted/pass_on.html", form=SlipForm(), code=code)
    except (WrongCode, NotFound):
        form.refuse("slip", _l("That isn’t a code from a slip that works. Look again."))
    return render_template("pages/trusted/pass_on.html", form=form, code=""), 422


def _slip() -> str:
    secret = cookies.read(SLIP)
    try:
        return services().factors.trusted.slip(actor(), secret) if secret else ""
    except NotFound:
        return ""
