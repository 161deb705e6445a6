"""What stays between two people when one of them is erased: what protects the other one."""

from collections.abc import Sequence
from dataclasses import dataclass

from network.consent import store
from network.consent.kept import Between
from network.graph.door import Tx
from network.identity import PairId, PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """Takes somebody out of what is between them and others."""

    sealer: Sealer

    def before_leaving(self, tx: Tx, person_id: PersonId) -> Sequence[PairId]:
        """Take a locked person, who is marked as going, out of every pair.

        What must outlive them stays with the other one. Answers the pairs of which nothing stays:
        their keys are to be destroyed once this has been committed. Nobody who is marked can come
        into another pair: whoever keeps one has locked both and looked.
        """
        gone = []
        # What doesn't open keeps nobody from leaving: it goes, and noes are kept of it beforehand.
        for pair_id, other, between in store.pairs_of(tx, self.sealer, person_id, shut=Between()):
            if between is not None and other is not None and between.outlives(other):
                left = between.after_leaving(other)
                store.leave(tx, self.sealer, person_id, pair_id, left)
            else:
                store.empty(tx, pair_id)
                gone.append(pair_id)
        return gone

    def after_leaving(self, tx: Tx, pair_id: str) -> None:
        """Forget a pair whose key was destroyed."""
        store.drop(tx, PairId(pair_id))
