"""What staying in touch is called on a page."""

from enum import Enum

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from network.rhythm.days import DayWish
from network.rhythm.model import How, Rhythm

WORDS: dict[type[Enum], dict[Enum, LazyString]] = {
    Rhythm: {
        Rhythm.NOT_SAID: _l("I’d rather not say"),
        Rhythm.WEEKLY: _l("About once a week"),
        Rhythm.EVERY_TWO_WEEKS: _l("About every two weeks"),
        Rhythm.MONTHLY: _l("About once a month"),
        Rhythm.EVERY_THREE_MONTHS: _l("About every three months"),
        Rhythm.TWICE_A_YEAR: _l("About twice a year"),
        Rhythm.YEARLY: _l("About once a year"),
        Rhythm.WHEN_IT_COMES: _l("When it comes"),
    },
    DayWish: {
        DayWish.REMIND: _l("Remind me a week before"),
        DayWish.LEAVE: _l("Leave me in peace around it"),
        DayWish.TELL_ONE: _l("Remind me that I wanted to tell one person"),
    },
    How: {
        How.SEEN: _l("We saw each other"),
        How.CALL: _l("A call"),
        How.LETTER: _l("A letter or a card"),
        How.MESSAGE: _l("A message"),
    },
}
