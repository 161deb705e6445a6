"""Two exceptions that two people carry: more reading in a day, and reading in an emergency."""

from dataclasses import dataclass, replace

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Invalid, NotFound, NotPermitted
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, StaffId
from network.keys.sealing import Sealer
from network.work import gate, store
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind, AssignmentState
from network.work.late import ASKED, Later, held_back, say
from network.work.model import (
    DAILY_PEOPLE,
    EMERGENCY_LASTS,
    MOST_RAISED,
    Assignment,
    Raised,
    StaffAccount,
)
from network.work.reading import READERS

LEADS = frozenset({Capacity.SAFEGUARDING_LEAD})
SECONDS = LEADS | {Capacity.ADMINISTRATOR}
"""Who can be the second human being."""


@dataclass(frozen=True, kw_only=True)
class Exceptions:
    """Asking for an exception, and being the other human being behind it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def ask_for_more(self, actor: Actor, to: int, reason: str) -> None:
        """Ask to read more different people today. It counts once two others have agreed."""
        if not DAILY_PEOPLE < to <= MOST_RAISED:
            raise Invalid({"to": "between"})
        today = self.clock.now().date()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            here = gate.at_work(tx, self.sealer, actor, READERS, practice=True)
            raised = Raised(on=today, to=to, reason=reason)
            store.keep_staff(tx, self.sealer, replace(here.staff, raised=raised))
            self._write_down(tx, actor, here, here.staff.id, to)

        self.graph.write(work)

    def asking(self, actor: Actor) -> list[tuple[StaffAccount, Raised]]:
        """Who asks to read more today and still needs the actor's agreement."""
        today = self.clock.now().date()

        def work(tx: Tx) -> list[tuple[StaffAccount, Raised]]:
            gate.may_try(actor, SECONDS)
            here = gate.looked_up(tx, self.sealer, actor, practice=True)
            return [
                (one, one.raised)
                for one in store.staff_at(tx, self.sealer, here.organisation.id)
                if one.active and one.raised is not None and one.person_id != actor.person_id
                if one.raised.on == today and actor.person_id not in one.raised.agreed
                if not one.raised.counts(one.person_id, today)
            ]

        return self.graph.read(work)

    def agree_to_more(self, actor: Actor, staff_id: StaffId) -> None:
        """Agree that a colleague reads more today. Twice is the same as once."""
        today = self.clock.now().date()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            first, second = sorted((actor.staff_id or staff_id, staff_id))
            for one in (first, second):
                store.lock_staff(tx, self.sealer, one)
            here = gate.at_work(tx, self.sealer, actor, SECONDS, practice=True)
            staff = store.find_staff(tx, self.sealer, staff_id)
            if staff is None or staff.organisation_id != here.organisation.id:
                raise NotFound
            if staff.person_id == actor.person_id:
                raise NotPermitted("Somebody else has to agree to this.")
            if staff.raised is None or staff.raised.on != today:
                raise NotFound
            if actor.person_id not in staff.raised.agreed:
                agreed = replace(staff.raised, agreed=(*staff.raised.agreed, actor.person_id))
                store.keep_staff(tx, self.sealer, replace(staff, raised=agreed))
                self._write_down(tx, actor, here, staff_id, agreed.to)

        self.graph.write(work)

    def open_emergency(
        self,
        actor: Actor,
        emergency_id: AssignmentId,
        about: AssignmentId,
        reason: str,
        later: Later | None = None,
    ) -> AssignmentId:
        """Open the file of somebody on a colleague's list for an hour, with a written reason.

        The person sees it: at once, or `later` as two want it. The same id again changes nothing.
        Raises NotFound, Invalid without a reason, and NotPermitted about oneself.
        """
        if not reason.strip():
            raise Invalid({"reason": "missing"})

        def work(tx: Tx) -> AssignmentId:
            gate.may_try(actor, LEADS)
            place = store.find_assignment(tx, self.sealer, about)
            seen = gate.looked_up(tx, self.sealer, actor, practice=True)
            if place is None or place.organisation_id != seen.organisation.id:
                raise NotFound
            gate.lock_people(tx, [actor.person_id, place.person_id])
            here = gate.at_work(tx, self.sealer, actor, LEADS, practice=True)
            self._require_theirs(actor, here, place)
            if store.find_assignment(tx, self.sealer, emergency_id) is not None:
                return emergency_id
            opened = self._emergency(actor, here, place, emergency_id, reason)
            opened = replace(opened, late=held_back(actor.person_id, later, self.clock.now()))
            store.add_assignment(tx, self.sealer, opened)
            self._tell(tx, actor, opened)
            if later is not None:
                say(tx, self.sealer, opened, by=actor, what=ASKED, now=self.clock.now())
            return emergency_id

        return self.graph.write(work)

    def emergencies(self, actor: Actor) -> list[tuple[Assignment, str]]:
        """Emergency readings here that no second human being has looked at; who opened each."""

        def work(tx: Tx) -> list[tuple[Assignment, str]]:
            gate.may_try(actor, SECONDS)
            here = gate.looked_up(tx, self.sealer, actor, practice=True)
            names = {
                one.id: one.name for one in store.staff_at(tx, self.sealer, here.organisation.id)
            }
            return [
                (one, names.get(one.staff_id, ""))
                for one in store.assignments_at(tx, self.sealer, here.organisation.id)
                if one.needs_second()
            ]

        return sorted(self.graph.read(work), key=lambda one: one[0].since)

    def to_agree(self, actor: Actor) -> list[tuple[Assignment, str]]:
        """Those of them behind which the actor can be the second human being."""
        return [
            (one, who)
            for one, who in self.emergencies(actor)
            if actor.person_id not in {one.by, one.person_id}
        ]

    def agree_to_emergency(self, actor: Actor, emergency_id: AssignmentId) -> None:
        """Be the second human being behind an emergency reading. Never one's own."""
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.may_try(actor, SECONDS)
            before = store.find_assignment(tx, self.sealer, emergency_id)
            seen = gate.looked_up(tx, self.sealer, actor, practice=True)
            if before is None or before.organisation_id != seen.organisation.id:
                raise NotFound
            gate.lock_people(tx, [actor.person_id, before.person_id])
            here = gate.at_work(tx, self.sealer, actor, SECONDS, practice=True)
            opened = store.lock_assignment(tx, self.sealer, emergency_id)
            if opened is None or opened.organisation_id != here.organisation.id:
                raise NotFound
            if actor.person_id in {opened.by, opened.person_id}:
                raise NotPermitted("Somebody else has to agree to this.")
            if opened.needs_second():
                agreed = replace(opened, agreed_by=actor.person_id, agreed_at=now)
                store.keep_assignment(tx, self.sealer, agreed)
                self._agreed(tx, actor, here, agreed)

        self.graph.write(work)

    def _emergency(
        self,
        actor: Actor,
        here: AtWork,
        place: Assignment,
        emergency_id: AssignmentId,
        reason: str,
    ) -> Assignment:
        now = self.clock.now()
        return Assignment(
            id=emergency_id,
            organisation_id=here.organisation.id,
            kind=AssignmentKind.EMERGENCY,
            state=AssignmentState.RUNNING,
            person_id=place.person_id,
            staff_id=here.staff.id,
            known_as=place.known_as,
            by=actor.person_id,
            since=now,
            until=now + EMERGENCY_LASTS,
            reason=reason,
        )

    def _require_theirs(self, actor: Actor, here: AtWork, place: Assignment) -> None:
        if place.organisation_id != here.organisation.id or not place.runs(self.clock.now()):
            raise NotFound
        if place.person_id == actor.person_id or place.person_id in here.staff.knows:
            raise NotPermitted

    def _agreed(self, tx: Tx, actor: Actor, here: AtWork, opened: Assignment) -> None:
        record(
            tx,
            self.sealer,
            stream=here.organisation.id,
            event=Event.EMERGENCY_AGREED,
            at=self.clock.now(),
            by=actor,
            detail={"staff": opened.staff_id},
        )

    def _tell(self, tx: Tx, actor: Actor, opened: Assignment) -> None:
        record(
            tx,
            self.sealer,
            stream=opened.person_id,
            event=Event.EMERGENCY_OPENED,
            at=self.clock.now(),
            by=actor,
            detail={
                "organisation": opened.organisation_id,
                "staff": opened.staff_id,
                "place": opened.id,
            },
        )

    def _write_down(self, tx: Tx, actor: Actor, here: AtWork, staff_id: StaffId, to: int) -> None:
        record(
            tx,
            self.sealer,
            stream=here.organisation.id,
            event=Event.READING_RAISED,
            at=self.clock.now(),
            by=actor,
            detail={"staff": staff_id, "to": str(to)},
        )
