"""A no that outlives an account. It holds fingerprints and which side said it; no name, no id."""

from dataclasses import dataclass
from enum import StrEnum

Marks = frozenset[str]


class Side(StrEnum):
    """Who of the two it is about. Values are stored."""

    LEFT = "left"
    STAYED = "stayed"


@dataclass(frozen=True, kw_only=True)
class KeptNo:
    """Two sides that are to stay apart: the one who left, and the one who was still there then."""

    id: str
    left: Marks
    stayed: Marks
    said_by: Side
    shown: Marks = frozenset()
    """What counts too once somebody has shown that they are the one. Only a letter's has any."""
    version: int = 1

    def between(self, one: Marks, other: Marks) -> bool:
        """Whether these may be the two, the first the one who left."""
        return not (self.left.isdisjoint(one) or self.stayed.isdisjoint(other))
