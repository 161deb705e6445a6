"""What happened to the map, as the page "What changed" tells it."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.connections.model import StepLine
from web.on_map import listed
from web.translated import _

STEPS: dict[str, LazyString] = {
    "add_connection": _l("Added %(names)s"),
    "change_connection": _l("Changed what it says about %(names)s"),
    "remove_connection": _l("Took %(names)s off the map"),
    "move": _l("Moved %(names)s"),
    "arrange": _l("Changed how things stand with %(names)s"),
    "add_place": _l("Added the place %(names)s"),
    "change_place": _l("Changed the place %(names)s"),
    "remove_place": _l("Took away a place: %(names)s"),
    "add_link": _l("Wrote down how %(names)s know each other"),
    "change_link": _l("Changed how %(names)s know each other"),
    "remove_link": _l("Took away how %(names)s know each other"),
    "add_note": _l("Wrote a note about %(names)s"),
    "change_note": _l("Changed a note about %(names)s"),
    "remove_note": _l("Took away a note about %(names)s"),
    "add_photo": _l("Added a photo of %(names)s"),
    "change_photo": _l("Changed a photo of %(names)s"),
    "remove_photo": _l("Took away a photo of %(names)s"),
    "import": _l("Brought in %(names)s from a file"),
    "archive": _l("Brought back %(names)s from my own copy"),
}
NAMELESS: dict[str, LazyString] = {
    "settings": _l("Changed how my map is set up"),
    "import": _l("Brought in a file"),
    "archive": _l("Brought back my own copy"),
    "remove_for_good": _l("Removed something for good"),
}
GONE = _l("Changed something that has been removed for good since")
CHANGED = _l("Changed %(names)s")


def step_words(line: StepLine) -> str:
    """What a step did, in one line."""
    if line.undoes is not None:
        return _("Undid: %(what)s", what=_plain(line, line.of))
    if line.redoes is not None:
        return _("Did again: %(what)s", what=_plain(line, line.of))
    return _plain(line, line.what)


def _plain(line: StepLine, what: str) -> str:
    if what in NAMELESS and (what not in STEPS or not line.named):
        return str(NAMELESS[what])
    if not line.named:
        return str(GONE)
    return str(STEPS.get(what, CHANGED)) % {"names": listed(line.named)}
