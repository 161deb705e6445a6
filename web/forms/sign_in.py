"""Signing in, and typing the password again."""

from flask_babel import lazy_gettext as _l

from network.accounts.model import SessionMode
from network.accounts.sign_in_names import TYPED_LIMIT
from web.forms.fields import Choice, Secret, Text
from web.forms.form import Form

MODES = (
    (
        SessionMode.PRIVATE,
        _l("Somebody else could use this device"),
        _l("We sign you out after 15 minutes without doing anything, and after 2 hours anyway."),
    ),
    (
        SessionMode.OWN_DEVICE,
        _l("This is my own device"),
        _l("You stay signed in for 30 days. Anyone who can open this device can open Rowan."),
    ),
)


class SignInForm(Form):
    """Sign-in name, password, and who else may use this device."""

    sign_in_name = Text(limit=TYPED_LIMIT, missing=_l("Write your sign-in name."))
    password = Secret(missing=_l("Write your password."))
    mode = Choice(SessionMode)

    def check(self) -> None:
        if self.mode not in {None, *(mode for mode, _text, _hint in MODES)}:
            self.refuse("mode", _l("Choose one from the list."))


class WaitingForm(SignInForm):
    """The same, with a saved code to get past a queue that somebody else has made."""

    saved_code = Text(limit=60)


class ConfirmForm(Form):
    """The password once more."""

    password = Secret(missing=_l("Write your password."))
