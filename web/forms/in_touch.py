"""Being in touch again: a code of my own, and a yes to somebody's code."""

from flask_babel import lazy_gettext as _l

from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.consent.widening import Pressed
from network.ties.model import CodeWords, Yes
from web.forms.fields import YES, Choice, OneOf, Text
from web.forms.form import Form
from web.forms.past_shown import MayAskForm, OnTheWayForm

FIRST_WORDS = _l(
    "Nobody reads these first words over before they get there. So leave out addresses, numbers, "
    "links, money, and anything that asks for a secret or could frighten. All of that can wait."
)


class OwnCodeForm(MayAskForm):
    """Whom the code is for, who I am to them, and what they are asked first."""

    called = Text(limit=NAME_LIMIT, missing=_l("Write who it is for. Only you see this."))
    me = Text(limit=NAME_LIMIT, missing=_l("Write the name they know you by."))
    words = Text(limit=WORDS_LIMIT, lines=True)
    kind = Choice(Kind)

    def said(self) -> CodeWords:
        """What goes with the code. Only for a form without errors."""
        return CodeWords(
            called=self.called, me=self.me, words=self.words, kind=self.kind or Kind.NOT_SAID
        )


class PressedForm(Form):
    """The quiet question. The name of its field keeps the answer out of every draft."""

    secret = OneOf(missing=_l("Choose one. Nobody can see later which it was."))

    @property
    def pressed(self) -> Pressed:
        """What they said to it."""
        return Pressed(yes=self.secret == YES)


class YesForm(OnTheWayForm):
    """A yes to somebody's code: who I am to them, and a few words."""

    me = Text(limit=NAME_LIMIT, missing=_l("Write the name they know you by."))
    words = Text(limit=WORDS_LIMIT, lines=True)
    kind = Choice(Kind)
    secret = OneOf(missing=_l("Choose one. Nobody can see later which it was."))

    def check(self) -> None:
        if "words" in self.yes().problems():
            self.refuse("words", FIRST_WORDS)

    def yes(self) -> Yes:
        """What is said with the yes. Only for a form without errors."""
        return Yes(me=self.me, words=self.words, kind=self.kind or Kind.NOT_SAID)

    @property
    def pressed(self) -> Pressed:
        """What they said to the quiet question."""
        return Pressed(yes=self.secret == YES)
