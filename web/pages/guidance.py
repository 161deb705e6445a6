"""When somebody asks for you: what to think of, by situation. Open to all, without a code."""

from flask import Blueprint, render_template

from network.errors import NotFound
from network.guidance import content
from network.guidance.model import Situation
from web.access import open_to_all
from web.wording_guidance import SITUATIONS

bp = Blueprint("guidance", __name__, url_prefix="/guidance")


@bp.get("")
@open_to_all
def show() -> str:
    """Which of these is true for you?"""
    return render_template(
        "pages/guidance/show.html", situations=SITUATIONS, keep=content.boundaries()
    )


@bp.get("/<situation>")
@open_to_all
def one(situation: str) -> str:
    """What to think of in one situation. Raises NotFound."""
    if situation not in set(Situation):
        raise NotFound
    return render_template(
        "pages/guidance/one.html", guidance=content.every()[Situation(situation)]
    )
