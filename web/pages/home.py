"""The first page: what this is, and the way in."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from web.access import open_to_all
from web.context import maybe_actor

bp = Blueprint("home", __name__)


@bp.get("/")
@open_to_all
def show() -> str | Response:
    """Say what Rowan is. Somebody who has signed in goes on to their home page."""
    who = maybe_actor()
    if who is not None:
        return redirect("/at-work" if who.staff_id else "/map" if who.helped_by else "/home", 303)
    return render_template("pages/home/show.html")
