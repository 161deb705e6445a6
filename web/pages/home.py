"""The first page: what this is, and the way in."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from web.access import open_to_all
from web.context import maybe_actor

bp = Blueprint("home", __name__)


@bp.get("/")
@open_to_all
def show() -> str | Response:
    """Say what Rowan is. Somebody who has signed in goes on to their map."""
    if maybe_actor() is not None:
        return redirect("/map", 303)
    return render_template("pages/home/show.html")
