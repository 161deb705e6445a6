"""The words in which a yes is asked for, and what is kept of them: exactly what was shown."""

import hashlib

from flask_babel import lazy_gettext as _l

from network.consent.model import Wording
from web.language import language

IN_TOUCH = _l(
    "Yes, I would like to be in touch here. If they want it too, each of us can see the name "
    "that the other goes by, and letters may be passed on between us. I can end this at any "
    "time, in one step, and I never have to say why."
)
"""Change its words, and give it a new number: the old number stays for those who read the old."""
IN_TOUCH_ID = "in-touch-1"
WISHES = _l(
    "Yes, I still wish it. If they wish to hear from me too, and it is safe and allowed, each of "
    "us can see the name and the words that the other has left here, and letters may be passed on "
    "between us. I can end this at any time, in one step, and I never have to say why."
)
WISHES_ID = "wishes-1"

DETAILS = _l(
    "Yes, let them have this, two days from now. They read what stands there on that day, and I "
    "can take it back at any time, in one step. What they have read already I can’t take back."
)
DETAILS_ID = "details-1"

TOLD_ONCE = _l(
    "Yes, let them read this once, in two days. Nothing opens between us by it. Until then I can "
    "take it back, and nobody knows that I did."
)
TOLD_ONCE_ID = "told-once-1"


def in_touch() -> Wording:
    """What somebody reads before they say yes to being in touch."""
    return _wording(IN_TOUCH_ID, str(IN_TOUCH))


def wishes() -> Wording:
    """What somebody reads before they confirm what they wish."""
    return _wording(WISHES_ID, str(WISHES))


def told_once() -> Wording:
    """What somebody reads before they let a few words be read."""
    return _wording(TOLD_ONCE_ID, str(TOLD_ONCE))


def details() -> Wording:
    """What somebody reads before they let another have a way to reach them."""
    return _wording(DETAILS_ID, str(DETAILS))


def _wording(words_id: str, words: str) -> Wording:
    digest = hashlib.sha256(words.encode()).hexdigest()
    return Wording(id=words_id, hash=digest, language=language())
