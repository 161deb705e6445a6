"""Signing in and out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import SessionMode, SignIn, WrongSignIn
from network.accounts.second_step import SecondStepNeeded
from network.errors import TooManyTries
from web import cookies, half_way, session
from web.access import open_to_all
from web.context import maybe_actor, services
from web.device import device
from web.forms.sign_in import MODES, SignInForm, WaitingForm
from web.said import SIGNED_OUT
from web.security_headers import clear_site_data
from web.way_back import own_address

bp = Blueprint("sign_in", __name__)

HOME = "/home"
KEEP_COOKIES = '"cache", "storage"'

Page = str | Response | tuple[str, int]


@bp.get("/sign-in")
@open_to_all
def show() -> Page:
    """Ask for name and password. Somebody who is signed in goes on."""
    going_to = own_address(request.args.get("next"), HOME)
    if maybe_actor() is not None:
        return redirect(going_to, 303)
    form = SignInForm.filled(mode=SessionMode.PRIVATE)
    return render_template(
        "pages/sign_in/show.html",
        form=form,
        modes=MODES,
        going_to=going_to,
        passkey=services().signing.challenge(),
    )


@bp.post("/sign-in")
@open_to_all
def sign_in() -> Page:
    """Begin a session, or say kindly that it didn't work."""
    form = WaitingForm.read(request.form)
    if form.errors:
        return _again(form, 422)
    try:
        started = services().sessions.start(_attempt(form))
    except WrongSignIn:
        form.refuse("password", _l("That name and that password don’t go together. Try again."))
        return _again(form, 422)
    except SecondStepNeeded as needed:
        return half_way.go(needed.ticket, own_address(request.form.get("next"), HOME))
    except TooManyTries as error:
        page, status = _again(form, 429, seconds=error.seconds)
        response = Response(page, status, mimetype="text/html")
        response.headers["Retry-After"] = str(error.seconds)
        return response
    return half_way.whole(started, own_address(request.form.get("next"), HOME))


@bp.get("/sign-out")
@open_to_all
def ask_to_sign_out() -> Page:
    """A page with the button, for whoever came by the address."""
    return render_template("pages/sign_in/sign_out.html")


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    """End this session. Its token opens nothing again, whoever has a copy."""
    response = redirect(url_for("home.show", done=SIGNED_OUT), 303)
    own_device = bool(session.device_mark())
    session.leave(response)
    if own_device:
        # The mark that lets this device past a queue stays; it says nothing about anybody.
        response.headers["Clear-Site-Data"] = KEEP_COOKIES
        for cookie in session.OF_A_SESSION:
            cookies.drop(response, cookie)
        return response
    clear_site_data(response)
    return response


def _attempt(form: WaitingForm) -> SignIn:
    return SignIn(
        sign_in_name=form.sign_in_name,
        password=form.password,
        mode=form.mode or SessionMode.PRIVATE,
        network=request.remote_addr or "",
        device=device(),
        device_mark=session.device_mark(),
        saved_code=form.saved_code,
    )


def _again(form: WaitingForm, status: int, *, seconds: int = 0) -> tuple[str, int]:
    page = render_template(
        "pages/sign_in/show.html",
        form=form,
        modes=MODES,
        going_to=own_address(request.form.get("next"), HOME),
        seconds=seconds,
        passkey=services().signing.challenge(),
    )
    return page, status
