"""What the ways to reach somebody are called on a page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.details.model import Point

WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    Point: {
        Point.PHONE: _l("Phone number"),
        Point.MAIL: _l("E-mail address"),
        Point.BEST: _l("What works best"),
        Point.REGION: _l("Area"),
    }
}
