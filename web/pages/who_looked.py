"""Who has looked at what is mine, and what I took out myself."""

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _

from network.audit.events import Event
from network.audit.model import LookLine
from web.access import for_person
from web.context import actor, services

PAGE = 25
LONGEST = 15

bp = Blueprint("who_looked", __name__, url_prefix="/account/who-looked")


@bp.get("")
@for_person
def show() -> str:
    """Every look at what is mine by somebody else, and every copy that was taken, newest first."""
    before = _before(request.args.get("before", ""))
    lines = services().audit.who_looked(actor(), before=before, limit=PAGE + 1)
    return render_template(
        "pages/account/who_looked.html",
        lines=[(line, said(line)) for line in lines[:PAGE]],
        older=lines[PAGE - 1].seq if len(lines) > PAGE else None,
        newest=before is None,
    )


def _before(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        abort(404)
    return int(text)


def said(line: LookLine) -> str:
    """What happened, in a plain sentence."""
    sentences: dict[Event, str] = {
        Event.READ_BY_OPERATOR: _("Somebody who runs Rowan opened your map."),
        Event.CHANGED_BY_OPERATOR: _("Somebody who runs Rowan put something on your map."),
        Event.RESEALED: _("Your things were locked with a new key. Nobody read them."),
        Event.MAP_TAKEN_OUT: _("You took a copy of your map."),
        Event.EVERYTHING_TAKEN: _("You took a copy of everything."),
    }
    return sentences[line.event]
