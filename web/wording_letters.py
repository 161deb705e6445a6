"""What a letter came back for, in words for its writer and for whoever reads it over."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.letters.model import Caught

CAUGHT: dict[Enum, LazyString] = {
    Caught.IDENTIFYING: _l("Where somebody is or how to reach them outside of here"),
    Caught.MONEY: _l("Money"),
    Caught.PRESSURE: _l("Pressing somebody, or keeping something secret"),
    Caught.THREAT: _l("A threat"),
}
CAME_BACK: dict[Caught, LazyString] = {
    Caught.IDENTIFYING: _l(
        "It says where somebody is, or how to reach them outside of here. Letters here leave that "
        "out, so that each of you stays in charge of it."
    ),
    Caught.MONEY: _l("It asks for money, or offers some. Letters here leave money out."),
    Caught.PRESSURE: _l(
        "Some words could feel like pressure, or ask to keep something secret. You may not have "
        "meant it so. Could you say it another way?"
    ),
    Caught.THREAT: _l(
        "Some words could sound like a threat. You may not have meant it so. Being angry or sad is "
        "fine. Could you say it another way?"
    ),
}
WORDS: dict[type[Enum], dict[Enum, LazyString]] = {Caught: CAUGHT}
