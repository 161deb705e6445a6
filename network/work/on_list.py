"""Doing something about somebody on one's own list: decided, counted and written down, together.

Whatever is refused is kept in the organisation's record with its true reason; whoever asked meets
the same words for every cause.
"""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import AssignmentId, PersonId
from network.work import gate, store
from network.work.gate import AtWork
from network.work.model import Assignment
from network.work.reading import READERS, Reading
from network.work.refusing import refused


@dataclass(frozen=True, kw_only=True)
class OnMyList:
    """The worker's side of whatever is done for somebody's life story."""

    reading: Reading

    def there(self, tx: Tx, actor: Actor, assignment_id: AssignmentId) -> tuple[Assignment, AtWork]:
        """Lock the worker, the person and their place on this worker's list. Raises NotFound."""
        sealer = self.reading.sealer
        gate.may_try(actor, READERS)
        before = store.find_assignment(tx, sealer, assignment_id)
        seen = gate.looked_up(tx, sealer, actor)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, sealer, actor, READERS)
        place = store.lock_assignment(tx, sealer, assignment_id)
        if place is None or place.staff_id != here.staff.id:
            raise NotFound
        return place, here

    def may(
        self,
        tx: Tx,
        actor: Actor,
        here: AtWork,
        place: Assignment,
        *,
        purpose: Purpose = Purpose.LIFE_STORY,
        lead_by: PersonId | None = None,
    ) -> bool:
        """Decide, count whom is read, and write a refusal down. Call it before anything is done.

        `lead_by`: who found the lead that is to be approved; None: something is read.
        """
        sealer, now = self.reading.sealer, self.reading.clock.now()
        decision = self.decided(tx, actor, here, place, purpose=purpose, lead_by=lead_by)
        if not decision.permitted:
            refused(tx, sealer, here, by=actor, reason=decision.reason, at=now)
            return False
        read = here.staff.read_today(now.date())
        if place.person_id not in read:
            counted = replace(here.staff, read_on=now.date(), read=(*read, place.person_id))
            store.keep_staff(tx, sealer, counted)
        return True

    def decided(
        self,
        tx: Tx,
        actor: Actor,
        here: AtWork,
        place: Assignment,
        *,
        purpose: Purpose,
        lead_by: PersonId | None = None,
    ) -> Decision:
        """The decision alone: nothing is counted or written down."""
        asked = Asked(
            asker=actor.person_id,
            other=place.person_id,
            act=Act.STAFF_READ if lead_by is None else Act.APPROVE_LEAD,
            purpose=purpose,
            capacity=actor.capacity,
        )
        known = self.reading.work.at(tx, here.staff, actor.person_id, place.person_id)
        known = replace(known, lead_by=lead_by)
        return decide(asked, self.reading.facts.of(tx, asked, known), self.reading.clock.now())

    def tell_read(self, tx: Tx, actor: Actor, here: AtWork, place: Assignment) -> None:
        """Write into the person's own record that their life story was read here. Call it last."""
        detail = {
            "organisation": here.organisation.id,
            "staff": here.staff.id,
            "purpose": str(Purpose.LIFE_STORY),
        }
        self._write(tx, actor, place.person_id, Event.READ_AT_WORK, detail)

    def tell_stood(
        self, tx: Tx, actor: Actor, here: AtWork, person_id: PersonId, what: str
    ) -> None:
        """Write into the person's own record what the organisation has said of them. Last."""
        detail = {"organisation": here.organisation.id, "staff": here.staff.id, "what": what}
        self._write(tx, actor, person_id, Event.STOOD_FOR_AT_WORK, detail)

    def _write(
        self, tx: Tx, actor: Actor, person_id: PersonId, event: Event, detail: dict[str, str]
    ) -> None:
        record(
            tx,
            self.reading.sealer,
            stream=person_id,
            event=event,
            at=self.reading.clock.now(),
            by=actor,
            detail=detail,
        )
