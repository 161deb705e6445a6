"""Saying that nothing is missing of what people had closed, after a copy was restored.

Where nobody can tell what somebody closed since the copy was made, nothing about them is open
(`Integrity.UNCONFIRMED_RESTORE`): they can close more, and use their map. Two safeguarding leads,
two human beings who each show their password, ask the person and look at the papers, then say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from network.accounts.model import WrongSignIn
from network.accounts.proof import Proof
from network.actor import Capacity
from network.audit.events import SERVICE, Event
from network.audit.use_cases import record
from network.backups import store
from network.clock import Clock
from network.errors import NotFound, NotPermitted
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.work import store as work

TWO = 2


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What somebody typed to show that it is them."""

    sign_in_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Confirming:
    """Lets human beings confirm what a restored copy holds."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    proof: Proof

    def waiting(self) -> list[PersonId]:
        """Everybody about whom nothing is open until it is confirmed."""
        return [PersonId(person_id) for person_id in store.unconfirmed(self.graph)]

    def confirm_all(self, by: Sequence[Shown]) -> int:
        """Confirm everybody who waits but the two leads, for whom others do it. Says how many."""
        leads = self._leads(by)
        people = [person_id for person_id in self.waiting() if person_id not in leads]
        self._confirm_each(people, leads)
        return len(people)

    def confirm(self, people: Sequence[PersonId], by: Sequence[Shown]) -> None:
        """Open again what was open about these people, on the word of two safeguarding leads.

        Raises WrongSignIn where a name and a password don't go together, NotPermitted where they
        are not two leads, or one is among the people, NotFound where nothing waits for somebody.
        """
        leads = self._leads(by)
        if leads & set(people):
            raise NotPermitted("Nobody confirms this for themselves.")
        self._confirm_each(people, leads)

    def _leads(self, by: Sequence[Shown]) -> set[PersonId]:
        leads = {self._who(shown) for shown in by}
        if len(leads) < TWO or not self.graph.read(
            lambda tx: all(self._lead(tx, lead) for lead in leads)
        ):
            raise NotPermitted("It takes two safeguarding leads, two different people.")
        return leads

    def _confirm_each(self, people: Sequence[PersonId], leads: set[PersonId]) -> None:
        for person_id in people:
            self.graph.write(partial(self._confirm, person_id=person_id, leads=leads))

    def _confirm(self, tx: Tx, person_id: PersonId, leads: set[PersonId]) -> None:
        if not store.confirm(tx, person_id):
            raise NotFound
        record(
            tx,
            self.sealer,
            stream=SERVICE,
            event=Event.RESTORE_CONFIRMED,
            at=self.clock.now(),
            by=None,
            detail={"one": min(leads), "other": max(leads)},
        )

    def _who(self, shown: Shown) -> PersonId:
        found = self.proof.look_up(shown.sign_in_name)
        if not self.proof.fits_password(found, shown.password):
            raise WrongSignIn
        return found.account.person_id

    def _lead(self, tx: Tx, person_id: PersonId) -> bool:
        return any(
            staff.active and Capacity.SAFEGUARDING_LEAD in staff.hats()
            for staff in work.staff_of(tx, self.sealer, person_id)
        )
