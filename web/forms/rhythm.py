"""How often I'd like to be in touch, and that we were."""

from datetime import date

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.rhythm.model import EARLIEST, How, Rhythm
from web.forms.fields import Choice, Text
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
