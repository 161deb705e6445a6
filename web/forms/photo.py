"""A photo and what the owner says of it."""

from network.connections.model import WORDS_LIMIT
from web.forms.fields import Number, Text, Tick
from web.forms.form import Form


class PhotoForm(Form):
    """What is written under a photo. The file itself comes beside it."""

    base = Number(lowest=0, highest=10**9 - 1)
    caption = Text(limit=WORDS_LIMIT)
    shown = Tick()
