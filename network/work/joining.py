"""Taking up work with a one-time code, and leaving it."""

from dataclasses import dataclass, field, replace

from network.accounts.throttle import Throttle
from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import AlreadyDone, NotFound
from network.graph.door import Graph, Tx
from network.identity import OrganisationId, StaffId
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.kinds import OrganisationState
from network.organisations.model import AGREEMENT, Accepted, Organisation
from network.work import codes, gate, store
from network.work.ending import end_staff, off_call
from network.work.kinds import StaffState
from network.work.model import Hat, StaffAccount, WrongCode

CLOSED_TO_NEW = frozenset({OrganisationState.CLOSED, OrganisationState.PRACTICE})


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """What somebody is invited to, to read before saying yes."""

    organisation: str = field(repr=False)
    name: str = field(repr=False)
    capacities: tuple[Capacity, ...]
    named: bool
    """Whether saying yes is also saying yes to the organisation's agreement."""


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Becoming somebody at work, from one's own account, and ending it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle

    def look(self, actor: Actor, typed: str) -> Invitation:
        """What a code invites to. Raises WrongCode; tries are counted."""
        self._count(actor)

        def work(tx: Tx) -> Invitation:
            staff, organisation = self._invited(tx, typed)
            return Invitation(
                organisation=organisation.name,
                name=staff.name,
                capacities=staff.hats(),
                named=staff.named,
            )

        return self.graph.read(work)

    def accept(self, actor: Actor, typed: str) -> StaffId:
        """Take up the work that a code invites to; for a named person, agree as well.

        Raises WrongCode, and AlreadyDone where the actor works there already: two named people are
        two human beings.
        """
        self._count(actor)
        now = self.clock.now()

        def work(tx: Tx) -> StaffId:
            gate.lock_people(tx, [actor.person_id])
            before, _ = self._invited(tx, typed)
            organisation = organisations.lock(tx, self.sealer, before.organisation_id)
            staff = store.lock_staff(tx, self.sealer, before.id)
            if staff is None or organisation is None or staff.state is not StaffState.INVITED:
                raise WrongCode
            self._require_new(tx, actor, organisation.id)
            mine = replace(
                staff,
                state=StaffState.ACTIVE,
                person_id=actor.person_id,
                joined_at=now,
                code_until=None,
            )
            store.keep_staff(tx, self.sealer, mine)
            store.join(tx, actor.person_id, mine.id)
            if staff.named:
                self._agree(tx, actor, organisation)
            self._write_down(tx, organisation.id, Event.STAFF_JOINED, actor, {"staff": mine.id})
            return mine.id

        return self.graph.write(work)

    def hats(self, actor: Actor) -> list[Hat]:
        """Every real hat that the actor has, at organisations at work and at those not yet open."""

        def work(tx: Tx) -> list[Hat]:
            return [
                Hat(
                    staff_id=staff.id,
                    organisation_id=organisation.id,
                    organisation=organisation.name,
                    capacity=hat,
                    open=organisation.open,
                )
                for staff in store.staff_of(tx, self.sealer, actor.person_id)
                if staff.active
                and (organisation := organisations.find(tx, self.sealer, staff.organisation_id))
                and not organisation.practice
                for hat in staff.hats()
            ]

        return self.graph.read(work)

    def leave(self, actor: Actor, staff_id: StaffId) -> None:
        """Stop working somewhere, today. The personal side stays as it is.

        From either side: with the hat on, or as oneself. Twice is the same as once.
        """
        now = self.clock.now()

        def work(tx: Tx) -> None:
            gate.lock_people(tx, [actor.person_id])
            before = store.find_staff(tx, self.sealer, staff_id)
            if before is None or before.person_id != actor.person_id:
                raise NotFound
            organisation = organisations.lock(tx, self.sealer, before.organisation_id)
            staff = store.lock_staff(tx, self.sealer, staff_id)
            if staff is None or organisation is None or not staff.active:
                return
            ended = end_staff(tx, self.sealer, staff, StaffState.LEFT, now)
            off_call(tx, self.sealer, organisation, ended)
            detail = {"staff": staff_id, "state": str(StaffState.LEFT)}
            self._write_down(tx, organisation.id, Event.STAFF_ENDED, actor, detail)

        self.graph.write(work)

    def _count(self, actor: Actor) -> None:
        gate.oneself_surely(actor)
        self.throttle.count(self.throttle.session(actor.session_id or actor.person_id))

    def _invited(self, tx: Tx, typed: str) -> tuple[StaffAccount, Organisation]:
        staff = store.invited(tx, self.sealer, codes.fingerprint(typed))
        if staff is None or staff.code_until is None or staff.code_until <= self.clock.now():
            raise WrongCode
        organisation = organisations.find(tx, self.sealer, staff.organisation_id)
        if organisation is None or organisation.state in CLOSED_TO_NEW:
            raise WrongCode
        return staff, organisation

    def _require_new(self, tx: Tx, actor: Actor, organisation_id: OrganisationId) -> None:
        mine = store.staff_of(tx, self.sealer, actor.person_id)
        if any(one.active and one.organisation_id == organisation_id for one in mine):
            raise AlreadyDone

    def _agree(self, tx: Tx, actor: Actor, organisation: Organisation) -> None:
        yes = Accepted(person_id=actor.person_id, at=self.clock.now(), agreement=AGREEMENT)
        agreed = replace(organisation, accepted=(*organisation.accepted, yes))
        if agreed.agreed() and agreed.state is OrganisationState.STARTING:
            agreed = replace(agreed, state=OrganisationState.WAITING)
        organisations.keep(tx, self.sealer, agreed)

    def _write_down(
        self,
        tx: Tx,
        organisation_id: OrganisationId,
        event: Event,
        by: Actor,
        detail: dict[str, str],
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=organisation_id,
            event=event,
            at=self.clock.now(),
            by=by,
            detail=detail,
        )
