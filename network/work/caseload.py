"""Who is on whose list: put there by a code that the person handed over, and by nothing else.

Nobody can be looked up (promise 3): a worker reaches a person only because that person gave them
a code. The person sees every list that they are on and who passed them on to whom.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from network.accounts.throttle import Throttle
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.errors import NotFound
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, OrganisationId, PersonId, StaffId
from network.keys.sealing import Sealer
from network.work import codes, gate, store
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind
from network.work.model import Assignment, StaffAccount, WrongCode
from network.work.ports import Facts
from network.work.reading import READERS, Closed
from network.work.refusing import refused

CARRIERS = frozenset({Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER})
LEADS = frozenset({Capacity.SAFEGUARDING_LEAD})
COLLEAGUES = frozenset({Capacity.ADMINISTRATOR}) | LEADS


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """A worker's list, and the lists of an organisation."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    work: KnownWork
    facts: Facts

    def mine(self, actor: Actor) -> list[Assignment]:
        """Who is on the actor's own list, by the name that the organisation knows them by."""

        def work(tx: Tx) -> list[Assignment]:
            here = self._here(tx, actor, READERS)
            now = self.clock.now()
            everybody = store.assignments_at(tx, self.sealer, here.organisation.id)
            return [one for one in everybody if one.on_caseload(here.staff.id, now)]

        return _sorted(self.graph.read(work))

    def everybody(self, actor: Actor) -> list[tuple[Assignment, StaffAccount | None]]:
        """Every list here and who carries it: for a safeguarding lead, and to give work on.

        None stands for nobody: the worker has gone.
        """

        def work(tx: Tx) -> list[tuple[Assignment, StaffAccount | None]]:
            here = self._here(tx, actor, LEADS)
            staff = {
                one.id: one
                for one in store.staff_at(tx, self.sealer, here.organisation.id)
                if one.active
            }
            now = self.clock.now()
            return [
                (one, staff.get(one.staff_id))
                for one in store.assignments_at(tx, self.sealer, here.organisation.id)
                if one.kind is AssignmentKind.CASELOAD and one.runs(now)
            ]

        return sorted(self.graph.read(work), key=lambda one: one[0].known_as.casefold())

    def colleagues(self, actor: Actor) -> list[StaffAccount]:
        """Who else here could carry a list."""

        def work(tx: Tx) -> list[StaffAccount]:
            here = self._here(tx, actor, READERS)
            return [
                one
                for one in store.staff_at(tx, self.sealer, here.organisation.id)
                if one.active and one.id != here.staff.id and one.capacities & CARRIERS
            ]

        return sorted(self.graph.read(work), key=lambda one: one.name.casefold())

    def take_on(
        self, actor: Actor, assignment_id: AssignmentId, typed: str, known_as: str
    ) -> AssignmentId:
        """Put whoever handed over this code on the actor's list. The code is used up.

        Raises WrongCode, alike for codes that never were, and for whatever the decision refuses.
        Tries are counted. The same id again changes nothing.
        """
        gate.may_try(actor, CARRIERS)
        self.throttle.count(self.throttle.session(actor.session_id or actor.person_id))
        now = self.clock.now()

        def work(tx: Tx) -> bool:
            if store.find_assignment(tx, self.sealer, assignment_id) is not None:
                return True
            person_id, code_id = self._coded(tx, typed)
            gate.lock_people(tx, [actor.person_id, person_id])
            here = gate.at_work(tx, self.sealer, actor, CARRIERS, practice=True)
            if store.made_up_for(tx, person_id) != _practice(here):
                raise WrongCode
            decision = self._decided(tx, here.staff, actor.person_id, actor.capacity, person_id)
            if not decision.permitted or not store.drop_code(tx, person_id, code_id):
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return False
            assignment = _taken_on(assignment_id, here, person_id, known_as, now)
            store.add_assignment(tx, self.sealer, assignment)
            self._tell(tx, actor, assignment, Event.WORK_BEGUN)
            return True

        if not self.graph.write(work):
            raise WrongCode
        return assignment_id

    def knows(self, actor: Actor, assignment_id: AssignmentId) -> None:
        """Say that one knows somebody in private life: from now on they are closed to one's work.

        They leave the list. It can't be taken back by oneself.
        """

        def work(tx: Tx) -> None:
            place, here = self._mine(tx, actor, assignment_id)
            knows = replace(here.staff, knows=here.staff.knows | {place.person_id})
            store.keep_staff(tx, self.sealer, knows)
            self._end(tx, actor, place)

        self.graph.write(work)

    def let_go(self, actor: Actor, assignment_id: AssignmentId) -> None:
        """Take somebody off one's list. Twice is the same as once."""

        def work(tx: Tx) -> None:
            place, _ = self._mine(tx, actor, assignment_id)
            self._end(tx, actor, place)

        self.graph.write(work)

    def pass_on(self, actor: Actor, assignment_id: AssignmentId, to: StaffId) -> None:
        """Give somebody on a list to a colleague: one's own, or as a lead anybody's here.

        Raises Closed where the decision refuses the colleague, whatever the reason.
        """

        def work(tx: Tx) -> bool:
            place, here, colleague, other = self._handing(tx, actor, assignment_id, to)
            decision = self._decided(tx, colleague, other, _hat(colleague), place.person_id)
            if not decision.permitted:
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return False
            given = replace(place, staff_id=colleague.id, by=actor.person_id)
            store.carry(tx, self.sealer, given)
            self._tell(tx, actor, given, Event.WORK_PASSED_ON)
            return True

        if not self.graph.write(work):
            raise Closed

    def _handing(
        self, tx: Tx, actor: Actor, assignment_id: AssignmentId, to: StaffId
    ) -> tuple[Assignment, AtWork, StaffAccount, PersonId]:
        gate.may_try(actor, READERS)
        before = store.find_assignment(tx, self.sealer, assignment_id)
        colleague = store.find_staff(tx, self.sealer, to)
        seen = gate.looked_up(tx, self.sealer, actor, practice=True)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        if colleague is None or colleague.organisation_id != seen.organisation.id:
            raise NotFound
        if colleague.person_id is None:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id, colleague.person_id])
        here = gate.at_work(tx, self.sealer, actor, READERS, practice=True)
        locked = store.lock_staff(tx, self.sealer, to)
        place = store.lock_assignment(tx, self.sealer, assignment_id)
        if place is None or locked is None or locked.person_id is None or not locked.active:
            raise NotFound
        here_both = {place.organisation_id, locked.organisation_id} == {here.organisation.id}
        own = place.on_caseload(here.staff.id, self.clock.now())
        leads = actor.capacity in LEADS and place.kind is AssignmentKind.CASELOAD
        if not here_both or not (own or leads) or not place.runs(self.clock.now()):
            raise NotFound
        return place, here, locked, locked.person_id

    def _mine(self, tx: Tx, actor: Actor, assignment_id: AssignmentId) -> tuple[Assignment, AtWork]:
        gate.may_try(actor, READERS)
        before = store.find_assignment(tx, self.sealer, assignment_id)
        seen = gate.looked_up(tx, self.sealer, actor, practice=True)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, READERS, practice=True)
        place = store.lock_assignment(tx, self.sealer, assignment_id)
        if place is None or place.staff_id != here.staff.id:
            raise NotFound
        return place, here

    def _coded(self, tx: Tx, typed: str) -> tuple[PersonId, str]:
        found = store.find_code(tx, self.sealer, codes.fingerprint(typed))
        if found is None:
            raise WrongCode
        person_id, code = found
        if code.kind is not CodeKind.WORK_WITH_ME or code.until <= self.clock.now():
            raise WrongCode
        return person_id, code.id

    def _decided(
        self,
        tx: Tx,
        staff: StaffAccount,
        worker: PersonId,
        capacity: Capacity,
        person: PersonId,
    ) -> Decision:
        asked = Asked(
            asker=worker,
            other=person,
            act=Act.ASSIGN,
            purpose=Purpose.STAY_IN_TOUCH,
            capacity=capacity,
        )
        known = self.work.at(tx, staff, worker, person)
        return decide(asked, self.facts.of(tx, asked, known), self.clock.now())

    def _end(self, tx: Tx, actor: Actor, place: Assignment) -> None:
        if place.state is AssignmentState.ENDED:
            return
        ended = replace(place, state=AssignmentState.ENDED, ended_at=self.clock.now())
        store.keep_assignment(tx, self.sealer, ended)
        self._tell(tx, actor, ended, Event.WORK_ENDED)

    def _here(self, tx: Tx, actor: Actor, hats: frozenset[Capacity]) -> AtWork:
        gate.may_try(actor, hats)
        return gate.looked_up(tx, self.sealer, actor, practice=True)

    def _tell(self, tx: Tx, actor: Actor, place: Assignment, event: Event) -> None:
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail={"organisation": place.organisation_id, "staff": place.staff_id},
        )


def _taken_on(
    assignment_id: AssignmentId, here: AtWork, person_id: PersonId, known_as: str, now: datetime
) -> Assignment:
    return Assignment(
        id=assignment_id,
        organisation_id=here.organisation.id,
        kind=AssignmentKind.CASELOAD,
        state=AssignmentState.RUNNING,
        person_id=person_id,
        staff_id=here.staff.id,
        known_as=known_as,
        by=here.staff.person_id or PersonId(""),
        since=now,
    )


def _practice(here: AtWork) -> OrganisationId | None:
    """In a practice only who was made up for it, at real work nobody who was."""
    return here.organisation.id if here.organisation.practice else None


def _hat(staff: StaffAccount) -> Capacity:
    return next((hat for hat in staff.hats() if hat in CARRIERS), Capacity.PERSON)


def _sorted(found: Iterable[Assignment]) -> list[Assignment]:
    return sorted(found, key=lambda one: one.known_as.casefold())
