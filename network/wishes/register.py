"""The port of the register in which wishes find each other.

The one here (`in_graph`) keeps keyed fingerprints beside the graph's own records. A register that
two organisations hold together, so that neither can read it alone, would take its place: it gets no
more than this, and answers no more.
"""

from dataclasses import dataclass, field
from typing import Protocol

from network.graph.door import Tx
from network.identity import ItemId


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A wish as the register gets it: who wishes, as attested, and for whom, in compound words."""

    wish_id: ItemId
    own: tuple[str, ...] = field(repr=False)
    sought: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Found:
    """Which wishes may lead back to one, and which begin and lead where it does."""

    back: tuple[ItemId, ...]
    beside: tuple[ItemId, ...]


class Register(Protocol):
    """Where wishes find each other. What it answers is a hint: it is compared afterwards."""

    def put(self, tx: Tx, entry: Entry) -> None:
        """Keep an entry in place of what was kept of the same wish."""

    def take_away(self, tx: Tx, wish_id: ItemId) -> None:
        """Forget a wish. Nothing where there is none."""

    def cross(self, tx: Tx, entry: Entry) -> Found:
        """Which others may cross it."""
