"""What people at work type."""

from flask_babel import lazy_gettext as _l

from network.consent.kinds import Purpose
from network.work.late import Later
from network.work.model import (
    DAILY_PEOPLE,
    MOST_DAYS_LATE,
    MOST_RAISED,
    NAME_LIMIT,
    NOTE_LIMIT,
    REASON_LIMIT,
)
from network.work.reading import PURPOSES
from web.forms.fields import Choice, Number, OneOf, Text, Tick
from web.forms.form import Form
from web.forms.organisation import CodeForm


class TakeOnForm(CodeForm):
    """Somebody's code, and what the organisation calls them."""

    known_as = Text(limit=NAME_LIMIT, missing=_l("Write the name that you know them by."))


class PurposeForm(Form):
    """What something is opened for."""

    purpose = Choice(Purpose, missing=_l("Choose what you need it for."))

    def check(self) -> None:
        if self.purpose is not None and self.purpose not in PURPOSES:
            self.refuse("purpose", _l("Choose one from the list."))


class NoteForm(Form):
    """A note in what the organisation keeps about somebody."""

    text = Text(limit=NOTE_LIMIT, lines=True, missing=_l("Write something."))


class PassOnForm(Form):
    """Who works with them from now on."""

    staff = OneOf(missing=_l("Choose who."))


class ReasonForm(Form):
    """Why something is opened in an emergency."""

    reason = Text(limit=REASON_LIMIT, lines=True, missing=_l("Write why it can’t wait."))


class EmergencyForm(ReasonForm):
    """The same, and whether the person sees it later: why, and after how many days."""

    later = Tick()
    late_days = Number(lowest=1, highest=MOST_DAYS_LATE)
    late_reason = Text(limit=REASON_LIMIT, lines=True)

    def check(self) -> None:
        if self.later and not self.late_reason:
            self.refuse("late_reason", _l("Write why they must not see it yet."))
        if self.later and self.late_days is None:
            self.refuse("late_days", _l("Write after how many days they see it."))

    @property
    def wish(self) -> Later | None:
        """The wish, if there is one."""
        return Later(reason=self.late_reason, days=self.late_days or 0) if self.later else None


class LaterForm(Form):
    """Why a look is held back once more, and for how many days."""

    late_days = Number(
        lowest=1, highest=MOST_DAYS_LATE, missing=_l("Write after how many days they see it.")
    )
    late_reason = Text(
        limit=REASON_LIMIT, lines=True, missing=_l("Write why they must not see it yet.")
    )


class MoreForm(ReasonForm):
    """How many people somebody needs to read about today."""

    to = Number(
        lowest=DAILY_PEOPLE + 1, highest=MOST_RAISED, missing=_l("Write a number of people.")
    )
