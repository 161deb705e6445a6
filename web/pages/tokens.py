"""Keys with which a program may use my map."""

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from network.accounts.model import TOKEN_DAYS, TokenScope
from network.errors import WrongMoment
from web import cookies
from web.access import for_person, stepped_up
from web.context import actor, services
from web.forms.account import TokenForm
from web.guarded import closed_while_guarded
from web.said import STOPPED

bp = Blueprint("tokens", __name__, url_prefix="/account/tokens")

COOKIE = "rowan-key"
SECONDS_TO_SHOW = 10 * 60
SCOPES = (
    (TokenScope.MAP_READ, _l("Read my map")),
    (TokenScope.MAP_WRITE, _l("Change my map")),
    (TokenScope.ABOUT_READ, _l("Read what I say about me, names I had before too")),
    (TokenScope.ABOUT_WRITE, _l("Change what I say about me")),
    (TokenScope.SAFE_READ, _l("Read what protects me, who works with me and who has looked")),
    (TokenScope.SAFE_WRITE, _l("Protect me from somebody, and stop who works with me")),
    (
        TokenScope.STORY_READ,
        _l("Read my card, how I know people, and whom I’d be glad to hear from"),
    ),
    (
        TokenScope.STORY_WRITE,
        _l("Change my card, how I know people, and whom I’d be glad to hear from"),
    ),
)
DAYS = {
    7: _l("A week"),
    30: _l("A month"),
    90: _l("Three months"),
    365: _l("A year"),
}

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """The keys that still work."""
    lines = services().tokens.list(actor())
    return render_template("pages/account/tokens.html", lines=lines, scopes=dict(SCOPES))


@bp.get("/new")
@for_person
@stepped_up
@closed_while_guarded
def new() -> Page:
    """Ask what the key is for."""
    return _form_page(TokenForm(), 200)


@bp.post("/new")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Make a key."""
    form = TokenForm.read(request.form)
    if form.errors:
        return _form_page(form, 422)
    try:
        made = services().tokens.make(actor(), form.name, form.scopes, days=int(form.days))
    except WrongMoment:
        form.refuse("name", _l("You have as many keys as you can have. Take one back first."))
        return _form_page(form, 422)
    response = redirect(url_for(".made"), 303)
    cookies.keep(response, COOKIE, made.token, seconds=SECONDS_TO_SHOW)
    return response


@bp.get("/made")
@for_person
def made() -> Page:
    """Show a new key, once."""
    token = cookies.read(COOKIE)
    if not token:
        return redirect(url_for(".show"), 303)
    response = make_response(render_template("pages/account/token_made.html", token=token))
    cookies.drop(response, COOKIE)
    return response


@bp.post("/<token_id>/revoke")
@for_person
def revoke(token_id: str) -> Response:
    """Take a key back."""
    services().tokens.revoke(actor(), token_id)
    return redirect(url_for(".show", done=STOPPED), 303)


def _form_page(form: TokenForm, status: int) -> tuple[str, int]:
    days = [(str(number), DAYS[number]) for number in TOKEN_DAYS]
    page = render_template("pages/account/token_new.html", form=form, scopes=SCOPES, days=days)
    return page, status
