"""Where I am signed in, and ending it."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from network.identity import SessionId
from web import cookies
from web.access import for_person
from web.context import actor, services
from web.device import in_words
from web.said import ENDED, SIGNED_OUT

bp = Blueprint("sessions", __name__, url_prefix="/account/sessions")


@bp.get("")
@for_person
def show() -> str:
    """Every device that is signed in."""
    lines = services().sessions.list(actor())
    return render_template("pages/account/sessions.html", lines=lines, in_words=in_words)


@bp.post("/<session_id>/end")
@for_person
def end(session_id: str) -> Response:
    """Sign one device out."""
    services().sessions.end(actor(), SessionId(session_id))
    return redirect(url_for(".show", done=ENDED), 303)


@bp.post("/end-all")
@for_person
def end_all() -> Response:
    """Sign every device out, this one too."""
    services().sessions.end_all(actor())
    response = redirect(url_for("home.show", done=SIGNED_OUT), 303)
    cookies.drop(response, cookies.SESSION)
    return response
