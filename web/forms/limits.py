"""What somebody can and can't do in a tie, and a kind ending."""

from dataclasses import replace

from flask_babel import lazy_gettext as _l

from network.consent.widening import Pressed
from network.ties.answers import Farewell
from network.ties.how_it_goes import How
from network.ties.limits import By, Cannot, LeftOut, Limits, Often
from network.ties.model import Yes
from web.forms.fields import YES, Choice, Choices, OneOf
from web.forms.form import Form
from web.forms.in_touch import YesForm
from web.forms.lines import OneDay

UNTIL = {
    "past": _l("Write a day that is still to come."),
    "later": _l("A later day needs a new yes. End it first, then say yes again."),
}


class LimitsForm(Form):
    """What I can do, and what I can't. None of it has to be said."""

    by = Choices(By)
    often = Choice(Often)
    leave_out = Choices(LeftOut)
    cannot = Choices(Cannot)
    until = OneDay()

    def limits(self) -> Limits:
        """The limits. Only for a form without errors."""
        return Limits(
            by=self.by,
            often=self.often,
            leave_out=self.leave_out,
            cannot=self.cannot,
            until=self.until,
        )


class LimitedYesForm(YesForm, LimitsForm):
    """A yes, with limits."""

    def yes(self) -> Yes:
        """What is said with the yes, and the limits of it."""
        return replace(super().yes(), limits=self.limits())


class HowForm(Form):
    """How it goes."""

    how = Choice(How, missing=_l("Choose one."))


class KindEndForm(Form):
    """What they read of an end."""

    sentence = Choice(Farewell, missing=_l("Choose one."))
    secret = OneOf(missing=_l("Choose one. Nobody can see later which it was."))

    def check(self) -> None:
        if self.sentence is Farewell.NONE:
            self.refuse("sentence", _l("Choose one."))

    @property
    def pressed(self) -> Pressed:
        """What they said to the quiet question."""
        return Pressed(yes=self.secret == YES)
