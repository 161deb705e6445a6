"""What reading at work must know beside the work itself."""

from typing import Protocol

from network.consent.kinds import Integrity
from network.consent.model import Asked, PairFacts, Work
from network.consent.standing import Standing
from network.graph.door import Tx


class Facts(Protocol):
    """Whoever finds the facts of a pair, in the unit of work that decides, after its locks."""

    def of(self, tx: Tx, asked: Asked, work: Work | None) -> PairFacts:
        """Everything that is kept between the two, and about each."""
        ...


class NothingKept:
    """The facts where nothing can be kept yet between two people: work alone decides."""

    def of(self, tx: Tx, asked: Asked, work: Work | None) -> PairFacts:  # noqa: ARG002
        return PairFacts(
            asker=Standing(person_id=asked.asker),
            other=Standing(person_id=asked.other),
            integrity=Integrity.SOUND,
            epoch=0,
            work=work,
        )
