"""What is said in a voice note that goes with a letter."""

from network.letters.model import SAID_LIMIT
from web.forms.fields import Text
from web.forms.form import Form


class LetterVoiceForm(Form):
    """Words for whoever doesn't hear well. The file itself comes beside them."""

    said = Text(limit=SAID_LIMIT, lines=True)
