"""How often I'd like to be in touch, and that we were."""

from datetime import date

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.rhythm.days import WHAT_LIMIT, DayWish
from network.rhythm.model import EARLIEST, How, Rhythm
from web.forms.fields import Choice, OneOf, Text
from web.forms.form import Form


class RhythmForm(Form):
    """How often."""

    rhythm = Choice(Rhythm, missing=_l("Choose how often."))


class InTouchForm(Form):
    """On about which day we were in touch, and how."""

    how = Choice(How, missing=_l("Choose how you were in touch."))
    on = Text(limit=when.WORDS_LIMIT)

    def day(self, today: date) -> date | None:
        """The day that is meant: today where nothing was written; None where it can't be told.

        Of a stretch, such as a month, its last day that is past.
        """
        if not self.on:
            return today
        meant = when.read(self.on)
        if meant.earliest is None or meant.latest is None:
            return None
        day = min(meant.latest, today)
        return day if EARLIEST <= meant.earliest <= day else None


class OwnDayForm(Form):
    """A day of my own, and what I would like of it."""

    what = Text(limit=WHAT_LIMIT, missing=_l("Write what it is. Only you see this."))
    when = Text(limit=when.WORDS_LIMIT, missing=_l("Write when it is, as roughly as you like."))
    wish = Choice(DayWish, missing=_l("Choose what you would like."))
    tell = OneOf()

    def check(self) -> None:
        if self.wish is DayWish.TELL_ONE and not self.tell:
            self.refuse("tell", _l("Choose one person, or something else above."))
