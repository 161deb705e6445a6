"""What somebody writes who asks to be in touch with somebody again."""

from flask_babel import lazy_gettext as _l

from network.asking.kinds import Hope
from network.asking.model import AskedWords
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from web.forms.fields import Choices, OneOf, Text
from web.forms.form import Form


class AskingForm(Form):
    """Whom, what for, what they may be told, who must not know, and who is to ask."""

    whom = Text(limit=NAME_LIMIT, missing=_l("Write whom you mean."))
    clues = Text(limit=WORDS_LIMIT, lines=True)
    hopes = Choices(Hope)
    why = Text(limit=WORDS_LIMIT, lines=True)
    my_name = Text(limit=NAME_LIMIT, missing=_l("Write the name that they may be told."))
    knew_me = Text(limit=WORDS_LIMIT, lines=True)
    message = Text(limit=WORDS_LIMIT, lines=True)
    keep_from = Text(limit=WORDS_LIMIT, lines=True)
    place = OneOf(missing=_l("Choose who is to ask for you."))

    def check(self) -> None:
        if not self.hopes and "hopes" not in self.errors:
            self.refuse("hopes", _l("Choose at least one thing that you’d like."))

    def words(self) -> AskedWords:
        """What was written. Only for a form without errors."""
        return AskedWords(
            whom=self.whom,
            clues=self.clues,
            hopes=self.hopes,
            why=self.why,
            my_name=self.my_name,
            knew_me=self.knew_me,
            message=self.message,
            keep_from=self.keep_from,
        )

    @property
    def written(self) -> tuple[str, ...]:
        """Everything that was written in sentences, whether it can be kept as it is or not."""
        long = ("clues", "why", "knew_me", "message", "keep_from")
        return tuple(text for name in long for text in self.typed.get(name, ()))
