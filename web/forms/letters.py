"""A letter, and why one goes back to its writer."""

from flask_babel import lazy_gettext as _l

from network.letters.model import TEXT_LIMIT, Caught
from web.forms.fields import Choice, Text
from web.forms.form import Form


class LetterForm(Form):
    """What somebody writes."""

    text = Text(limit=TEXT_LIMIT, lines=True, missing=_l("Write something, or keep it for later."))


class BackForm(Form):
    """For what a letter goes back."""

    reason = Choice(Caught, missing=_l("Choose what the letter has to leave out."))
