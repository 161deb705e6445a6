"""Reading what an organisation keeps about somebody: decided, counted and written down, together.

A read is a unit of work that writes: the line in the person's record commits with it or there is
no read. A refusal is kept in the organisation's record with its true reason; whoever asked meets
the same words for every cause.
"""

from dataclasses import dataclass, field, replace

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.consent.outcomes import Obligation
from network.errors import Invalid, NotPermitted
from network.graph.door import Graph, Tx
from network.identity import AssignmentId
from network.keys.sealing import Sealer
from network.work import gate, store
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind, Things
from network.work.model import MOST_NOTES, Assignment, FileNote
from network.work.ports import Facts
from network.work.refusing import refused

READERS = frozenset({Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER, Capacity.SAFEGUARDING_LEAD})
PURPOSES = (
    Purpose.STAY_IN_TOUCH,
    Purpose.LIFE_STORY,
    Purpose.WELFARE_CHECK,
    Purpose.RECONNECT,
)
"""What a worker may say that they read for. An emergency is opened, not said."""


class Closed(NotPermitted):
    """The reading is refused. The true reason is in the organisation's record, and only there."""

    code = "closed-to-you"
    title = "This is not open to you."


@dataclass(frozen=True, kw_only=True)
class File:
    """What an organisation keeps about somebody, as one who may read it sees it."""

    place: Assignment
    known_as: str = field(repr=False)
    notes: tuple[tuple[str, FileNote], ...] = field(repr=False)
    """Each note with the name of who wrote it."""
    shown: bool
    """Whether the person sees this read under "Who has looked" now."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Opening somebody's file, with a purpose."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    work: KnownWork
    facts: Facts

    def open(self, actor: Actor, assignment_id: AssignmentId, purpose: Purpose) -> File:
        """Open a file. Raises Closed, alike for what isn't this organisation's or anybody's.

        Somebody who used to be on a list could else be asked after: are they with a colleague now,
        or gone? `purpose` is one of PURPOSES: raises Invalid for another.
        """
        if purpose not in PURPOSES:
            raise Invalid({"purpose": "none"})

        def work(tx: Tx) -> File | None:
            place, here = self._there(tx, actor, assignment_id)
            decision = self._decided(tx, actor, here, place, purpose)
            if not decision.permitted:
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return None
            seen = _shown(decision) and not place.hidden(self.clock.now())
            read = self._file(tx, here, place, shown=seen)
            self._count(tx, here, place)
            shown = _shown(decision)
            event = Event.READ_AT_WORK if shown else Event.READ_AT_WORK_UNSHOWN
            emergency = place.kind is AssignmentKind.EMERGENCY
            why = Purpose.EMERGENCY if emergency else purpose
            things = str(Things.NOTES)
            self._write_down(tx, actor, here, place, event, purpose=str(why), things=things)
            return read

        return self._or_closed(self.graph.write(work))

    def note(self, actor: Actor, assignment_id: AssignmentId, note_id: str, text: str) -> None:
        """Add a note to the file of somebody on the actor's own list. Sent twice, kept once."""
        now = self.clock.now()

        def work(tx: Tx) -> File | None:
            place, here = self._there(tx, actor, assignment_id)
            decision = self._decided(tx, actor, here, place, Purpose.STAY_IN_TOUCH)
            if not decision.permitted or not place.on_caseload(here.staff.id, now):
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return None
            if all(one.id != note_id for one in place.notes):
                if len(place.notes) >= MOST_NOTES:
                    raise Invalid({"text": "many"})
                note = FileNote(id=note_id, at=now, by=here.staff.id, text=text)
                place = replace(place, notes=(*place.notes, note))
                store.keep_assignment(tx, self.sealer, place)
                self._write_down(tx, actor, here, place, Event.NOTE_WRITTEN)
            return self._file(tx, here, place, shown=True)

        self._or_closed(self.graph.write(work))

    def _there(
        self, tx: Tx, actor: Actor, assignment_id: AssignmentId
    ) -> tuple[Assignment, AtWork]:
        gate.may_try(actor, READERS)
        before = store.find_assignment(tx, self.sealer, assignment_id)
        seen = gate.looked_up(tx, self.sealer, actor, practice=True)
        if before is None or before.organisation_id != seen.organisation.id:
            raise Closed
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, READERS, practice=True)
        place = store.lock_assignment(tx, self.sealer, assignment_id)
        if place is None or place.organisation_id != here.organisation.id:
            raise Closed
        return place, here

    def _decided(
        self, tx: Tx, actor: Actor, here: AtWork, place: Assignment, purpose: Purpose
    ) -> Decision:
        emergency = place.kind is AssignmentKind.EMERGENCY
        asked = Asked(
            asker=actor.person_id,
            other=place.person_id,
            act=Act.STAFF_READ,
            purpose=Purpose.EMERGENCY if emergency else purpose,
            capacity=actor.capacity,
        )
        known = self.work.at(tx, here.staff, actor.person_id, place.person_id)
        return decide(asked, self.facts.of(tx, asked, known), self.clock.now())

    def _file(self, tx: Tx, here: AtWork, place: Assignment, *, shown: bool) -> File:
        names = {one.id: one.name for one in store.staff_at(tx, self.sealer, here.organisation.id)}
        notes = [
            (names.get(note.by, ""), note)
            for one in store.assignments_of(tx, self.sealer, place.person_id)
            if one.organisation_id == here.organisation.id
            for note in one.notes
        ]
        newest = sorted(notes, key=lambda one: one[1].at, reverse=True)
        return File(place=place, known_as=place.known_as, notes=tuple(newest), shown=shown)

    def _count(self, tx: Tx, here: AtWork, place: Assignment) -> None:
        counted = here.staff.after_reading(place.person_id, self.clock.now().date())
        if counted != here.staff:
            store.keep_staff(tx, self.sealer, counted)

    def _write_down(
        self,
        tx: Tx,
        actor: Actor,
        here: AtWork,
        place: Assignment,
        event: Event,
        **more: str,
    ) -> None:
        where = {"organisation": here.organisation.id, "staff": here.staff.id, "place": place.id}
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail={**where, **more},
        )

    def _or_closed(self, read: File | None) -> File:
        if read is None:
            raise Closed
        return read


def _shown(decision: Decision) -> bool:
    return Obligation.HIDE_LOOK not in decision.obligations
