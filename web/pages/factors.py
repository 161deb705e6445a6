"""My second step: codes on paper and an app that shows figures; passkeys have their own pages."""

import io

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from werkzeug.wrappers import Response

from network.errors import NotFound
from network.factors import authenticator
from network.factors.model import FEW_CODES, Authenticator, WrongCode
from network.identity import new_secret
from web import cookies
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.second_step import CodeForm
from web.guarded import closed_while_guarded
from web.said import MADE, SAVED, STOPPED

bp = Blueprint("factors", __name__, url_prefix="/account/second-step")

SHEET = "rowan-sheet"
SECONDS_TO_SHOW = 30 * 60
GROUP = 4

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """What is on, and what else there is."""
    return render_template(
        "pages/second_step/show.html",
        factors=services().factors.mine(actor()),
        guarded=actor().guarded,
        few=FEW_CODES,
    )


@bp.get("/codes")
@for_person
def codes() -> Page:
    """The codes, while this browser may show them; and how many are left."""
    return render_template(
        "pages/second_step/codes.html",
        factors=services().factors.mine(actor()),
        codes=_shown(),
        guarded=actor().guarded,
        few=FEW_CODES,
    )


@bp.get("/codes/new")
@for_person
@stepped_up
@closed_while_guarded
def new_codes() -> Page:
    """Say what making codes does."""
    return render_template(
        "pages/second_step/new_codes.html", factors=services().factors.mine(actor())
    )


@bp.post("/codes/new")
@for_person
@stepped_up
@closed_while_guarded
def make_codes() -> Response:
    """Make codes; an old sheet is worth nothing from here on."""
    secret = new_secret()
    services().factors.make_sheet(actor(), secret)
    response = redirect(url_for(".codes", done=MADE), 303)
    cookies.keep(response, SHEET, secret, seconds=SECONDS_TO_SHOW)
    return response


@bp.get("/codes/off")
@for_person
@stepped_up
@closed_while_guarded
def ask_codes_off() -> Page:
    """Ask once before the codes stop working."""
    return _off_page("codes")


@bp.post("/codes/off")
@for_person
@stepped_up
@closed_while_guarded
def codes_off() -> Response:
    """Have no codes on paper any more."""
    services().factors.drop_sheet(actor())
    response = redirect(url_for(".show", done=STOPPED), 303)
    cookies.drop(response, SHEET)
    return response


@bp.get("/app")
@for_person
@stepped_up
@closed_while_guarded
def app() -> Page:
    """Say what the app does; or show the picture, while one is being set up."""
    return _app_page(CodeForm(), 200)


@bp.post("/app")
@for_person
@stepped_up
@closed_while_guarded
def begin_app() -> Response:
    """Make a secret for an app."""
    services().factors.begin_authenticator(actor())
    return redirect(url_for(".app"), 303)


@bp.post("/app/confirm")
@for_person
@stepped_up
@closed_while_guarded
def confirm_app() -> Page:
    """Type what the app shows: then it counts."""
    form = CodeForm.read(request.form)
    try:
        if not form.errors:
            services().factors.confirm_authenticator(actor(), form.code)
            return redirect(url_for(".show", done=SAVED), 303)
    except WrongCode:
        form.refuse("code", _l("Those aren’t the figures. Wait for the next ones and try again."))
    except NotFound:
        return redirect(url_for(".app"), 303)
    return _app_page(form, 422)


@bp.get("/app/off")
@for_person
@stepped_up
@closed_while_guarded
def ask_app_off() -> Page:
    """Ask once before the app stops working."""
    return _off_page("app")


@bp.post("/app/off")
@for_person
@stepped_up
@closed_while_guarded
def app_off() -> Response:
    """Have no app any more."""
    services().factors.drop_authenticator(actor())
    return redirect(url_for(".show", done=STOPPED), 303)


def _shown() -> tuple[str, ...]:
    secret = cookies.read(SHEET)
    try:
        return services().factors.sheet(actor(), secret) if secret else ()
    except NotFound:
        return ()


def _off_page(what: str) -> str:
    factors = services().factors.mine(actor())
    return render_template(
        "pages/second_step/off.html", what=what, last=len(factors.kinds) == 1, passkey=None
    )


def _app_page(form: CodeForm, status: int) -> tuple[str, int]:
    try:
        waiting: Authenticator | None = services().factors.waiting_authenticator(actor())
    except NotFound:
        waiting = None
    secret = waiting.secret if waiting else ""
    page = render_template(
        "pages/second_step/app.html",
        form=form,
        picture=_picture(authenticator.address(secret)) if secret else "",
        address=authenticator.address(secret) if secret else "",
        secret=" ".join(secret[at : at + GROUP] for at in range(0, len(secret), GROUP)),
    )
    return page, status


def _picture(address: str) -> Markup:
    """The address as a picture that an app can read, dark on light in every look."""
    out = io.BytesIO()
    segno.make(address, micro=False).save(
        out, kind="svg", scale=4, light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return Markup(out.getvalue().decode())  # noqa: S704  drawn here from our own address
