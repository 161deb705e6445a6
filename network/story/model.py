"""A story card: what somebody would say to a new helper, once, so as not to tell it all again."""

from dataclasses import dataclass, field
from datetime import datetime

from network.connections.model import NAME_LIMIT
from network.consent.kinds import WIDENING_DELAY
from network.identity import AssignmentId, ItemId, StaffId

PART_LIMIT = 4_000
SHOWN_FOR = (7, 30, 90)
"""For how many days a card can be shown: at most 90 (issue 4, C.3)."""
MOST_SHARES = 50
MOST_READINGS = 100
PARTS = ("know", "never_ask", "matters", "hard_dates")
"""The parts of a card in the order in which they are read."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What stands on a card. Nothing is required; what is empty is not shown."""

    called: str = field(default="", repr=False)
    """What to call me."""
    know: str = field(default="", repr=False)
    """What I'd like you to know."""
    never_ask: str = field(default="", repr=False)
    """What never to ask me."""
    matters: str = field(default="", repr=False)
    """Who matters to me."""
    hard_dates: str = field(default="", repr=False)
    """Dates that are hard, and what helps then."""

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return not any((self.called, *(getattr(self, part) for part in PARTS)))

    def problems(self) -> dict[str, str]:
        """What is too long to be kept, by field."""
        limits = {"called": NAME_LIMIT, **dict.fromkeys(PARTS, PART_LIMIT)}
        return {
            name: "too long" for name, limit in limits.items() if len(getattr(self, name)) > limit
        }


@dataclass(frozen=True, kw_only=True)
class Share:
    """That I let one worker who has me on their list read my card, until a day."""

    id: ItemId
    assignment_id: AssignmentId
    """The place on their list: if I come off it, they read no more."""
    staff_id: StaffId
    """The one worker: whoever takes the list over reads nothing."""
    worker: str = field(repr=False)
    """The name by which I know them."""
    organisation: str = field(repr=False)
    shown_at: datetime
    until: datetime
    ended_at: datetime | None = None
    read_at: tuple[datetime, ...] = ()
    """Every time they have read it."""
    pressed: bool = False
    """Whether somebody made me do it, or may have. It then never counts, and looks as if it did."""

    @property
    def begins(self) -> datetime:
        """When it counts for the first time; until then it can be undone unseen."""
        return self.shown_at + WIDENING_DELAY

    def runs(self, now: datetime) -> bool:
        """Whether it is neither taken back nor over. It may still be waiting to begin."""
        return self.ended_at is None and now < self.until

    def counts(self, now: datetime) -> bool:
        """Whether the card may be read by it at this moment."""
        return self.runs(now) and self.begins <= now and not self.pressed


@dataclass(frozen=True, kw_only=True)
class StoryCard:
    """Somebody's card. `version` 0: nothing has been written yet."""

    id: ItemId
    version: int = 0
    words: Words = Words()
    shares: tuple[Share, ...] = ()
    """To whom it is, or was, shown, oldest first."""
