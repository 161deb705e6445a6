"""Who has looked at what is mine, and what I took out myself."""

from collections.abc import Mapping

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.audit.events import Event
from network.audit.model import LookLine
from network.consent.kinds import Purpose
from web.access import for_person
from web.context import actor, services

PAGE = 25
PURPOSES: dict[str, LazyString] = {
    Purpose.STAY_IN_TOUCH: _l("staying in touch"),
    Purpose.LIFE_STORY: _l("your life story"),
    Purpose.WELFARE_CHECK: _l("seeing that you are all right"),
    Purpose.EMERGENCY: _l("an emergency"),
    Purpose.SERVICE_SAFETY: _l("looking at what you told us, to keep you safe"),
}
LONGEST = 15

bp = Blueprint("who_looked", __name__, url_prefix="/account/who-looked")


@bp.get("")
@for_person
def show() -> str:
    """Every look at what is mine by somebody else, and every copy that was taken, newest first."""
    before = _before(request.args.get("before", ""))
    lines = services().audit.who_looked(actor(), before=before, limit=PAGE + 1)
    names = services().work.with_me.names(line.detail.get("organisation", "") for line in lines)
    return render_template(
        "pages/account/who_looked.html",
        lines=[(line, said(line, names)) for line in lines[:PAGE]],
        older=lines[PAGE - 1].seq if len(lines) > PAGE else None,
        newest=before is None,
    )


def _before(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        abort(404)
    return int(text)


def said(line: LookLine, names: Mapping[str, str]) -> str:
    """What happened, in a plain sentence. `names` says what organisations are called."""
    where = names.get(line.detail.get("organisation", ""), _("an organisation"))
    purpose = PURPOSES.get(line.detail.get("purpose", ""), _("their work with you"))
    sentences: dict[Event, str] = {
        Event.READ_BY_OPERATOR: _("Somebody who runs Rowan opened your map."),
        Event.CHANGED_BY_OPERATOR: _("Somebody who runs Rowan put something on your map."),
        Event.RESEALED: _("Your things were locked with a new key. Nobody read them."),
        Event.MAP_TAKEN_OUT: _("You took a copy of your map."),
        Event.EVERYTHING_TAKEN: _("You took a copy of everything."),
        Event.WORK_BEGUN: _(
            "Somebody at %(where)s took your code and works with you.", where=where
        ),
        Event.WORK_PASSED_ON: _("Somebody else at %(where)s works with you now.", where=where),
        Event.WORK_ENDED: _("The work with %(where)s ended.", where=where),
        Event.READ_AT_WORK: _(
            "Somebody at %(where)s opened what they keep about you, for %(why)s.",
            where=where,
            why=purpose,
        ),
        Event.EMERGENCY_OPENED: _(
            "Somebody who keeps people safe at %(where)s opened what they keep about you for one"
            " hour, because they were worried.",
            where=where,
        ),
        Event.HELPED_BY_WORKER: _("Somebody at %(where)s helped you on their screen.", where=where),
    }
    return sentences[line.event]
