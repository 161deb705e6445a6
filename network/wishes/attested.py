"""Who somebody was attested to be, as their records say it today. Nothing of it is kept."""

from dataclasses import dataclass

from network.claims import search_store
from network.claims import store as claims
from network.consent.lives import Evidence
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.people import store as people
from network.wishes.oneself import Oneself, Stay


@dataclass(frozen=True, kw_only=True)
class Attested:
    """Looks it up: names, places and years that an organisation has seen, and a birth."""

    sealer: Sealer

    def of(self, tx: Tx, person_id: PersonId) -> Oneself:
        """What counts at this very look. What is held at work counts for nothing."""
        seen = [one for one in search_store.of_person(tx, self.sealer, person_id) if one.counts]
        shown = {one.claim_id for one in seen}
        found = [
            one for one in claims.of(tx, self.sealer, person_id) if one.id in shown and not one.held
        ]
        stood = {one.id for one in found}
        names = [one.said.me for one in found]
        names += [one.known_as for one in seen if one.claim_id in stood and one.known_as.strip()]
        said = people.of(tx, self.sealer, person_id)
        return Oneself(
            names=tuple(dict.fromkeys(names)),
            born=said.born if said.evidence >= Evidence.ATTESTED else None,
            stays=tuple(
                Stay(where=one.said.where, since=one.said.since, until=one.said.until)
                for one in found
                if one.said.where.strip()
            ),
        )
