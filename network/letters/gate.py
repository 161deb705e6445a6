"""Who may read a letter over: a reader, towards both of the two, or nobody.

Lock order: the people and the reader by id, the reader's staff account, then what is between.
"""

from dataclasses import dataclass, replace

from network.actor import Actor, Capacity
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked
from network.consent.outcomes import Reason
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import PersonId
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.letters.model import Screening
from network.work import gate
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.ports import Facts

READERS = frozenset({Capacity.SCREENER})


@dataclass(frozen=True, kw_only=True)
class ReadersGate:
    """Lets a reader in where the decision lets them, towards both."""

    sealer: Sealer
    clock: Clock
    work: KnownWork
    facts: Facts

    def let_in(self, tx: Tx, actor: Actor, found: Screening) -> AtWork | None:
        """Lock everybody and decide towards both. None: not for this reader."""
        people = self._locked(tx, actor.person_id, {found.by, found.to})
        here = gate.at_work(tx, self.sealer, actor, READERS)
        against = (self._against(tx, actor, here, person) for person in people)
        return None if any(against) else here

    def _locked(self, tx: Tx, reader: PersonId, people: set[PersonId]) -> list[PersonId]:
        here = []
        for person_id in sorted(people | {reader}):
            try:
                keys.lock_person(tx, person_id)
            except NotFound:
                if person_id == reader:
                    raise
            else:
                here.append(person_id)
        return [one for one in here if one in people]

    def _against(self, tx: Tx, actor: Actor, here: AtWork, person_id: PersonId) -> Reason | None:
        if person_id == actor.person_id:
            return Reason.OWN_RELATIVE
        asked = Asked(
            asker=actor.person_id,
            other=person_id,
            act=Act.SCREEN,
            purpose=Purpose.SERVICE_SAFETY,
            capacity=actor.capacity,
        )
        known = self.work.at(tx, here.staff, actor.person_id, person_id)
        # What the queue hands to a reader is their list, and has a limit a day of its own.
        handed = replace(known, on_caseload=True, read_today=True)
        decision = decide(asked, self.facts.of(tx, asked, handed), self.clock.now())
        return None if decision.permitted else decision.reason
