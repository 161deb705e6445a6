"""My saved codes, and what happens when somebody uses one."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from network.identity import new_secret
from web import own_codes
from web.access import for_person, stepped_up
from web.context import actor, services
from web.guarded import closed_while_guarded
from web.said import SAVED, STOPPED

bp = Blueprint("saved_codes", __name__, url_prefix="/account/recovery")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_person
def show() -> Page:
    """How many codes are left, and whether somebody is using one just now."""
    return render_template(
        "pages/account/recovery.html",
        account=services().accounts.mine(actor()),
        recovery=services().recovery.waiting(actor()),
        codes=own_codes.shown(),
        guarded=actor().guarded,
    )


@bp.post("/stop")
@for_person
def stop() -> Response:
    """Stop whoever is using a code: one tap, no questions."""
    services().recovery.stop(actor())
    return redirect(url_for(".show", done=STOPPED), 303)


@bp.get("/approve")
@for_person
@stepped_up
@closed_while_guarded
def ask_to_approve() -> Page:
    """Ask once before the wait ends."""
    return render_template("pages/account/approve.html")


@bp.post("/approve")
@for_person
@stepped_up
@closed_while_guarded
def approve() -> Response:
    """End the wait: it is the owner who is getting back in."""
    services().recovery.approve(actor())
    return redirect(url_for(".show", done=SAVED), 303)


@bp.get("/new")
@for_person
@stepped_up
@closed_while_guarded
def new() -> Page:
    """Say what making new codes does."""
    return render_template("pages/account/new_codes.html")


@bp.post("/new")
@for_person
@stepped_up
@closed_while_guarded
def make() -> Page:
    """Make new codes; the old card is worth nothing from here on."""
    secret = new_secret()
    services().accounts.new_codes(actor(), secret)
    return own_codes.hand_over(redirect("/sign-up/codes", 303), secret)
