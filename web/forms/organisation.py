"""Beginning an organisation, joining one, and running one."""

import re
from collections.abc import Sequence
from datetime import datetime

from flask_babel import lazy_gettext as _l

from network.actor import Capacity
from network.consent.acts import STAFF
from network.organisations.kinds import FormerStaff, OrganisationKind
from network.organisations.model import (
    LONGEST_WAIT,
    MOST_GAP_MONTHS,
    NAME_LIMIT,
    SHORTEST_WAIT,
    WORDS_LIMIT,
    Hours,
)
from network.organisations.uk_time import from_the_wall
from network.work import codes, model
from web.forms.fields import Choice, Choices, Field, Number, OneOf, Text, Tick, Wrong
from web.forms.form import Form

CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]?([0-5]\d)$")
MOMENT = re.compile(r"^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(:\d{2})?$")
MINUTES = 60


class Clock(Field[int | None]):
    """A time of day, as minutes; or nothing."""

    def nothing(self) -> int | None:
        return None

    def read(self, typed: Sequence[str]) -> int | None:
        text = typed[0].strip() if typed else ""
        if not text:
            return None
        found = CLOCK.match(text)
        if found is None:
            raise Wrong(_l("Write a time like 9:00 or 17:30."))
        return int(found[1]) * MINUTES + int(found[2])

    def shown(self, value: int | None) -> list[str]:
        return [] if value is None else [f"{value // MINUTES:02}:{value % MINUTES:02}"]


class Moment(Field[datetime | None]):
    """A day and a time on the clock on the wall."""

    def nothing(self) -> datetime | None:
        return None

    def read(self, typed: Sequence[str]) -> datetime | None:
        text = typed[0].strip() if typed else ""
        if not MOMENT.match(text):
            raise Wrong(_l("Write a day and a time, like 2026-11-30 18:00."))
        try:
            return from_the_wall(datetime.fromisoformat(text))
        except ValueError:
            raise Wrong(_l("There is no such day.")) from None

    def shown(self, value: datetime | None) -> list[str]:  # noqa: ARG002  asked anew each time
        return []


class StartForm(Form):
    """What the first of two people says."""

    name = Text(limit=NAME_LIMIT, missing=_l("Write what your organisation is called."))
    kind = Choice(OrganisationKind, missing=_l("Choose what sort of organisation."))
    my_name = Text(limit=model.NAME_LIMIT, missing=_l("Write your name at work."))
    second_name = Text(limit=model.NAME_LIMIT, missing=_l("Write the name of the second person."))
    agreed = Tick()

    def check(self) -> None:
        if not self.agreed:
            self.refuse("agreed", _l("Read what you agree to, then tick the box."))


class CodeForm(Form):
    """A code that somebody has handed over."""

    code = Text(limit=codes.TYPED_LIMIT, missing=_l("Write the code."))


class JoinForm(CodeForm):
    """The same, with a yes to what was shown."""

    agreed = Tick()

    def check(self) -> None:
        if not self.agreed:
            self.refuse("agreed", _l("Read what you agree to, then tick the box."))


class StaffForm(Form):
    """Somebody who is to work here."""

    name = Text(limit=model.NAME_LIMIT, missing=_l("Write their name."))
    hats = Choices(Capacity)

    def check(self) -> None:
        if not self.hats or not set(self.hats) <= STAFF:
            self.refuse("hats", _l("Choose what they do."))


class HatsForm(Form):
    """What somebody who works here does."""

    hats = Choices(Capacity)

    def check(self) -> None:
        if not self.hats or not set(self.hats) <= STAFF:
            self.refuse("hats", _l("Choose what they do."))


class PolicyForm(Form):
    """How an organisation keeps in touch later in life."""

    former_staff = Choice(FormerStaff, missing=_l("Choose one."))
    ask = Text(limit=NAME_LIMIT)
    gap_months = Number(
        lowest=0, highest=MOST_GAP_MONTHS, missing=_l("Write a number of months, or 0.")
    )
    words = Text(limit=WORDS_LIMIT, lines=True)
    lends = Tick()


class DayForm(Form):
    """The hours of one day."""

    opens = Clock()
    closes = Clock()

    def check(self) -> None:
        if (self.opens is None) != (self.closes is None):
            self.refuse("closes", _l("Write both times, or neither."))
        elif self.opens is not None and self.closes is not None and self.closes <= self.opens:
            self.refuse("closes", _l("This has to be later than the first time."))

    def hours(self, day: int) -> tuple[Hours, ...]:
        """The hours of this day, if there are any."""
        if self.opens is None or self.closes is None:
            return ()
        return (Hours(day=day, opens=self.opens, closes=self.closes),)


class ShiftForm(Form):
    """Who is on call, from when to when."""

    staff = OneOf(missing=_l("Choose who."))
    starts = Moment()
    ends = Moment()

    def check(self) -> None:
        if self.starts and self.ends and self.ends <= self.starts:
            self.refuse("ends", _l("This has to be later than the beginning."))


class WaitForm(Form):
    """After how many minutes the next one is asked."""

    minutes = Number(
        lowest=SHORTEST_WAIT, highest=LONGEST_WAIT, missing=_l("Write a number of minutes.")
    )


class HandOverForm(Form):
    """Who takes over."""

    staff = OneOf(missing=_l("Choose who."))
