"""A note about somebody or somewhere, in the owner's own words."""

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.model import NOTE_LIMIT
from web.forms.fields import Number, Text
from web.forms.form import Form


class NoteForm(Form):
    """The note, and when it is about, if one likes."""

    base = Number(lowest=0, highest=10**9 - 1)
    text = Text(limit=NOTE_LIMIT, lines=True, missing=_l("Write something."))
    written = Text(limit=when.WORDS_LIMIT)
