"""Willingness: that somebody would be glad to be asked, by whom, and within which limits.

It begins nothing by itself and nobody is told of it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, NOTE_LIMIT, WORDS_LIMIT
from network.connections.when import NO_TIME, When
from network.consent.kinds import Channel
from network.identity import ItemId

MOST = 40
YEARS = (1, 2, 5)
"""For how long it may be left: never for ever, since lives change."""
NOT_FOR_THIS = frozenset({Kind.NOT_SAID, Kind.PET})


class HowOften(StrEnum):
    """How often somebody would like to be in touch, at most."""

    ONCE = "once"
    A_FEW_TIMES_A_YEAR = "a_few_times_a_year"
    EVERY_MONTH = "every_month"
    MORE_OFTEN = "more_often"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What somebody says: whom they mean, and within which limits.

    Whom they mean is a description, by name or by home and years: nothing is looked up.
    """

    kind: Kind
    """What I was, or am, to them."""
    who: str = field(default="", repr=False)
    where: str = field(default="", repr=False)
    since: When = field(default=NO_TIME, repr=False)
    until: When = field(default=NO_TIME, repr=False)
    channels: tuple[Channel, ...] = ()
    how_often: HowOften | None = None
    topics: str = field(default="", repr=False)
    cannot: str = field(default="", repr=False)
    message: str = field(default="", repr=False)
    """Words that are kept for them, and that nobody reads until they ask and I agree."""
    years: int = YEARS[0]

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {}
        if self.kind in NOT_FOR_THIS:
            found["kind"] = "missing"
        if not (self.who.strip() or self.where.strip()):
            found["who"] = "missing"
        if not self.channels:
            found["channels"] = "missing"
        if self.years not in YEARS:
            found["years"] = "unknown"
        limits = {
            "who": NAME_LIMIT,
            "where": WORDS_LIMIT,
            "topics": WORDS_LIMIT,
            "cannot": WORDS_LIMIT,
            "message": NOTE_LIMIT,
        }
        long = {name for name, limit in limits.items() if len(getattr(self, name)) > limit}
        return found | dict.fromkeys(long, "too long")


@dataclass(frozen=True, kw_only=True)
class Willingness:
    """Something that somebody has left, and until when it counts."""

    id: ItemId
    version: int
    said_at: datetime
    terms: Terms

    @property
    def ends_at(self) -> datetime:
        """When it counts no more, unless it is said again."""
        return self.said_at + timedelta(days=365 * self.terms.years)

    def ended(self, now: datetime) -> bool:
        """Whether its time is over."""
        return now >= self.ends_at
