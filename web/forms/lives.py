"""What people at work write down about a life."""

from datetime import datetime, time
from enum import Enum

from flask_babel import lazy_gettext as _l

from network.consent.kinds import WORKER_CHANNELS, Channel
from network.consent.lives import (
    ChildView,
    DeathProof,
    HeardFrom,
    LegalStatus,
    Position,
    ResponsibilityKind,
)
from network.consent.standing import Responsible
from network.people.model import NAME_LIMIT
from network.safeguarding.arrangements import MOST_TIMES, Plan
from network.safeguarding.capacities import Assessed
from network.safeguarding.children import Assessment
from network.work.model import REASON_LIMIT
from web.forms.fields import Choice, Choices, Number, OneOf, Text, Tick
from web.forms.form import Form
from web.forms.lines import OneDay

WHICH = _l("Choose one.")
WHO = _l("Choose who.")
WHAT_DAY = _l("Write the day, such as 31/3/2026.")
NOT_YET = _l("That day is still to come. Write the day on which it was.")
WITHIN_A_YEAR = _l("Write a day after that one, and within a year of it.")


class CanDecide(Enum):
    """Whether somebody can make one decision."""

    YES = "yes"
    NO = "no"


class DeathForm(Form):
    """How it was heard that somebody has died."""

    heard = Choice(HeardFrom, missing=_l("Choose how you heard it."))
    words = Text(limit=REASON_LIMIT, lines=True)


class ProofForm(Form):
    """The second source."""

    proof = Choice(DeathProof, missing=_l("Choose what you have seen or asked."))


class OtherForm(Form):
    """The other one, from a list."""

    other = OneOf(missing=WHO)


class StatusForm(Form):
    """Under what law the child is looked after."""

    status = Choice(LegalStatus, missing=WHICH)


class DayForm(Form):
    """Something that was said on a day that has been."""

    on = OneDay()

    def check(self) -> None:
        if self.on is None:
            self.refuse("on", WHAT_DAY)


class ResponsibleForm(DayForm):
    """Somebody who holds parental responsibility, and what they say."""

    kind = Choice(ResponsibilityKind, missing=_l("Choose by what right."))
    called = Text(limit=NAME_LIMIT, missing=_l("Write who it is."))
    position = Choice(Position, missing=_l("Choose what they say."))

    def holder(self) -> Responsible:
        """Whom it is about."""
        return Responsible(
            kind=self.kind or ResponsibilityKind.NOT_KNOWN,
            called=self.called,
            position=self.position or Position.NOT_ASKED,
            on=self.on,
        )


class CouncilForm(DayForm):
    """What the council says."""

    position = Choice(Position, missing=_l("Choose what they say."))


class ViewForm(DayForm):
    """What the child says."""

    view = Choice(ChildView, missing=_l("Choose what the child says."))


class CompetenceForm(Form):
    """Whether the child can decide this."""

    can = Choice(CanDecide, missing=WHICH)
    assessed_on = OneDay()
    review_on = OneDay()
    advocate = Tick()
    reasons = Text(limit=REASON_LIMIT, lines=True, missing=_l("Write why you think so."))

    def check(self) -> None:
        for name in ("assessed_on", "review_on"):
            if getattr(self, name) is None:
                self.refuse(name, WHAT_DAY)

    def assessment(self) -> Assessment | None:
        """What was found, if every day is there."""
        if self.assessed_on is None or self.review_on is None:
            return None
        return Assessment(
            can_decide=self.can is CanDecide.YES,
            assessed_on=self.assessed_on,
            review_on=self.review_on,
            advocate=self.advocate,
            reasons=self.reasons,
        )


class ArrangeForm(Form):
    """What is arranged: by which ways, how often, until when."""

    channels = Choices(Channel)
    times = Number(lowest=1, highest=MOST_TIMES, missing=_l("Write how many times a year."))
    until = OneDay()

    def check(self) -> None:
        if not self.channels or not set(self.channels) <= WORKER_CHANNELS:
            self.refuse("channels", _l("Choose at least one way."))
        if self.until is None:
            self.refuse("until", WHAT_DAY)

    def plan(self, now: datetime) -> Plan:
        """What is proposed: until the end of that day."""
        until = self.until or now.date()
        ends = datetime.combine(until, time(23, 59), now.tzinfo)
        return Plan(channels=frozenset(self.channels), times_a_year=self.times or 0, until=ends)


class DecisionForm(Form):
    """Whether an adult could make one decision."""

    decision = Text(limit=REASON_LIMIT, missing=_l("Write which decision it is about."))
    can = Choice(CanDecide, missing=WHICH)
    help_given = Text(
        limit=REASON_LIMIT, lines=True, missing=_l("Write what was done to help them decide.")
    )
    reasons = Text(limit=REASON_LIMIT, lines=True)
    assessed_by = Text(limit=NAME_LIMIT, missing=_l("Write who assessed it."))
    assessed_on = OneDay()
    review_on = OneDay()
    advocate = Text(limit=NAME_LIMIT)
    deputy = Text(limit=NAME_LIMIT)

    def check(self) -> None:
        for name in ("assessed_on", "review_on"):
            if getattr(self, name) is None:
                self.refuse(name, WHAT_DAY)

    def assessed(self) -> Assessed | None:
        """What was found, if every day is there."""
        if self.assessed_on is None or self.review_on is None:
            return None
        return Assessed(
            decision=self.decision,
            can_decide=self.can is CanDecide.YES,
            help_given=self.help_given,
            assessed_by=self.assessed_by,
            assessed_on=self.assessed_on,
            review_on=self.review_on,
            reasons=self.reasons,
            advocate=self.advocate,
            deputy=self.deputy,
        )


class EasyForm(Form):
    """Whether easy words stand before some pages."""

    easy = Tick()
