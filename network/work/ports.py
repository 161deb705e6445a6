"""What reading at work must know beside the work itself."""

from typing import Protocol

from network.consent.model import Asked, PairFacts, Work
from network.graph.door import Tx


class Facts(Protocol):
    """Whoever finds the facts of a pair, in the unit of work that decides, after its locks."""

    def of(self, tx: Tx, asked: Asked, work: Work | None) -> PairFacts:
        """Everything that is kept between the two, and about each."""
        ...
