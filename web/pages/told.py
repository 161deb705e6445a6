"""Keep me safe: what I told, how far it is, and whether anybody reads now."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from web.access import for_person
from web.context import actor, services
from web.said import SAVED

bp = Blueprint("told", __name__, url_prefix="/safe")


@bp.get("/told")
@for_person
def show() -> str:
    """What I told, newest first: kept, seen by a human being, or looked at."""
    told = services().safeguarding.told
    mine = told.mine(actor())
    return render_template("pages/safe/told.html", mine=mine, there=told.there(actor()))


@bp.get("/still-right")
@for_person
def ask_still_right() -> str:
    """Yeses of mine that I gave a while ago, and am asked about."""
    grants = services().safeguarding.reviews.mine(actor())
    return render_template("pages/safe/still_right.html", grants=grants)


@bp.post("/still-right/<grant_id>")
@for_person
def still_right(grant_id: str) -> Response:
    """It is still right."""
    services().safeguarding.reviews.still_right(actor(), grant_id)
    return redirect(url_for(".ask_still_right", done=SAVED), 303)
