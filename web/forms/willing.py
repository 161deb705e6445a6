"""What somebody would be glad to hear, and within which limits."""

from flask_babel import lazy_gettext as _l

from network.connections import when
from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, NOTE_LIMIT, WORDS_LIMIT
from network.consent.kinds import Channel
from network.willingness.model import YEARS, HowOften, Terms, Willingness
from web.forms.fields import Choice, Choices, Number, OneOf, Text
from web.forms.form import Form

CHOOSE_WAY = _l("Choose at least one way.")


class WillingForm(Form):
    """Whom I mean, how I knew them, my limits, and a message to be kept."""

    base = Number(lowest=0, highest=10**9 - 1)
    kind = Choice(Kind, missing=_l("Choose what you are, or were, to them."))
    who = Text(limit=NAME_LIMIT)
    where = Text(limit=WORDS_LIMIT)
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)
    channels = Choices(Channel)
    how_often = Choice(HowOften)
    topics = Text(limit=WORDS_LIMIT, lines=True)
    cannot = Text(limit=WORDS_LIMIT, lines=True)
    message = Text(limit=NOTE_LIMIT, lines=True)
    years = OneOf(missing=_l("Choose for how long."))

    def check(self) -> None:
        if "kind" not in self.errors and self.kind in {Kind.NOT_SAID, Kind.PET}:
            self.refuse("kind", _l("Choose what you are, or were, to them."))
        if not self.who and not self.where:
            self.refuse("who", _l("Write a name, or a home, or both."))
        if not self.channels:
            self.refuse("channels", CHOOSE_WAY)
        if self.years and self.years not in {str(years) for years in YEARS}:
            self.refuse("years", _l("Choose one from the list."))

    @classmethod
    def of(cls, one: Willingness) -> "WillingForm":
        """The form as it is opened."""
        terms = one.terms
        return cls.filled(
            base=one.version,
            kind=terms.kind,
            who=terms.who,
            where=terms.where,
            since=terms.since.words,
            until=terms.until.words,
            channels=terms.channels,
            how_often=terms.how_often,
            topics=terms.topics,
            cannot=terms.cannot,
            message=terms.message,
            years=str(terms.years),
        )

    def terms(self) -> Terms:
        """What the form says. Only for a form without errors."""
        return Terms(
            kind=self.kind or Kind.NOT_SAID,
            who=self.who,
            where=self.where,
            since=when.read(self.since),
            until=when.read(self.until),
            channels=self.channels,
            how_often=self.how_often,
            topics=self.topics,
            cannot=self.cannot,
            message=self.message,
            years=int(self.years),
        )
