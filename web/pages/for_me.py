"""For me: what my map says to me alone. Opened only when I open it; no target, no score."""

from flask import Blueprint, render_template

from network.connections.insights import insights
from web import on_map
from web.access import for_person
from web.context import services

bp = Blueprint("for_me", __name__, url_prefix="/map")


@bp.get("/for-me")
@for_person
def show() -> str:
    """People who love me, what people do for me, and who I could get back to."""
    found = on_map.opened()
    today = services().clock.now().date()
    return render_template("pages/for_me/show.html", found=found, said=insights(found, today=today))
