"""What a worker notes on a request: where they looked, who it may be, and what they weighed."""

from datetime import date

from flask_babel import lazy_gettext as _l

from network.asking.consideration import Consideration
from network.asking.kinds import (
    CameOf,
    Finding,
    LawfulBasis,
    Opens,
    SafeWay,
    Source,
    Verdict,
)
from network.asking.reading import READ_FOR
from network.asking.work import Lead, SearchLine
from network.clock import Clock
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.consent.kinds import Purpose
from network.identity import ItemId, PersonId
from web.forms.fields import Choice, Text, Tick
from web.forms.form import Form
from web.forms.lines import OneDay

CHOOSE = _l("Choose one.")
NOT_SURE = _l("What you answered stops it. Choose “Stop”, or look again first.")


class ReadForm(Form):
    """What the words of a request are read for."""

    purpose = Choice(Purpose, missing=_l("Choose what you need it for."))

    def check(self) -> None:
        if self.purpose is not None and self.purpose not in READ_FOR:
            self.refuse("purpose", _l("Choose one from the list."))


class LineForm(Form):
    """One line of the search log."""

    on = OneDay()
    source = Choice(Source, missing=_l("Choose where you looked."))
    basis = Choice(LawfulBasis, missing=_l("Choose why the law allows it."))
    looked_at = Text(limit=WORDS_LIMIT, missing=_l("Write what you looked at."))
    came_of = Choice(CameOf, missing=_l("Choose what came of it."))
    words = Text(limit=WORDS_LIMIT, lines=True)

    def line(self, line_id: str, today: date) -> SearchLine:
        """The line. Only for a form without errors; who writes it is said by the use case."""
        return SearchLine(
            id=ItemId(line_id),
            on=self.on or today,
            source=self.source or Source.OTHER,
            basis=self.basis or LawfulBasis.CONSENT,
            looked_at=self.looked_at,
            came_of=self.came_of or CameOf.NOTHING,
            words=self.words,
            by=PersonId(""),
            name="",
        )


class LeadForm(Form):
    """Somebody who may be the one."""

    who = Text(limit=NAME_LIMIT, missing=_l("Write who it may be."))
    words = Text(limit=WORDS_LIMIT, lines=True, missing=_l("Write why it may be them."))

    def lead(self, lead_id: str, clock: Clock) -> Lead:
        """The lead. Who found it is said by the use case."""
        return Lead(
            id=ItemId(lead_id),
            who=self.who,
            words=self.words,
            found_at=clock.now(),
            found_by=PersonId(""),
            found_name="",
        )


class CheckedForm(Form):
    """How somebody checked what a colleague had found."""

    how = Text(limit=WORDS_LIMIT, lines=True, missing=_l("Write how you checked."))


class ConsideredForm(Form):
    """The safety consideration before anybody is approached."""

    order = Choice(Finding, missing=CHOOSE)
    hold = Choice(Finding, missing=CHOOSE)
    third = Choice(Finding, missing=CHOOSE)
    under_18 = Choice(Finding, missing=CHOOSE)
    adopted = Choice(Finding, missing=CHOOSE)
    opens = Choice(Opens, missing=CHOOSE)
    reach = Choice(SafeWay, missing=CHOOSE)
    wishes_read = Tick()
    verdict = Choice(Verdict, missing=_l("Choose whether to go on or to stop."))
    words = Text(limit=WORDS_LIMIT, lines=True, missing=_l("Write what you thought about."))

    def weighed(self, clock: Clock) -> Consideration:
        """What was weighed. Only for a form without errors of its own."""
        return Consideration(
            order=self.order or Finding.NOT_KNOWN,
            hold=self.hold or Finding.NOT_KNOWN,
            third=self.third or Finding.NOT_KNOWN,
            under_18=self.under_18 or Finding.NOT_KNOWN,
            adopted=self.adopted or Finding.NOT_KNOWN,
            opens=self.opens or Opens.NOT_KNOWN,
            reach=self.reach or SafeWay.NONE_KNOWN,
            wishes_read=self.wishes_read,
            verdict=self.verdict or Verdict.STOP,
            words=self.words,
            at=clock.now(),
            by=PersonId(""),
            name="",
        )

    def stopped(self, weighed: Consideration) -> bool:
        """Say of each answer that stops it, where the verdict was to go on. True: it was said."""
        if not weighed.problems():
            return False
        self.refuse("verdict", NOT_SURE)
        for name in weighed.stops():
            self.refuse(name, _l("This stops it."))
        return True
