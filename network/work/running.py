"""What an administrator does for an organisation: people, the policy, hours, who is on call.

Two rules of two human beings: nobody gives themselves a hat, and nobody takes their own away as
an administrator (leaving is one's own).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.acts import STAFF
from network.errors import Invalid, NotFound, NotPermitted
from network.graph.door import Graph, Tx
from network.identity import StaffId, new_id
from network.keys.sealing import Sealer
from network.organisations import store as organisations
from network.organisations.hours import hand_over
from network.organisations.model import (
    LONGEST_SHIFT,
    MOST_SHIFTS,
    Hours,
    Organisation,
    Policy,
    Shift,
)
from network.work import codes, gate, store
from network.work.ending import end_staff, off_call, take_off
from network.work.gate import AtWork
from network.work.kinds import StaffState
from network.work.model import INVITATION_LASTS, StaffAccount

ADMINISTRATORS = frozenset({Capacity.ADMINISTRATOR})
ANSWERS = frozenset({Capacity.SAFEGUARDING_LEAD, Capacity.COORDINATOR, Capacity.IN_TOUCH_WORKER})
"""Who may be on call."""
KEPT_SHIFTS = timedelta(days=31)


@dataclass(frozen=True, kw_only=True)
class Running:
    """Running an organisation, with the administrator's hat on."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def people(self, actor: Actor) -> list[tuple[StaffAccount, str]]:
        """Everybody who works here or is invited; with an invitation, the code to hand over."""

        def work(tx: Tx) -> list[tuple[StaffAccount, str]]:
            here = self._here(tx, actor)
            now = self.clock.now()
            return [
                (one, codes.code(self.sealer, one.id) if _waits(one, now) else "")
                for one in store.staff_at(tx, self.sealer, here.organisation.id)
                if one.active or _waits(one, now)
            ]

        return sorted(self.graph.read(work), key=lambda one: one[0].name.casefold())

    def invite(
        self, actor: Actor, staff_id: StaffId, name: str, hats: frozenset[Capacity]
    ) -> StaffId:
        """Invite somebody with a one-time code. The same id again changes nothing."""
        if not hats or not hats <= STAFF:
            raise Invalid({"hats": "none"})
        now = self.clock.now()

        def work(tx: Tx) -> StaffId:
            here = self._locked(tx, actor)
            staff = StaffAccount(
                id=staff_id,
                organisation_id=here.organisation.id,
                state=StaffState.INVITED,
                name=name,
                capacities=hats,
                invited_by=actor.person_id,
                made_at=now,
                code_until=now + INVITATION_LASTS,
            )
            hashed = codes.fingerprint(codes.code(self.sealer, staff_id))
            store.add_staff(tx, self.sealer, staff, hashed)
            self._write_down(tx, here, Event.STAFF_INVITED, actor, {"staff": staff_id})
            return staff_id

        return self.graph.write(work)

    def change_hats(self, actor: Actor, staff_id: StaffId, hats: frozenset[Capacity]) -> None:
        """Say which hats somebody else has. What is worn and taken away ends at once."""
        if not hats or not hats <= STAFF:
            raise Invalid({"hats": "none"})

        def change(tx: Tx, here: AtWork, staff: StaffAccount) -> None:
            changed = replace(staff, capacities=hats)
            store.keep_staff(tx, self.sealer, changed)
            take_off(tx, self.sealer, changed)
            self._write_down(tx, here, Event.STAFF_CHANGED, actor, {"staff": staff_id})

        self._about(actor, staff_id, change)

    def end(self, actor: Actor, staff_id: StaffId) -> None:
        """End somebody else's work here, today. Twice is the same as once."""
        now = self.clock.now()

        def change(tx: Tx, here: AtWork, staff: StaffAccount) -> None:
            if staff.state not in {StaffState.ACTIVE, StaffState.INVITED}:
                return
            ended = end_staff(tx, self.sealer, staff, StaffState.ENDED, now)
            off_call(tx, self.sealer, here.organisation, ended)
            detail = {"staff": staff_id, "state": str(StaffState.ENDED)}
            self._write_down(tx, here, Event.STAFF_ENDED, actor, detail)

        self._about(actor, staff_id, change)

    def set_policy(self, actor: Actor, policy: Policy) -> None:
        """Say how the organisation keeps in touch later in life."""
        self._change(actor, "policy", lambda one: replace(one, policy=policy))

    def set_hours(self, actor: Actor, hours: tuple[Hours, ...]) -> None:
        """Say when somebody is there."""
        self._change(actor, "hours", lambda one: replace(one, hours=hours))

    def set_pool(self, actor: Actor, *, lends: bool) -> None:
        """Say whether screeners and safeguarding leads from here help others out."""
        self._change(actor, "pool", lambda one: replace(one, lends=lends))

    def set_wait(self, actor: Actor, minutes: int) -> None:
        """Say after how many minutes without an answer the next one on call is asked."""
        self._change(actor, "on_call", lambda one: replace(one, answer_within=minutes))

    def add_shift(self, actor: Actor, shift: Shift) -> None:
        """Put somebody on call. The same id again changes nothing. Raises Invalid."""
        now = self.clock.now()
        if not now - KEPT_SHIFTS < shift.ends or not shift.starts < shift.ends:
            raise Invalid({"ends": "before"})
        if shift.ends - shift.starts > LONGEST_SHIFT:
            raise Invalid({"ends": "long"})

        def work(tx: Tx) -> None:
            here = self._locked(tx, actor)
            self._require_answers(tx, here, shift.staff_id)
            kept = [one for one in here.organisation.shifts if one.ends > now - KEPT_SHIFTS]
            if any(one.id == shift.id for one in kept):
                return
            if len(kept) >= MOST_SHIFTS:
                raise Invalid({"starts": "many"})
            self._keep_shifts(tx, here, actor, (*kept, shift))

        self.graph.write(work)

    def drop_shift(self, actor: Actor, shift_id: str) -> None:
        """Take somebody off the list again. Twice is the same as once."""

        def work(tx: Tx) -> None:
            here = self._locked(tx, actor)
            kept = tuple(one for one in here.organisation.shifts if one.id != shift_id)
            self._keep_shifts(tx, here, actor, kept)

        self.graph.write(work)

    def hand_over(self, actor: Actor, shift_id: str, to: StaffId) -> None:
        """Let somebody else take what is left of a shift. Raises NotFound where there is none."""
        now, made = self.clock.now(), new_id()

        def work(tx: Tx) -> None:
            here = self._locked(tx, actor)
            self._require_answers(tx, here, to)
            shifts = here.organisation.shifts
            if all(one.id != shift_id for one in shifts):
                raise NotFound
            kept = (
                part
                for one in shifts
                for part in (hand_over(one, to, made, now) if one.id == shift_id else (one,))
            )
            self._keep_shifts(tx, here, actor, tuple(kept))

        self.graph.write(work)

    def _keep_shifts(self, tx: Tx, here: AtWork, actor: Actor, shifts: tuple[Shift, ...]) -> None:
        ordered = tuple(sorted(shifts, key=lambda one: one.starts))
        organisations.keep(tx, self.sealer, replace(here.organisation, shifts=ordered))
        self._write_down(tx, here, Event.ORGANISATION_CHANGED, actor, {"what": "on_call"})

    def _require_answers(self, tx: Tx, here: AtWork, staff_id: StaffId) -> None:
        staff = store.find_staff(tx, self.sealer, staff_id)
        mine = staff is not None and staff.organisation_id == here.organisation.id
        if staff is None or not mine or not staff.active or not staff.capacities & ANSWERS:
            raise Invalid({"staff": "not here"})

    def _change(
        self, actor: Actor, what: str, changed: Callable[[Organisation], Organisation]
    ) -> None:
        def work(tx: Tx) -> None:
            here = self._locked(tx, actor)
            organisations.keep(tx, self.sealer, changed(here.organisation))
            self._write_down(tx, here, Event.ORGANISATION_CHANGED, actor, {"what": what})

        self.graph.write(work)

    def _about(
        self, actor: Actor, staff_id: StaffId, change: Callable[[Tx, AtWork, StaffAccount], None]
    ) -> None:
        def work(tx: Tx) -> None:
            before = store.find_staff(tx, self.sealer, staff_id)
            seen = self._here(tx, actor)
            if before is None or before.organisation_id != seen.organisation.id:
                raise NotFound
            if before.person_id == actor.person_id:
                raise NotPermitted("Somebody else has to do this for you.")
            others = [before.person_id] if before.person_id else []
            gate.lock_people(tx, [actor.person_id, *others])
            here = gate.running(tx, self.sealer, actor, ADMINISTRATORS, practice=True)
            staff = store.lock_staff(tx, self.sealer, staff_id)
            if staff is None or staff.organisation_id != here.organisation.id:
                raise NotFound
            if staff.person_id != before.person_id:
                raise NotFound
            change(tx, here, staff)

        self.graph.write(work)

    def _here(self, tx: Tx, actor: Actor) -> AtWork:
        gate.may_try(actor, ADMINISTRATORS)
        return gate.looked_up(tx, self.sealer, actor, practice=True)

    def _locked(self, tx: Tx, actor: Actor) -> AtWork:
        gate.lock_people(tx, [actor.person_id])
        return gate.running(tx, self.sealer, actor, ADMINISTRATORS, practice=True)

    def _write_down(
        self, tx: Tx, here: AtWork, event: Event, by: Actor, detail: dict[str, str]
    ) -> None:
        record(
            tx,
            self.sealer,
            stream=here.organisation.id,
            event=event,
            at=self.clock.now(),
            by=by,
            detail=detail,
        )


def _waits(staff: StaffAccount, now: datetime) -> bool:
    until = staff.code_until
    return staff.state is StaffState.INVITED and until is not None and now < until
