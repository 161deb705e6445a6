"""What a worker found in the records, asks, or has seen of a birthday."""

from datetime import date

from flask_babel import lazy_gettext as _l

from network.claims.searches import ANSWERS, HowSeen, RecordKind, SearchState
from network.connections import when
from network.connections.model import WORDS_LIMIT
from network.people.born import BirthSource
from network.work.model import REASON_LIMIT
from web.forms.fields import Choice, Text
from web.forms.form import Form
from web.forms.lines import OneDay

DAY = _l("Write the day, the month and the year, such as 31/3/1998.")


class FoundForm(Form):
    """What was found, and how it was checked."""

    state = Choice(SearchState, missing=_l("Choose what you found."))
    record = Choice(RecordKind)
    since = Text(limit=when.WORDS_LIMIT)
    until = Text(limit=when.WORDS_LIMIT)
    words = Text(limit=WORDS_LIMIT, lines=True)

    def check(self) -> None:
        if self.state is not None and self.state not in ANSWERS:
            self.refuse("state", _l("Choose one from the list."))
        if self.state is SearchState.SEEN:
            if self.record is None:
                self.refuse("record", _l("Choose where you saw it."))
            if not self.words:
                self.refuse("words", _l("Write what you saw."))

    def how(self) -> HowSeen | None:
        """How it was checked, if it was seen."""
        if self.state is not SearchState.SEEN or self.record is None:
            return None
        return HowSeen(
            record=self.record,
            since=when.read(self.since),
            until=when.read(self.until),
            words=self.words,
        )


class BornForm(Form):
    """A date of birth as a record or a paper has it."""

    born = OneDay()
    source = Choice(BirthSource, missing=_l("Choose where you saw it."))

    def check(self) -> None:
        if self.born is None:
            self.refuse("born", DAY)

    @property
    def day(self) -> date:
        """The day. Only for a form without errors."""
        return self.born or date.min


class WhyForm(Form):
    """Why something counts no more."""

    reason = Text(limit=REASON_LIMIT, lines=True, missing=_l("Write why it is taken back."))
