"""A story card: what somebody would say to a new helper, once, so as not to tell it all again."""

from dataclasses import dataclass, field

from network.connections.model import NAME_LIMIT
from network.identity import ItemId

PART_LIMIT = 4_000
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
class StoryCard:
    """Somebody's card. `version` 0: nothing has been written yet."""

    id: ItemId
    version: int = 0
    words: Words = Words()
