"""Staying safe: what quick exit does and can't do, and the exit itself."""

from flask import Blueprint, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from web import csrf
from web.access import open_to_all
from web.context import services
from web.security_headers import clear_site_data
from web.way_back import own_address

bp = Blueprint("safety", __name__)

FIRST_USE = "/sign-up"


@bp.get("/safety")
@open_to_all
def show() -> str:
    """Say how to use this without leaving traces, and where to find help now."""
    return render_template("pages/safety/show.html", exit_url=services().settings.exit_url)


@bp.get("/before-you-start")
@open_to_all
def before_you_start() -> str:
    """Explain quick exit before first use: it doesn't wipe what the browser remembers."""
    going_to = own_address(request.args.get("next"), FIRST_USE)
    return render_template("pages/safety/before_you_start.html", going_to=going_to)


@bp.get("/exit")
@open_to_all
def leave() -> Response:
    """End a private session, have the browser forget us, and be somewhere else.

    It works as a plain link, without scripts. A link on another site ends nobody's session.
    """
    response = redirect(services().settings.exit_url, 303)
    if request.headers.get("Sec-Fetch-Site", "none") in csrf.OWN_SITES:
        end = current_app.extensions.get("rowan-leave")
        if end is not None:
            end(response)
        clear_site_data(response)
    return response
