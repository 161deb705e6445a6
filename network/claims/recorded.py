"""What organisations have seen in their records and stand for today: what levels rest on.

An organisation that has handed its work on, and the one that has it now, have the same records:
they are one source, not two.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.claims import search_store
from network.claims.shown import Shown
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Finds, for a person, the claim and the source of each record that was seen."""

    sealer: Sealer

    def __call__(self, tx: Tx, person_id: PersonId) -> Iterable[tuple[str, str]]:
        """What counts at this very look. Nothing of it is kept."""
        return [
            (one.claim_id, search_store.standing(tx, one.organisation_id, self.sealer))
            for one in search_store.of_person(tx, self.sealer, person_id)
            if one.counts
        ]


def shown_by_records(sealer: Sealer) -> Shown:
    """Levels, with what organisations have seen."""
    return Shown(sealer=sealer, records=Recorded(sealer=sealer))
