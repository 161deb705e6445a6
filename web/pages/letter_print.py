"""One letter on a page by itself, to print: in the usual size or in large print."""

from flask import Blueprint, render_template

from network.errors import NotFound
from web.access import for_person
from web.context import actor, services
from web.large_print import wanted_large

bp = Blueprint("letter_print", __name__, url_prefix="/in-touch/<tie_id>/letters")


@bp.get("/<letter_id>/paper")
@for_person
def show(tie_id: str, letter_id: str) -> str:
    """One letter that is mine to read. Nothing on it says what this is."""
    between = services().letters.writing.between(actor(), tie_id)
    letter = next((one for one in between.every if one.id == letter_id), None)
    if letter is None:
        raise NotFound
    return render_template(
        "pages/letters/paper.html",
        letter=letter,
        tie=between.tie,
        pictures=between.pictures.get(letter.id),
        voices=between.voices.get(letter.id, ()),
        large=wanted_large(),
    )
