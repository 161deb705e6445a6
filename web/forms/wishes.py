"""What somebody writes who would like to hear from somebody, and confirming it."""

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.wishes.model import WishWords
from web.forms.fields import Choice, SomeOf, Text
from web.forms.form import Form
from web.forms.in_touch import PressedForm


class WishForm(Form):
    """Whom, as they were known; how they knew me; and what they may read."""

    whom = Text(limit=NAME_LIMIT, missing=_l("Write whom you mean."))
    other_name = Text(limit=NAME_LIMIT)
    born = Text(limit=when.WORDS_LIMIT)
    kind = Choice(Kind)
    where = Text(limit=WORDS_LIMIT)
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)
    clues = Text(limit=WORDS_LIMIT, lines=True)
    known_as = Text(limit=NAME_LIMIT, missing=_l("Write the name that they knew you by."))
    my_name = Text(limit=NAME_LIMIT, missing=_l("Write the name that they may see."))
    words = Text(limit=WORDS_LIMIT, lines=True)

    def said(self) -> WishWords:
        """What was written. Only for a form without errors."""
        return WishWords(
            whom=self.whom,
            other_name=self.other_name,
            born=when.read(self.born),
            kind=self.kind or Kind.NOT_SAID,
            where=self.where,
            since=when.read(self.since),
            until=when.read(self.until),
            clues=self.clues,
            known_as=self.known_as,
            my_name=self.my_name,
            words=self.words,
        )

    @property
    def written(self) -> tuple[str, ...]:
        """Everything that was written in sentences, whether it can be kept as it is or not."""
        return tuple(text for name in ("clues", "words") for text in self.typed.get(name, ()))


class ConfirmForm(PressedForm):
    """Which wishes are still wishes, and the quiet question."""

    wishes = SomeOf()

    def check(self) -> None:
        if not self.wishes and "wishes" not in self.errors:
            self.refuse("wishes", _l("Choose the wishes that you still have."))
