"""Staying safe: what quick exit does and can't do, and the exit itself."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from web.access import open_to_all
from web.leaving import away
from web.way_back import own_address

bp = Blueprint("safety", __name__)

FIRST_USE = "/sign-up"


@bp.get("/safety")
@open_to_all
def show() -> str:
    """Say how to use this without leaving traces, and where to find help now."""
    return render_template("pages/safety/show.html")


@bp.get("/other-ways")
@open_to_all
def other_ways() -> str:
    """The ways on for whoever looks for an adopted person: the same words for everybody."""
    return render_template("pages/safety/other_ways.html")


@bp.get("/before-you-start")
@open_to_all
def before_you_start() -> str:
    """Explain quick exit before first use: it doesn't wipe what the browser remembers."""
    going_to = own_address(request.args.get("next"), FIRST_USE)
    return render_template("pages/safety/before_you_start.html", going_to=going_to)


@bp.get("/exit")
@open_to_all
def leave() -> Response:
    """End the session, have the browser forget us, and be somewhere else.

    It works as a plain link, without scripts.
    """
    return away()
