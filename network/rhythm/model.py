"""How often somebody would like to be in touch with whom, and when they were. Frozen values."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from network.identity import ItemId
from network.rhythm.days import OwnDay

MOST_KEPT = 24
"""As many contacts of one line as are kept: enough to see what is usual, and no diary."""
NOT_NOW = timedelta(days=28)
EARLIEST = date(1900, 1, 1)


class Rhythm(StrEnum):
    """How often somebody would like to be in touch with one person."""

    NOT_SAID = "not_said"
    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every_two_weeks"
    MONTHLY = "monthly"
    EVERY_THREE_MONTHS = "every_three_months"
    TWICE_A_YEAR = "twice_a_year"
    YEARLY = "yearly"
    WHEN_IT_COMES = "when_it_comes"

    @property
    def days(self) -> int | None:
        """About how many days lie between two contacts; None where it comes when it comes."""
        return DAYS.get(self)


DAYS = {
    Rhythm.WEEKLY: 7,
    Rhythm.EVERY_TWO_WEEKS: 14,
    Rhythm.MONTHLY: 28,
    Rhythm.EVERY_THREE_MONTHS: 91,
    Rhythm.TWICE_A_YEAR: 182,
    Rhythm.YEARLY: 364,
}


class How(StrEnum):
    """How two people were in touch."""

    SEEN = "seen"
    CALL = "call"
    LETTER = "letter"
    MESSAGE = "message"


@dataclass(frozen=True, kw_only=True)
class Contact:
    """That we were really in touch: on about which day, and how. No words."""

    id: ItemId
    on: date
    how: How


@dataclass(frozen=True, kw_only=True)
class Line:
    """What somebody keeps about staying in touch with one tie, or one person on their map."""

    about: ItemId
    rhythm: Rhythm = Rhythm.NOT_SAID
    since: date | None = None
    """When the rhythm was said: where nothing else is known, it is counted from here."""
    contacts: tuple[Contact, ...] = ()
    quiet_until: date | None = None
    """Not now: it isn't brought up before this day."""
    fine: bool = False
    """It is fine as it is: it isn't brought up until they are in touch, or say a rhythm anew."""

    @property
    def last(self) -> date | None:
        """When they were last in touch, as far as it was noted here."""
        return max((one.on for one in self.contacts), default=None)

    def with_rhythm(self, rhythm: Rhythm, today: date) -> "Line":
        """The same with another rhythm, which begins today."""
        if rhythm is self.rhythm:
            return self
        return replace(self, rhythm=rhythm, since=today, quiet_until=None, fine=False)

    def with_contact(self, contact: Contact) -> "Line":
        """The same with one more contact, once; the oldest of too many are forgotten."""
        if any(one.id == contact.id for one in self.contacts):
            return self
        every = sorted((*self.contacts, contact), key=lambda one: (one.on, one.id))
        return replace(self, contacts=tuple(every[-MOST_KEPT:]), quiet_until=None, fine=False)

    def hushed(self, until: date) -> "Line":
        """The same, not brought up before a day."""
        return replace(self, quiet_until=until)

    def as_it_is(self) -> "Line":
        """The same, not brought up until something is noted or said anew."""
        return replace(self, fine=True)

    def without(self, contact_id: str) -> "Line":
        """The same without a contact that was noted by mistake."""
        kept = tuple(one for one in self.contacts if one.id != contact_id)
        return replace(self, contacts=kept)


@dataclass(frozen=True, kw_only=True)
class Rhythms:
    """Everything that one person keeps about staying in touch."""

    lines: tuple[Line, ...] = ()
    days: tuple[OwnDay, ...] = ()
    """Days of their own, that matter or are hard."""

    def about(self, item_id: str) -> Line:
        """What is kept about one of them; an empty line where nothing is."""
        found = next((one for one in self.lines if one.about == item_id), None)
        return found or Line(about=ItemId(item_id))

    def with_line(self, line: Line) -> "Rhythms":
        """The same with this line in the place of the one before."""
        others = tuple(one for one in self.lines if one.about != line.about)
        return replace(self, lines=(*others, line))

    def with_day(self, day: OwnDay) -> "Rhythms":
        """The same with one more day, once."""
        if any(one.id == day.id for one in self.days):
            return self
        return replace(self, days=(*self.days, day))

    def without_day(self, day_id: str) -> "Rhythms":
        """The same without one of the days."""
        return replace(self, days=tuple(one for one in self.days if one.id != day_id))

    def only(self, known: Collection[str]) -> "Rhythms":
        """The same without whoever has been taken off the map."""
        return replace(self, lines=tuple(one for one in self.lines if one.about in known))
