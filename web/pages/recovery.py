"""Getting an account back with a saved code."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import WrongSignIn
from network.accounts.recovery import Standing
from network.actor import Actor, FactorKind
from network.errors import Invalid, NotFound
from network.identity import new_secret
from web import cookies, own_codes, session
from web.access import open_to_all
from web.context import services
from web.device import device
from web.forms.passwords import problem_words
from web.forms.recovery import RecoverForm
from web.forms.sign_up import NewPasswordForm

bp = Blueprint("recovery", __name__, url_prefix="/recover")

COOKIE = "rowan-back"
COME_BACK = "rowan-come-back"
SECONDS = 30 * 60

Page = str | Response | tuple[str, int]


@bp.get("")
@open_to_all
def show() -> Page:
    """Ask for the name and one of the saved codes."""
    return render_template("pages/recover/show.html", form=RecoverForm())


@bp.post("")
@open_to_all
def ask() -> Page:
    """Begin the wait, or go on with the one that this code began."""
    form = RecoverForm.read(request.form)
    if form.errors:
        return render_template("pages/recover/show.html", form=form), 422
    try:
        standing = services().recovery.ask(
            form.sign_in_name,
            form.saved_code,
            network=request.remote_addr or "",
            more=form.more,
        )
    except WrongSignIn:
        form.refuse("saved_code", _l("That name and that code don’t go together. Try again."))
        return render_template("pages/recover/show.html", form=form), 422
    response = redirect(url_for(".choose" if standing.ready else ".waiting"), 303)
    cookies.keep(response, COOKIE, standing.proof, seconds=SECONDS)
    if standing.come_back:
        cookies.keep(response, COME_BACK, standing.come_back, seconds=SECONDS)
    return response


@bp.get("/waiting")
@open_to_all
def waiting() -> Page:
    """Say until when the wait lasts, and why there is one."""
    standing = _standing()
    if standing is None:
        return redirect(url_for(".show"), 303)
    if standing.ready:
        return redirect(url_for(".choose"), 303)
    return render_template(
        "pages/recover/waiting.html",
        ready_at=standing.ready_at,
        come_back=cookies.read(COME_BACK),
    )


@bp.get("/password")
@open_to_all
def choose() -> Page:
    """Ask for a new password, once the wait is over."""
    standing = _standing()
    if standing is None or not standing.ready:
        return redirect(url_for(".waiting"), 303)
    return render_template("pages/recover/password.html", form=NewPasswordForm())


@bp.post("/password")
@open_to_all
def finish() -> Page:
    """Set the password, sign every device out, and begin a private session with new codes."""
    form = NewPasswordForm.read(request.form)
    if _standing() is None:
        return redirect(url_for(".show"), 303)
    secret = new_secret()
    try:
        if not form.errors:
            return _finished(form.password, secret)
    except Invalid as error:
        form.refuse("password", problem_words(error))
    return render_template("pages/recover/password.html", form=form), 422


def _standing() -> Standing | None:
    try:
        return services().recovery.standing(cookies.read(COOKIE))
    except NotFound:
        return None


def _finished(typed: str, secret: str) -> Response:
    person_id = services().recovery.finish(cookies.read(COOKIE), typed, codes_secret=secret)
    if services().factors.mine(Actor(person_id=person_id)).kinds:
        # A new password is no way past the second step.
        response = redirect(url_for("sign_in.show", next="/sign-up/codes"), 303)
    else:
        started = services().sessions.begin(
            person_id, device=device(), factors=frozenset({FactorKind.PASSWORD})
        )
        response = session.begin(redirect("/sign-up/codes", 303), started)
    for cookie in (COOKIE, COME_BACK):
        cookies.drop(response, cookie)
    return own_codes.hand_over(response, secret)
