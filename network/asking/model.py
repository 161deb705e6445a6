"""A request to be in touch with somebody: whom, what for, and what they may know. Values only.

Whom it is about is described in the asker's words; nobody is looked up. What staff do with it is
kept apart (network/asking/work.py), and nothing of that is ever in here.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.asking.kinds import Hope
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.identity import ItemId, OrganisationId, PersonId

CHECK_INS = (timedelta(weeks=4), timedelta(days=91), timedelta(days=365))
"""So long after asking we ask how it goes: four weeks, three months, a year."""
CHECK_IN_STANDS = timedelta(days=14)
"""So long a check-in stands on the page of today."""


@dataclass(frozen=True, kw_only=True)
class AskedWords:
    """What somebody writes when they ask. Each part goes to whoever works on it, and no further."""

    whom: str = field(repr=False)
    """Whom they mean, as that one was known."""
    clues: str = field(default="", repr=False)
    """Where and when they knew each other: what helps to be sure who it is."""
    hopes: tuple[Hope, ...]
    why: str = field(default="", repr=False)
    my_name: str = field(repr=False)
    """The name that the other one may be told."""
    knew_me: str = field(default="", repr=False)
    """How the other one knew them, to be told."""
    message: str = field(default="", repr=False)
    """Some words that may be passed on."""
    keep_from: str = field(default="", repr=False)
    """Who must not know."""

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {} if self.hopes else {"hopes": "missing"}
        for name in ("whom", "my_name"):
            if not getattr(self, name).strip():
                found[name] = "missing"
        limits = dict.fromkeys(("clues", "why", "knew_me", "message", "keep_from"), WORDS_LIMIT)
        limits |= {"whom": NAME_LIMIT, "my_name": NAME_LIMIT}
        long = {name for name, limit in limits.items() if len(getattr(self, name)) > limit}
        return found | dict.fromkeys(long, "too long")

    @property
    def written(self) -> tuple[str, ...]:
        """Everything that somebody wrote in sentences."""
        return (self.clues, self.why, self.knew_me, self.message, self.keep_from)


@dataclass(frozen=True, kw_only=True)
class ContactRequest:
    """That somebody has asked. It changes by nothing but the asker's taking it back."""

    id: ItemId
    person_id: PersonId
    organisation_id: OrganisationId
    connection_id: ItemId
    """Whom on their own map they asked for."""
    words: AskedWords
    asked_at: datetime
    withdrawn_at: datetime | None = None
    crisis: bool = False
    """Whether what was written sounded like a crisis: help stands first on its page."""

    @property
    def open(self) -> bool:
        """Whether it is to be worked on."""
        return self.withdrawn_at is None

    @property
    def about(self) -> str:
        """By what two requests for one and the same are known, for counting them."""
        return self.connection_id

    def check_ins(self) -> tuple[datetime, ...]:
        """When we ask how it goes: the same for everybody."""
        return tuple(self.asked_at + after for after in CHECK_INS)

    def checks_in(self, now: datetime) -> bool:
        """Whether it is such a time now."""
        return self.open and any(at <= now < at + CHECK_IN_STANDS for at in self.check_ins())
