"""Compares who asks with whoever left a no behind, by fingerprints alone."""

from dataclasses import dataclass

from network.clock import Clock
from network.consent.ports import Likenesses
from network.consent.protection import PossibleMatch
from network.descriptions.finding import DescribedLikenesses
from network.graph.door import Tx
from network.identity import PersonId, ProtectionId
from network.kept_noes import marks, store
from network.kept_noes.model import KeptNo, Marks, Side
from network.keys.sealing import Sealer
from network.people import store as people

INDEX = "kept-no-match"


@dataclass(frozen=True, kw_only=True)
class KeptLikenesses:
    """Finds people who may have left a no behind, theirs or another's."""

    sealer: Sealer
    clock: Clock

    def found(self, tx: Tx, asker: PersonId, other: PersonId) -> tuple[PossibleMatch, ...]:
        """Every possible match between two people, each under the same id whenever it is found."""
        one, two = self._marks(tx, asker), self._marks(tx, other)
        # A no is about two, and leads from marks that one of them alone has.
        reached = store.reached(tx, self.sealer, (one | two) - marks.shared(self.sealer))
        found = []
        for no in reached:
            if no.between(one, self._seen_by(two, no, Side.LEFT)):
                found.append(self._match(no, left=asker, stayed=other))
            if no.between(self._seen_by(two, no, Side.STAYED), one):
                found.append(self._match(no, left=other, stayed=asker))
        return tuple(found)

    def _seen_by(self, other: Marks, no: KeptNo, asker: Side) -> Marks:
        """Marks of the other one, as they count for an asker who is on this side of a no.

        Whoever said no themselves needs no protection from all who haven't said their name.
        """
        hidden = marks.of_nobody_knows(self.sealer)
        return other - {hidden} if no.said_by is asker else other

    def _marks(self, tx: Tx, person_id: PersonId) -> Marks:
        said = people.of(tx, self.sealer, person_id)
        names = marks.to_compare(self.sealer, said.every_name, said.every_birth)
        told = names or frozenset({marks.of_nobody_knows(self.sealer)})
        return told | {marks.of_account(self.sealer, person_id), marks.of_anybody(self.sealer)}

    def _match(self, no: KeptNo, *, left: PersonId, stayed: PersonId) -> PossibleMatch:
        by, may_be = (left, stayed) if no.said_by is Side.LEFT else (stayed, left)
        record_id = self.sealer.index(INDEX, f"{no.id}|{left}|{stayed}")
        return PossibleMatch(
            id=ProtectionId(record_id),
            described_by=by,
            may_be=may_be,
            found_at=self.clock.now(),
        )


def every_likeness(sealer: Sealer, clock: Clock) -> "EveryLikeness":
    """All that two people are compared by when something begins between them."""
    described = DescribedLikenesses(sealer=sealer, clock=clock)
    return EveryLikeness((described, KeptLikenesses(sealer=sealer, clock=clock)))


@dataclass(frozen=True)
class EveryLikeness:
    """Asks each of several, one after the other."""

    parts: tuple[Likenesses, ...]

    def found(self, tx: Tx, asker: PersonId, other: PersonId) -> tuple[PossibleMatch, ...]:
        """What any of them finds."""
        return tuple(match for part in self.parts for match in part.found(tx, asker, other))
