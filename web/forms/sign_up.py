"""Signing up, one thing a page."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from web.forms.fields import Choice, OneOf, Secret, Tick
from web.forms.form import Form


class YesNo(StrEnum):
    """An answer."""

    YES = "yes"
    NO = "no"


class AgeForm(Form):
    """Are you 18 or over?"""

    adult = Choice(YesNo, missing=_l("Choose yes or no."))


class NameForm(Form):
    """Which of the names that were offered."""

    name = OneOf(missing=_l("Choose one of the names."), limit=160)


class NewPasswordForm(Form):
    """A password for a new account."""

    password = Secret(missing=_l("Write a password."))


class CodesKeptForm(Form):
    """Whether the saved codes are somewhere safe."""

    kept = Tick()

    def check(self) -> None:
        if not self.kept:
            self.refuse("kept", _l("Keep your codes first, then tick the box."))
