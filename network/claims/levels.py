"""How well a claim is shown: derived, each time anew, from the attestations that count today.

L0 said; L1 the other one agrees, or somebody shown by a record vouches; L2 an organisation has
seen it in its records; L3 beside that a second, independent source (security.md 3.7).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.claims.model import Method
from network.consent.lives import Level

INDEPENDENT = frozenset({Method.RECORD, Method.VOUCH})
TWO = 2


@dataclass(frozen=True, kw_only=True)
class Source:
    """One attestation as the rule sees it: from whom it comes, and whether it counts."""

    source: str
    """The organisation, or the person, that stands behind it."""
    method: Method
    withdrawn: bool = False
    tied: bool = False
    """Whether who attests is one of the two, or tied to the one who says it. For a vouch."""
    shown: bool = True
    """Whether who vouches is shown themselves by a record that still counts."""

    @property
    def counts(self) -> bool:
        """Whether it counts for anything today."""
        if self.withdrawn:
            return False
        return self.method is not Method.VOUCH or (self.shown and not self.tied)


def level(sources: Iterable[Source]) -> Level:
    """The level that these make together. More of them never make it lower."""
    live = [one for one in sources if one.counts]
    records = {one.source for one in live if one.method is Method.RECORD}
    independent = {one.source for one in live if one.method in INDEPENDENT}
    if records:
        return Level.TWICE if len(independent) >= TWO else Level.ATTESTED
    return Level.CONFIRMED if live else Level.SAID
