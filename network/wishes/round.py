"""The calendar of the rounds: fixed, the same for everybody, and known beforehand.

A round begins every four weeks. For two weeks everybody who keeps a wish is asked to confirm it.
What two people have both confirmed is let through after a wait that nobody can foretell, and in any
case before the next round begins.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

FIRST = datetime(2026, 1, 5, tzinfo=UTC)
EVERY = timedelta(weeks=4)
OPEN_FOR = timedelta(weeks=2)
WAITS_LEAST = timedelta(days=2)
"""As long as everything that opens waits, counted from the last moment of confirming."""
WAITS_MOST = timedelta(days=10)


@dataclass(frozen=True, kw_only=True)
class Round:
    """One of them."""

    number: int

    @property
    def opens(self) -> datetime:
        """From when wishes are confirmed in it."""
        return FIRST + self.number * EVERY

    @property
    def closes(self) -> datetime:
        """Until when."""
        return self.opens + OPEN_FOR

    @property
    def ends(self) -> datetime:
        """When the next one begins."""
        return self.opens + EVERY

    def open(self, now: datetime) -> bool:
        """Whether wishes are confirmed now."""
        return self.opens <= now < self.closes

    def lets_through(self, now: datetime, chance: int) -> bool:
        """Whether the wait of two people is over. `chance`: a number that nobody can foretell."""
        return self.closes + wait_for(chance) <= now < self.ends


def at(now: datetime) -> Round:
    """The round that has begun last."""
    return Round(number=(now - FIRST) // EVERY)


def next_opening(now: datetime) -> datetime:
    """When wishes are next confirmed: now, where they are."""
    found = at(now)
    return found.opens if found.open(now) else found.ends


def wait_for(chance: int) -> timedelta:
    """So long two people wait: by the minute, anywhere between the least and the most."""
    minutes = (WAITS_MOST - WAITS_LEAST) // timedelta(minutes=1)
    return WAITS_LEAST + timedelta(minutes=chance % (minutes + 1))
