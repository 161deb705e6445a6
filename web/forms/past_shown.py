"""Showing a past: whom I ask, what a code asks first, what somebody who was given one says."""

from flask_babel import lazy_gettext as _l

from network.asking.approaching import ToWrite
from network.claims import checks
from network.claims.checks import Check
from network.claims.model import NOT_FOR_THIS, KnownFor, Vouch
from network.connections.kinds import Kind
from network.connections.model import WORDS_LIMIT
from network.kept_noes.addressees import EARLIEST, GOES_TO_LIMIT, LATEST
from network.work import codes
from web.forms.fields import Choice, Number, OneOf, Text
from web.forms.form import Form
from web.forms.lines import Lines

PASSED_LIMIT = 64
ANSWERS = _l("Write at least one answer that would be right.")


class AskForm(Form):
    """Which organisation is to look."""

    place = OneOf(missing=_l("Choose who is to look."))


class CheckForm(Form):
    """A question that only the right person could answer."""

    question = Text(limit=checks.QUESTION_LIMIT, missing=_l("Write what to ask."))
    answers = Lines(limit=checks.ANSWER_LIMIT, most=checks.MOST_ANSWERS, missing=ANSWERS)

    def check(self) -> None:
        if self.answers and "answers" in self.made().problems():
            self.refuse("answers", ANSWERS)

    def made(self) -> Check:
        """The question as the form says it."""
        return Check(question=self.question or "?", answers=self.answers)


class LetterForm(CheckForm):
    """What a letter asks first, and where it goes: that is compared, and not kept."""

    goes_to = Text(
        limit=GOES_TO_LIMIT, lines=True, missing=_l("Write the address or number it goes to.")
    )
    born = Number(lowest=EARLIEST, highest=LATEST)

    def to_write(self) -> ToWrite:
        """The letter. Only for a form without errors."""
        return ToWrite(check=self.made(), goes_to=self.goes_to, born=self.born)


class MayAskForm(CheckForm):
    """The same, where it can be left out."""

    question = Text(limit=checks.QUESTION_LIMIT)
    answers = Lines(limit=checks.ANSWER_LIMIT, most=checks.MOST_ANSWERS)

    def check(self) -> None:
        if self.question and not self.answers:
            self.refuse("answers", ANSWERS)
        elif self.answers and not self.question:
            self.refuse("question", _l("Write what to ask."))
        else:
            super().check()

    def wanted(self) -> Check | None:
        """The question, if one is to be asked."""
        return self.made() if self.question else None


class AnswerForm(Form):
    """An answer to what somebody was asked."""

    answer = Text(limit=checks.ANSWER_LIMIT, missing=_l("Write your answer."))


class PastCodeForm(Form):
    """A code that somebody was given. It is long enough to read, and short enough to type."""

    code = Text(limit=codes.TYPED_LIMIT, missing=_l("Write the code."))


class OnTheWayForm(PastCodeForm):
    """A code, and that its holder has said what is true for them, and nothing of it stops them."""

    passed = Text(limit=PASSED_LIMIT)


class CodeAnswerForm(PastCodeForm):
    """A code, and the answer to what it asks."""

    answer = Text(limit=checks.ANSWER_LIMIT, missing=_l("Write your answer."))


class SayForm(PastCodeForm):
    """What somebody says to what another has said about the two."""

    says = OneOf(missing=_l("Choose one."))

    def check(self) -> None:
        if self.says and self.says not in {"agree", "no", "differently"}:
            self.refuse("says", _l("Choose one from the list."))


class VouchForm(PastCodeForm):
    """Who stands up for somebody, how long they know them, and how they know that it is so."""

    tie = Choice(Kind, missing=_l("Choose what you are to them."))
    known_for = Choice(KnownFor, missing=_l("Choose how long you know them."))
    words = Text(limit=WORDS_LIMIT, lines=True, missing=_l("Write how you know that it is so."))

    def check(self) -> None:
        if self.tie in NOT_FOR_THIS:
            self.refuse("tie", _l("Choose what you are to them."))

    def vouch(self) -> Vouch:
        """The vouch as the form says it. Only for a form without errors."""
        return Vouch(
            tie=self.tie or Kind.OTHER,
            known_for=self.known_for or KnownFor.UNDER_A_YEAR,
            words=self.words,
        )
