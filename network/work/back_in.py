"""Two members of staff help somebody back in who stands before them: one begins, one approves.

Each has seen the person (security research 3.4). The code is told once, to whoever approves, to be
read out; it opens nothing alone (network.accounts.evidence), is good once and for a day, and staff
never see or choose anything with which the account is opened.
"""

from dataclasses import dataclass, field, replace

from network.accounts import codes as codes_of_accounts
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kinds import Channel, Purpose
from network.consent.model import Asked, Decision
from network.errors import NotFound, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, PersonId, StaffId, new_id, new_secret
from network.keys.sealing import Sealer
from network.work import codes, gate, store
from network.work.caseload import CARRIERS, LEADS
from network.work.facts import KnownWork
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind, AssignmentState, CodeKind
from network.work.model import BACK_IN_FOR, Assignment, StaffAccount, WorkerCode
from network.work.ports import Facts
from network.work.reading import READERS, Closed
from network.work.refusing import refused

HELPERS = READERS
"""Who can be the second human being, besides those who may begin."""


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Somebody whom a colleague has seen, and asks the reader to see too."""

    place: Assignment
    begun_by: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class BackIn:
    """Helping somebody back into their account, by two."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    work: KnownWork
    facts: Facts

    def colleagues(self, actor: Actor) -> list[StaffAccount]:
        """Who else here could see the person too."""

        def work(tx: Tx) -> list[StaffAccount]:
            gate.may_try(actor, CARRIERS)
            here = gate.looked_up(tx, self.sealer, actor)
            return [
                one
                for one in store.staff_at(tx, self.sealer, here.organisation.id)
                if one.active and one.person_id != actor.person_id and one.capacities & HELPERS
            ]

        return sorted(self.graph.read(work), key=lambda one: one.name.casefold())

    def begin(
        self, actor: Actor, about: AssignmentId, colleague: StaffId, back_in_id: AssignmentId
    ) -> AssignmentId:
        """Say that somebody on the actor's own list stands before them, and which colleague comes.

        The same id again changes nothing. Raises NotFound, and Closed whatever the decision says
        against it. What is said against the colleague shows nowhere here.
        """

        def work(tx: Tx) -> bool:
            place, here = self._there(tx, actor, about)
            self._require_colleague(tx, actor, here, colleague)
            if store.find_assignment(tx, self.sealer, back_in_id) is not None:
                return True
            decision = self._decided(tx, here.staff, actor.capacity, place.person_id)
            if not decision.permitted:
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return False
            begun = self._begun(actor, here, place, colleague, back_in_id)
            store.add_assignment(tx, self.sealer, begun)
            self._tell(tx, actor, here, begun, Event.BACK_IN_BEGUN)
            return True

        if not self.graph.write(work):
            raise Closed
        return back_in_id

    def waiting(self, actor: Actor) -> list[Waits]:
        """Whom the actor is asked to see too: only those about whom they may know at all."""

        def look(tx: Tx) -> list[Waits]:
            gate.may_try(actor, HELPERS)
            here = gate.looked_up(tx, self.sealer, actor)
            names = {
                one.id: one.name for one in store.staff_at(tx, self.sealer, here.organisation.id)
            }
            now = self.clock.now()
            return [
                Waits(place=one, begun_by=names.get(one.staff_id, ""))
                for one in store.assignments_at(tx, self.sealer, here.organisation.id)
                if one.colleague == here.staff.id and one.agreed_by is None and one.runs(now)
            ]

        found = sorted(self.graph.read(look), key=lambda one: one.place.since)
        return [one for one in found if self._may_know(actor, one.place)]

    def approve(self, actor: Actor, back_in_id: AssignmentId) -> str:
        """Say that the actor has seen the person too: the code to read out, told this once.

        Raises NotFound, WrongMoment where it was told already, NotPermitted to whoever began it,
        and Closed whatever the decision says against either of the two.
        """
        code, code_id = codes_of_accounts.make(new_secret())[0], new_id()

        def work(tx: Tx) -> bool:
            begun, here, first = self._waiting(tx, actor, back_in_id)
            against = self._against(tx, actor, here, first, begun)
            if against is not None:
                refused(tx, self.sealer, here, by=actor, reason=against.reason, at=self.clock.now())
                return False
            now = self.clock.now()
            until = now + BACK_IN_FOR
            agreed = replace(begun, agreed_by=actor.person_id, agreed_at=now, until=until)
            store.keep_assignment(tx, self.sealer, agreed)
            line = WorkerCode(id=code_id, kind=CodeKind.BACK_IN, until=until, place=begun.id)
            store.add_code(tx, self.sealer, begun.person_id, line, codes.fingerprint(code))
            self._tell(tx, actor, here, begun, Event.BACK_IN_APPROVED)
            return True

        if not self.graph.write(work):
            raise Closed
        return code

    def _there(self, tx: Tx, actor: Actor, about: AssignmentId) -> tuple[Assignment, AtWork]:
        gate.may_try(actor, CARRIERS)
        before = store.find_assignment(tx, self.sealer, about)
        seen = gate.looked_up(tx, self.sealer, actor)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, CARRIERS)
        place = store.lock_assignment(tx, self.sealer, about)
        if place is None or not place.on_caseload(here.staff.id, self.clock.now()):
            raise NotFound
        return place, here

    def _require_colleague(self, tx: Tx, actor: Actor, here: AtWork, colleague: StaffId) -> None:
        other = store.find_staff(tx, self.sealer, colleague)
        if other is None or other.organisation_id != here.organisation.id or not other.active:
            raise NotFound
        if other.person_id == actor.person_id or not other.capacities & HELPERS:
            raise NotFound

    def _begun(
        self,
        actor: Actor,
        here: AtWork,
        place: Assignment,
        colleague: StaffId,
        back_in_id: AssignmentId,
    ) -> Assignment:
        now = self.clock.now()
        return Assignment(
            id=back_in_id,
            organisation_id=here.organisation.id,
            kind=AssignmentKind.BACK_IN,
            state=AssignmentState.RUNNING,
            person_id=place.person_id,
            staff_id=here.staff.id,
            known_as=place.known_as,
            by=actor.person_id,
            since=now,
            until=now + BACK_IN_FOR,
            colleague=colleague,
        )

    def _waiting(
        self, tx: Tx, actor: Actor, back_in_id: AssignmentId
    ) -> tuple[Assignment, AtWork, StaffAccount]:
        gate.may_try(actor, HELPERS)
        seen = gate.looked_up(tx, self.sealer, actor)
        before = store.find_assignment(tx, self.sealer, back_in_id)
        if before is None or before.kind is not AssignmentKind.BACK_IN:
            raise NotFound
        if before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id, before.by])
        for one in sorted({actor.staff_id or before.staff_id, before.staff_id}):
            store.lock_staff(tx, self.sealer, one)
        here = gate.at_work(tx, self.sealer, actor, HELPERS)
        first = store.find_staff(tx, self.sealer, before.staff_id)
        begun = store.lock_assignment(tx, self.sealer, back_in_id)
        if begun is None or first is None or begun.organisation_id != here.organisation.id:
            raise NotFound
        if actor.person_id in {begun.by, begun.person_id}:
            raise NotPermitted("Somebody else has to do this.")
        if begun.colleague != here.staff.id or not begun.runs(self.clock.now()):
            raise NotFound
        if begun.agreed_by is not None:
            raise WrongMoment
        return begun, here, first

    def _against(
        self, tx: Tx, actor: Actor, here: AtWork, first: StaffAccount, begun: Assignment
    ) -> Decision | None:
        """What speaks against either of the two: whoever began it must still have the person."""
        hat = next((one for one in first.hats() if one in CARRIERS), Capacity.PERSON)
        earlier = self._decided(tx, first, hat, begun.person_id)
        mine = self._decided(tx, here.staff, actor.capacity, begun.person_id)
        on_list = self.work.at(tx, first, begun.by, begun.person_id).on_caseload
        if not on_list:
            raise NotFound
        return next((one for one in (earlier, mine) if not one.permitted), None)

    def _may_know(self, actor: Actor, place: Assignment) -> bool:
        def work(tx: Tx) -> bool:
            gate.lock_people(tx, [actor.person_id, place.person_id])
            here = gate.at_work(tx, self.sealer, actor, HELPERS)
            return self._decided(tx, here.staff, actor.capacity, place.person_id).permitted

        try:
            return self.graph.write(work)
        except NotFound:
            # Their person has been erased meanwhile.
            return False

    def _decided(self, tx: Tx, staff: StaffAccount, hat: Capacity, person_id: PersonId) -> Decision:
        worker = staff.person_id or PersonId("")
        leads = hat in LEADS
        asked = Asked(
            asker=worker,
            other=person_id,
            act=Act.SAFEGUARD if leads else Act.ASSIGN,
            purpose=Purpose.SERVICE_SAFETY if leads else Purpose.STAY_IN_TOUCH,
            channel=Channel.WORKER_IN_PERSON,
            capacity=hat,
        )
        known = self.work.at(tx, staff, worker, person_id)
        return decide(asked, self.facts.of(tx, asked, known), self.clock.now())

    def _tell(self, tx: Tx, actor: Actor, here: AtWork, place: Assignment, event: Event) -> None:
        record(
            tx,
            self.sealer,
            stream=place.person_id,
            event=event,
            at=self.clock.now(),
            by=actor,
            detail={
                "organisation": here.organisation.id,
                "staff": here.staff.id,
                "place": place.id,
            },
        )
