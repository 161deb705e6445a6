"""Codes and passkeys: showing them, and setting them up."""

from flask_babel import lazy_gettext as _l

from network.accounts.model import SessionMode
from network.factors.model import NAME_LIMIT
from network.factors.passkeys import LONGEST_ANSWER
from web.forms.fields import Choice, Secret, Text
from web.forms.form import Form

LONGEST_CODE = 60


class CodeForm(Form):
    """Six figures, or a code from paper."""

    code = Secret(missing=_l("Write the code."), limit=LONGEST_CODE)


class PasskeyForm(Form):
    """What a device sent, and who else may use it."""

    passkey = Secret(missing=_l("Use your passkey."), limit=LONGEST_ANSWER)
    mode = Choice(SessionMode)


class NewPasskeyForm(Form):
    """A passkey that a device has made, and what to call it."""

    name = Text(limit=NAME_LIMIT, missing=_l("Write a name for it, such as “my phone”."))
    passkey = Secret(missing=_l("Make the passkey first."), limit=LONGEST_ANSWER)


class PasskeyNameForm(Form):
    """What to call a passkey."""

    name = Text(limit=NAME_LIMIT, missing=_l("Write a name for it, such as “my phone”."))


class TrustedPersonForm(Form):
    """Somebody who is to be given a slip."""

    name = Text(limit=NAME_LIMIT, missing=_l("Write who it is."))


class SlipForm(Form):
    """The code on a slip."""

    slip = Secret(missing=_l("Write the code from your slip."), limit=LONGEST_CODE)
