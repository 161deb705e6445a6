"""What kind of device a session is on, in plain words and no finer than a person would say it."""

from enum import StrEnum

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString


class Device(StrEnum):
    """Kinds of device that people tell apart."""

    PHONE = "phone"
    TABLET = "tablet"
    COMPUTER = "computer"


WORDS: dict[Device, LazyString] = {
    Device.PHONE: _l("A phone"),
    Device.TABLET: _l("A tablet"),
    Device.COMPUTER: _l("A computer"),
}
PHONES = ("iphone", "android", "mobile", "windows phone")
TABLETS = ("ipad", "tablet", "kindle", "silk/")
COMPUTERS = ("windows nt", "macintosh", "x11", "cros ")
BROWSERS = (
    ("edg", "Edge"),
    ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"),
    ("fxios", "Firefox"),
    ("opr/", "Opera"),
    ("crios", "Chrome"),
    ("chrome", "Chrome"),
    ("safari", "Safari"),
)


def device() -> str:
    """The device of this request, as it is kept with the session: kind and browser."""
    agent = request.headers.get("User-Agent", "").lower()
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    return f"{_kind(agent)}|{browser}"


def in_words(kept: str) -> str:
    """A kept device as the list says it."""
    kind, _, browser = kept.partition("|")
    if kind not in set(Device):
        return str(gettext("A device"))
    what = str(WORDS[Device(kind)])
    return (
        gettext("%(device)s, with %(browser)s", device=what, browser=browser) if browser else what
    )


def _kind(agent: str) -> str:
    tablet = any(sign in agent for sign in TABLETS)
    if tablet or ("android" in agent and "mobile" not in agent):
        return Device.TABLET
    if any(sign in agent for sign in PHONES):
        return Device.PHONE
    return Device.COMPUTER if any(sign in agent for sign in COMPUTERS) else ""
