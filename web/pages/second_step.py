"""The second step of signing in, and signing in with a passkey alone."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import SessionMode
from network.actor import FactorKind
from network.errors import NotFound
from network.factors.model import FEW_CODES, PasskeyRefused, WrongCode
from web import half_way
from web.access import open_to_all
from web.context import services
from web.device import device
from web.forms.second_step import CodeForm, PasskeyForm
from web.way_back import own_address

bp = Blueprint("second_step", __name__, url_prefix="/sign-in")

HOME = "/home"
SHEET = "/account/second-step/codes"
WITH_CODES = frozenset({FactorKind.PRINTED_CODE, FactorKind.AUTHENTICATOR})

Page = str | Response | tuple[str, int]


@bp.get("/code")
@open_to_all
def show() -> Page:
    """Ask for the code that follows the password."""
    return _page(CodeForm(), 200)


@bp.post("/code")
@open_to_all
def by_code() -> Page:
    """Sign in, or say that the code isn't right."""
    form = CodeForm.read(request.form)
    if form.errors:
        return _page(form, 422)
    try:
        started = services().signing.by_code(half_way.ticket(), form.code)
    except WrongCode:
        form.refuse("code", _l("That code isn’t right, or it was used before. Try the next one."))
        return _page(form, 422)
    except NotFound:
        return redirect(url_for("sign_in.show", next=_going_to()), 303)
    left = services().factors.mine(started.actor).codes_left
    used_one = FactorKind.PRINTED_CODE in started.actor.factors
    few = used_one and left <= FEW_CODES
    return half_way.whole(started, SHEET if few else _going_to())


@bp.post("/passkey")
@open_to_all
def by_passkey() -> Page:
    """Sign in with a passkey alone."""
    form = PasskeyForm.read(request.form)
    try:
        # A form without an answer of a device is refused like one with a wrong answer.
        started = services().signing.by_passkey(
            form.passkey,
            mode=form.mode or SessionMode.PRIVATE,
            device=device(),
            network=request.remote_addr or "",
        )
    except (PasskeyRefused, NotFound):
        return render_template(
            "pages/sign_in/passkey.html",
            going_to=_going_to(),
            passkey=services().signing.challenge(),
        ), 422
    return half_way.whole(started, _going_to())


def _going_to() -> str:
    return own_address(request.values.get("next"), HOME)


def _page(form: CodeForm, status: int) -> Page:
    try:
        half = services().signing.asked(half_way.ticket())
    except NotFound:
        return redirect(url_for("sign_in.show", next=_going_to()), 303)
    page = render_template(
        "pages/sign_in/code.html",
        form=form,
        kinds=half.kinds,
        by_code=bool(half.kinds & WITH_CODES),
        going_to=_going_to(),
        mode=half.mode,
        passkey=services().signing.challenge() if FactorKind.PASSKEY in half.kinds else "",
    )
    return page, status
