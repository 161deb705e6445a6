"""The safety consideration before anybody may be approached: closed questions, and one answer.

What is not known counts as what would speak against it. A table says what stops; whoever considers
can always stop, and can go on only where nothing in the table does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from network.asking.kinds import Finding, Opens, SafeWay, Verdict
from network.connections.model import WORDS_LIMIT
from network.identity import PersonId


@dataclass(frozen=True, kw_only=True)
class Consideration:
    """What somebody weighed, and what they decided."""

    order: Finding
    """Is there a court order between any of them?"""
    hold: Finding
    """Is there a safeguarding hold, or a worry that should be one?"""
    third: Finding
    """Is there somebody between them from whom one of the two must be kept?"""
    under_18: Finding
    adopted: Finding
    opens: Opens
    reach: SafeWay
    wishes_read: bool
    """Whether whom the asker wants kept out was read, and can be heeded."""
    verdict: Verdict
    words: str = field(default="", repr=False)
    at: datetime
    by: PersonId
    name: str = field(repr=False)

    def problems(self) -> dict[str, str]:
        """What keeps it from being written down, by field."""
        if not self.words.strip():
            return {"words": "missing"}
        if len(self.words) > WORDS_LIMIT:
            return {"words": "too long"}
        return {"verdict": "stops"} if self.verdict is Verdict.GO_ON and self.stops() else {}

    def stops(self) -> tuple[str, ...]:
        """Which of the answers stop it."""
        return tuple(name for name, stops in STOPS if stops(self))


Stops = Callable[[Consideration], bool]
STOPS: tuple[tuple[str, Stops], ...] = (
    ("order", lambda one: one.order is not Finding.NO),
    ("hold", lambda one: one.hold is not Finding.NO),
    ("third", lambda one: one.third is not Finding.NO),
    ("under_18", lambda one: one.under_18 is not Finding.NO),
    ("adopted", lambda one: one.adopted is not Finding.NO),
    ("opens", lambda one: one.reach is SafeWay.BY_POST and one.opens is not Opens.THEY_ALONE),
    ("reach", lambda one: one.reach is SafeWay.NONE_KNOWN),
    ("wishes_read", lambda one: not one.wishes_read),
)
"""What stops an approach. What is not known stops it too."""
