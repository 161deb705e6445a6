"""What is said of a picture that goes with a letter."""

from network.letters.model import DESCRIPTION_LIMIT
from web.forms.fields import Text
from web.forms.form import Form


class LetterPictureForm(Form):
    """Words for whoever can't see the picture. The file itself comes beside it."""

    description = Text(limit=DESCRIPTION_LIMIT)
