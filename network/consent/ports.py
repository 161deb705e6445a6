"""What the decision has to be told by other parts, and what is said while there is none of them."""

from typing import Protocol

from network.actor import Capacity
from network.consent.model import Relation, SharedPast, Work
from network.consent.protection import PossibleMatch
from network.consent.standing import Age
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


class Pasts(Protocol):
    """Whoever knows what two people say, and can show, of a shared past."""

    def between(
        self, tx: Tx, sealer: Sealer, one: PersonId, other: PersonId
    ) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        """What each is to the other, and what they shared. Both are locked."""
        ...


class Likenesses(Protocol):
    """Whoever compares people with those whom somebody has described as not safe."""

    def found(self, tx: Tx, asker: PersonId, other: PersonId) -> tuple[PossibleMatch, ...]:
        """Whether one of the two may be somebody whom the other has described. Both are locked."""
        ...


class WorkFacts(Protocol):
    """Whoever knows what somebody does at work."""

    def of(self, tx: Tx, worker: PersonId, capacity: Capacity, person: PersonId) -> Work | None:
        """What is known of a worker under this hat, towards one person. None: not at work."""
        ...


class Ages(Protocol):
    """Whoever knows how old people are."""

    def of(self, tx: Tx, sealer: Sealer, person: PersonId) -> Age:
        """A date of birth, and what it rests on."""
        ...


class NothingKnown:
    """Stands where a part is missing: no past, no likeness, no work, no age is known."""

    def between(self, *_: object) -> tuple[tuple[Relation, ...], tuple[SharedPast, ...]]:
        """No past is shown."""
        return (), ()

    def found(self, *_: object) -> tuple[PossibleMatch, ...]:
        """Nobody has described anybody."""
        return ()


class NobodyAtWork:
    """Stands where nobody is at work."""

    def of(self, *_: object) -> Work | None:
        """Not at work."""
        return None
