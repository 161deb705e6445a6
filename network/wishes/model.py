"""A wish to hear from somebody: whom, as they were known, and what they may read. Values only.

Nobody is looked up. It changes by nothing but its owner's confirming it or taking it back, until
the day on which it has come true for both.
"""

from dataclasses import dataclass, field
from datetime import datetime

from network.connections.kinds import Kind
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.connections.when import NO_TIME, When
from network.consent.model import Wording
from network.descriptions.folding import plain
from network.identity import ItemId, PersonId

MOST_KEPT = 10
"""So many wishes somebody can keep at one time (security research 6.1)."""
FIELDS = {
    "whom": NAME_LIMIT,
    "other_name": NAME_LIMIT,
    "where": WORDS_LIMIT,
    "clues": WORDS_LIMIT,
    "known_as": NAME_LIMIT,
    "my_name": NAME_LIMIT,
    "words": WORDS_LIMIT,
}


@dataclass(frozen=True, kw_only=True)
class WishWords:
    """What somebody writes. `my_name` and `words` are for the other one; the rest stays here."""

    whom: str = field(repr=False)
    """Whom they mean, as that one was known."""
    other_name: str = field(default="", repr=False)
    """Another name of the same one, from then or now."""
    born: When = field(default=NO_TIME, repr=False)
    kind: Kind = Kind.NOT_SAID
    """What that one was, or is, to them."""
    where: str = field(default="", repr=False)
    """The home, school or place that both knew."""
    since: When = field(default=NO_TIME, repr=False)
    until: When = field(default=NO_TIME, repr=False)
    clues: str = field(default="", repr=False)
    known_as: str = field(repr=False)
    """By which name the other one knew them."""
    my_name: str = field(repr=False)
    """The name that the other one may see."""
    words: str = field(default="", repr=False)

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        must = ("whom", "known_as", "my_name")
        found = {name: "missing" for name in must if not getattr(self, name).strip()}
        long = {name for name, limit in FIELDS.items() if len(getattr(self, name)) > limit}
        return found | dict.fromkeys(long, "too long")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the one who is meant."""
        return tuple(name for name in (self.whom, self.other_name) if name.strip())

    @property
    def written(self) -> tuple[str, ...]:
        """Everything that was written in sentences."""
        return (self.clues, self.words)


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """That a wish was confirmed: in which round, when, and in which words it was asked."""

    round: int
    at: datetime
    wording: Wording


@dataclass(frozen=True, kw_only=True)
class CameTrue:
    """That the other one wished for it too. Both have it from the same moment."""

    at: datetime
    other: PersonId
    wish_id: ItemId
    tie_id: ItemId


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A wish as it is kept."""

    id: ItemId
    person_id: PersonId
    connection_id: ItemId | None = None
    """Whom on their own map they mean; None where they wrote it freely."""
    words: WishWords
    asked_at: datetime
    withdrawn_at: datetime | None = None
    crisis: bool = False
    """Whether what was written sounded like a crisis: help stands first on its page."""
    confirmed: Confirmed | None = None
    decided_in: int | None = None
    """The last round in which it was decided on, whatever was decided. Never shown."""
    came: CameTrue | None = None

    @property
    def open(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_at is None

    @property
    def waits(self) -> bool:
        """Whether it takes part in rounds."""
        return self.open and self.came is None

    @property
    def about(self) -> str:
        """By what two wishes for one and the same are known, for counting them."""
        return self.connection_id or f"name {plain(self.words.whom)}"

    def confirmed_in(self, number: int) -> bool:
        """Whether it was confirmed in this round."""
        return self.waits and self.confirmed is not None and self.confirmed.round == number
