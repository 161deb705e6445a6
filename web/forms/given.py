"""The way from a code to an answer: each step holds the code, and what is said at it."""

from flask_babel import lazy_gettext as _l

from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.consent.widening import Pressed
from network.guidance.model import Reply, Situation
from network.kept_noes.addressees import EARLIEST, LATEST
from network.ties.answers import AnswerKind, KindSentence, Months, Told
from network.ties.on_paper import PaperNo, SaidOnPaper
from web.forms.fields import YES, Choice, Choices, Number, OneOf, Text, Tick
from web.forms.in_touch import FIRST_WORDS
from web.forms.past_shown import OnTheWayForm, PastCodeForm

WHO = frozenset({"yes", "think_so", "not_me"})
CHOOSE = _l("Choose one.")


class WhoForm(PastCodeForm):
    """Whether it is them whom somebody means."""

    who = OneOf(missing=CHOOSE)

    def check(self) -> None:
        if self.who and self.who not in WHO:
            self.refuse("who", CHOOSE)


class SituationsForm(PastCodeForm):
    """What is true for them. None of it is fine."""

    situations = Choices(Situation)


class ReplyForm(OnTheWayForm):
    """What they would like to do."""

    reply = Choice(Reply, missing=CHOOSE)


class NeverForm(PastCodeForm):
    """Don't ask me again: about this one, or about anybody."""

    anybody = Tick()


class PaperForm(PastCodeForm):
    """A no with the letter alone, and what makes it count at another address too."""

    no = Choice(PaperNo, missing=CHOOSE)
    name = Text(limit=NAME_LIMIT)
    born = Number(lowest=EARLIEST, highest=LATEST)

    def said(self) -> SaidOnPaper:
        """What is said. Whatever was not chosen is a plain no, which keeps nothing."""
        return SaidOnPaper(no=self.no or PaperNo.NO, name=self.name, born=self.born)


class LaterForm(OnTheWayForm):
    """When they want to be asked again."""

    months = Choice(Months, missing=CHOOSE)


class ToldForm(OnTheWayForm):
    """What the other one reads, once."""

    kind = Choice(AnswerKind, missing=CHOOSE)
    sentence = Choice(KindSentence)
    words = Text(limit=WORDS_LIMIT, lines=True)
    secret = OneOf(missing=_l("Choose one. Nobody can see later which it was."))

    def check(self) -> None:
        problems = self.told().problems()
        if "sentence" in problems:
            self.refuse("sentence", CHOOSE)
        if problems.get("words") == "missing":
            self.refuse("words", _l("Write what they are to read."))
        elif "words" in problems:
            self.refuse("words", FIRST_WORDS)

    def told(self) -> Told:
        """What is told. Whatever was not chosen is a kind no, which says the least."""
        reply = self.kind is AnswerKind.ONE_REPLY
        return Told(
            kind=AnswerKind.ONE_REPLY if reply else AnswerKind.KIND_WORDS,
            sentence=KindSentence.NONE if reply else self.sentence or KindSentence.NONE,
            words=self.words,
        )

    @property
    def pressed(self) -> Pressed:
        """What they said to the quiet question."""
        return Pressed(yes=self.secret == YES)
