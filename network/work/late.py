"""A look in an emergency can show later to whom it is about: two human beings, a reason, an end.

Security research 5: a hold of two, at most 30 days, then it is shown with the words "shown late".
The line itself is in the person's record from the first moment and never leaves it.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.errors import Broken, Invalid, NotFound, NotPermitted, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import AssignmentId, PersonId
from network.keys.sealing import Sealer
from network.work import gate, store
from network.work.model import MOST_DAYS_LATE, MOST_LATE, Assignment, HeldBack

LEADS = frozenset({Capacity.SAFEGUARDING_LEAD})
SECONDS = LEADS | {Capacity.ADMINISTRATOR}
ASKED, AGREED = "asked", "agreed"


@dataclass(frozen=True, kw_only=True)
class Later:
    """A wish that a look shows later: why, and after how many days."""

    reason: str = field(repr=False)
    days: int


def held_back(by: PersonId, later: Later | None, now: datetime) -> tuple[HeldBack, ...]:
    """What is kept of such a wish. Raises Invalid without a reason, or for more than 30 days."""
    if later is None:
        return ()
    problems = {}
    if not later.reason.strip():
        problems["late_reason"] = "missing"
    if not 0 < later.days <= MOST_DAYS_LATE:
        problems["late_days"] = "between"
    if problems:
        raise Invalid(problems)
    until = now + timedelta(days=later.days)
    return (HeldBack(by=by, reason=later.reason, at=now, until=until),)


@dataclass(frozen=True, kw_only=True)
class Lateness:
    """Tells the record which looks show late, by where they hang."""

    sealer: Sealer

    def of(self, tx: Tx, person_id: PersonId, now: datetime) -> Mapping[str, bool]:
        """True: not shown yet. False: shown late. What doesn't open holds nothing back."""
        found = {}
        for row in store.assignment_rows(tx, person_id):
            with suppress(Broken):
                place = store.opened(self.sealer, row)
                if place.late:
                    found[str(place.id)] = place.hidden(now)
        return found


@dataclass(frozen=True, kw_only=True)
class ShowingLater:
    """Being the second human being behind it, and asking for it once more."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def waiting(self, actor: Actor) -> list[tuple[Assignment, str]]:
        """What the actor can agree to, and who asks."""
        return [
            (one, who)
            for one, who in self._held(actor, SECONDS)
            if one.late[-1].needs_second(self.clock.now())
            and actor.person_id not in {one.late[-1].by, one.person_id}
        ]

    def renewable(self, actor: Actor) -> list[tuple[Assignment, str]]:
        """What a lead here could ask to hold back once more, while it isn't shown yet."""
        return [
            (one, who)
            for one, who in self._held(actor, LEADS)
            if _renewable(one, self.clock.now()) and actor.person_id != one.person_id
        ]

    def agree(self, actor: Actor, emergency_id: AssignmentId) -> None:
        """Agree that it shows later. Twice is the same as once; too late is a WrongMoment."""

        def work(tx: Tx) -> None:
            opened = self._locked(tx, actor, emergency_id, SECONDS)
            last = opened.late[-1]
            if last.agreed_by == actor.person_id:
                return
            if actor.person_id == last.by:
                raise NotPermitted("Somebody else has to agree to this.")
            now = self.clock.now()
            if not last.needs_second(now):
                raise WrongMoment
            agreed = replace(last, agreed_by=actor.person_id, agreed_at=now)
            self._keep(tx, replace(opened, late=(*opened.late[:-1], agreed)))
            say(tx, self.sealer, opened, by=actor, what=AGREED, now=now)

        self.graph.write(work)

    def renew(self, actor: Actor, emergency_id: AssignmentId, later: Later) -> None:
        """Ask to hold it back once more, while it isn't shown: again two, again 30 days at most.

        Raises WrongMoment where it is shown already, or was renewed.
        """

        def work(tx: Tx) -> None:
            opened = self._locked(tx, actor, emergency_id, LEADS)
            now = self.clock.now()
            if not _renewable(opened, now):
                raise WrongMoment
            again = held_back(actor.person_id, later, now)
            self._keep(tx, replace(opened, late=(*opened.late, *again)))
            say(tx, self.sealer, opened, by=actor, what=ASKED, now=now)

        self.graph.write(work)

    def _held(self, actor: Actor, hats: frozenset[Capacity]) -> list[tuple[Assignment, str]]:
        def work(tx: Tx) -> list[tuple[Assignment, str]]:
            gate.may_try(actor, hats)
            here = gate.looked_up(tx, self.sealer, actor)
            staff = store.staff_at(tx, self.sealer, here.organisation.id)
            names = {one.person_id: one.name for one in staff if one.person_id}
            return [
                (one, names.get(one.late[-1].by, ""))
                for one in store.assignments_at(tx, self.sealer, here.organisation.id)
                if one.late and one.person_id not in here.staff.knows
            ]

        return sorted(self.graph.read(work), key=lambda one: one[0].since)

    def _locked(
        self, tx: Tx, actor: Actor, emergency_id: AssignmentId, hats: frozenset[Capacity]
    ) -> Assignment:
        gate.may_try(actor, hats)
        before = store.find_assignment(tx, self.sealer, emergency_id)
        seen = gate.looked_up(tx, self.sealer, actor)
        if before is None or before.organisation_id != seen.organisation.id:
            raise NotFound
        gate.lock_people(tx, [actor.person_id, before.person_id])
        here = gate.at_work(tx, self.sealer, actor, hats)
        opened = store.lock_assignment(tx, self.sealer, emergency_id)
        if opened is None or opened.organisation_id != here.organisation.id or not opened.late:
            raise NotFound
        if actor.person_id == opened.person_id or opened.person_id in here.staff.knows:
            raise NotPermitted
        return opened

    def _keep(self, tx: Tx, opened: Assignment) -> None:
        store.keep_assignment(tx, self.sealer, opened)


def say(tx: Tx, sealer: Sealer, opened: Assignment, *, by: Actor, what: str, now: datetime) -> None:
    """Write it into the organisation's record: the person's own would tell."""
    record(
        tx,
        sealer,
        stream=opened.organisation_id,
        event=Event.SHOWN_LATER,
        at=now,
        by=by,
        detail={"staff": opened.staff_id, "what": what},
    )


def _renewable(one: Assignment, now: datetime) -> bool:
    agreed = bool(one.late) and one.late[-1].agreed_by is not None
    return agreed and len(one.late) < MOST_LATE and one.hidden(now)
