"""What the situations of somebody who is asked for are called on a page."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.guidance.model import Situation

SITUATIONS: dict[Situation, LazyString] = {
    Situation.STILL_EMPLOYED: _l("I still work where they were looked after"),
    Situation.LEFT_OR_RETIRED: _l("I worked there, and have left or retired"),
    Situation.REGISTERED: _l("I am on a professional register"),
    Situation.FOSTER_NOW: _l("I foster children now"),
    Situation.FOSTER_THEN: _l("I fostered then, and don’t now"),
    Situation.RELATIVE: _l("I am a relative"),
    Situation.SIBLING: _l("I am a brother or a sister"),
    Situation.PEER: _l("We lived there together, or were friends"),
    Situation.UNDER_18: _l("One of us is under 18"),
    Situation.LIVE_COMPLAINT: _l("A complaint or a case between us is still open"),
}
"""As somebody would say it of themselves. What holds for everybody has no line of its own."""
