"""What somebody can do in a tie, and what they can't: theirs, seen by both, changed at any time.

All of it is chosen from lists. A text of one's own would be a letter that nobody reads over.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum


class By(StrEnum):
    """By which ways somebody would like to be in touch. How those begin is for letters to say."""

    LETTERS = "letters"
    MESSAGES = "messages"
    CALLS = "calls"
    MEETING = "meeting"


class Often(StrEnum):
    """How often somebody can."""

    WHEN_IT_COMES = "when_it_comes"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SOME_TIMES_A_YEAR = "some_times_a_year"
    ONCE_A_YEAR = "once_a_year"


class LeftOut(StrEnum):
    """What somebody would rather not speak about."""

    THE_PAST = "the_past"
    FAMILY = "family"
    OTHERS_THERE = "others_there"
    WORK = "work"
    HEALTH = "health"
    BELIEFS = "beliefs"


class Cannot(StrEnum):
    """What somebody can't do, whoever asks."""

    MONEY = "money"
    HOME = "home"
    DECISIONS = "decisions"
    FILES = "files"
    EMERGENCIES = "emergencies"
    SECRETS = "secrets"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """One side's own. Nothing said is no limit, and says nothing."""

    by: tuple[By, ...] = ()
    often: Often | None = None
    leave_out: tuple[LeftOut, ...] = ()
    cannot: tuple[Cannot, ...] = ()
    until: date | None = None
    """The last day. After it this side's yes has ended."""

    @property
    def said(self) -> bool:
        """Whether anything is said."""
        return self != Limits()

    def problems(self, today: date, before: date | None = None) -> dict[str, str]:
        """What can't be, by field. `before`: the last day that was said until now.

        A later day, or none after there was one, opens something: it needs a yes of its own.
        """
        if self.until is None:
            return {"until": "later"} if before is not None else {}
        if self.until < today:
            return {"until": "past"}
        return {"until": "later"} if before is not None and self.until > before else {}

    def ends_at(self) -> datetime | None:
        """When this side's yes ends, if a last day is said."""
        return None if self.until is None else end_of(self.until)

    def lasts(self, now: datetime) -> timedelta | None:
        """How long a yes that is given now lasts by it."""
        end = self.ends_at()
        return None if end is None else end - now


NONE = Limits()


def said(limits: Limits) -> dict[str, object]:
    """The same, to take away and for programs."""
    return {
        "by": [*limits.by],
        "often": limits.often,
        "leaveOut": [*limits.leave_out],
        "cannot": [*limits.cannot],
        "until": limits.until.isoformat() if limits.until else None,
    }


def end_of(day: date) -> datetime:
    """The end of a day."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)
