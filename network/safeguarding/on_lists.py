"""Writing down, or reading, what is known of the life of somebody on a list: decided, once, kept.

A worker does it for somebody on their own list, a safeguarding lead for anybody on a list of their
organisation. Nobody is looked up: whoever is named is named by their place on a list. What is
refused is written down with its true reason; whoever asked meets the same words for every cause.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from network.actor import Actor, Capacity
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent import store as consent
from network.consent.acts import Act
from network.consent.decide import decide
from network.consent.kept import LifeFacts
from network.consent.kinds import Purpose
from network.consent.model import Asked, Decision
from network.consent.opened import opens_life
from network.consent.ports import Ages, Pasts
from network.errors import NotFound
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId, PersonId
from network.keys.sealing import Sealer
from network.operations.store import once
from network.safeguarding.gate import LEADS, SafeguardingGate
from network.work import gate, store
from network.work.gate import AtWork
from network.work.kinds import AssignmentKind
from network.work.model import Assignment
from network.work.reading import READERS
from network.work.refusing import refused

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class There:
    """Who writes, at which organisation, about whom: all of it locked, and let in."""

    by: PersonId
    here: AtWork
    places: tuple[Assignment, ...]
    now: datetime

    @property
    def person(self) -> PersonId:
        """Whom it is about."""
        return self.places[0].person_id

    @property
    def other(self) -> PersonId:
        """The other one, where it is about two."""
        return self.places[-1].person_id


Change = Callable[[Tx, There], None]


@dataclass(frozen=True, kw_only=True)
class Written:
    """What is written down: about whom on which lists, and everything that was said of it."""

    what: str
    places: tuple[AssignmentId, ...]
    operation_id: OperationId
    body: tuple[object, ...] = ()
    hats: frozenset[Capacity] = READERS
    also: tuple[PersonId, ...] = ()
    """Whom else it touches: locked with the others, and no more than that."""


@dataclass(frozen=True, kw_only=True)
class OnLists:
    """Lets somebody at work near those who are on a list."""

    gate: SafeguardingGate
    ages: Ages
    pasts: Pasts

    @property
    def sealer(self) -> Sealer:
        """What seals and opens."""
        return self.gate.sealer

    @property
    def clock(self) -> Clock:
        """What time it is."""
        return self.gate.clock

    def write(self, actor: Actor, written: Written, change: Change) -> None:
        """Write it down once, however often it is sent.

        Raises NotFound for what isn't on a list here, Closed for whatever the decision refuses,
        and whatever `change` raises: then nothing is kept.
        """

        def work(tx: Tx) -> bool | None:
            there = self._let_in(tx, actor, written)
            if there is None:
                return None
            body = [written.what, *written.places, *written.body]
            mine, at = actor.person_id, there.now
            if once(tx, self.sealer, mine, written.operation_id, body=body, at=at):
                change(tx, there)
                self._write_down(tx, actor, there, written.what)
            return True

        self.gate.let_in(work)

    def read(
        self,
        actor: Actor,
        places: Sequence[AssignmentId],
        find: Callable[[Tx, There], T],
        hats: frozenset[Capacity] = READERS,
        *,
        shown: bool = False,
    ) -> T:
        """Look at what is written down. That somebody did commits with it, or there is no look.

        `shown`: the person sees under "Who has looked" that it was looked at.
        """
        looked = Written(what="read", places=tuple(places), operation_id=OperationId(""), hats=hats)

        def work(tx: Tx) -> tuple[T] | None:
            there = self._let_in(tx, actor, looked)
            if there is None:
                return None
            found = find(tx, there)
            self._count(tx, actor, there)
            self._looked(tx, actor, there, shown=shown)
            return (found,)

        return self.gate.let_in(work)[0]

    def life(self, tx: Tx, person: PersonId) -> LifeFacts:
        """What is known of somebody's life, who is locked. Raises NotFound where they are gone."""
        return self._life(tx, person).life

    def keep_life(self, tx: Tx, person: PersonId, life: LifeFacts) -> None:
        """Keep what is known of a locked person, if it is anything else than before."""
        one = self._life(tx, person)
        if life != one.life:
            consent.put_life(tx, self.sealer, person, one.standing_id, life)
            if not opens_life(one.life, life):
                self.gate.closings.life(tx, person)

    def _life(self, tx: Tx, person: PersonId) -> consent.One:
        one = consent.lock_one(tx, self.sealer, person)
        if one is None:
            raise NotFound
        return one

    def before(
        self, tx: Tx, actor: Actor, ids: Sequence[AssignmentId], hats: frozenset[Capacity] = READERS
    ) -> list[Assignment]:
        """The places as they are before anybody is locked. Raises NotFound for what isn't there."""
        gate.may_try(actor, hats)
        seen = gate.looked_up(tx, self.sealer, actor)
        return [self._place(tx, actor, one, seen) for one in ids]

    def _let_in(self, tx: Tx, actor: Actor, written: Written) -> There | None:
        ids = written.places
        people = [place.person_id for place in self.before(tx, actor, ids, written.hats)]
        if len(set(people)) != len(ids):
            raise NotFound
        here = self._decided(tx, actor, people, written.also)
        if here is None:
            return None
        locked = [self._place(tx, actor, one, here, lock=True) for one in ids]
        return There(by=actor.person_id, here=here, places=tuple(locked), now=self.clock.now())

    def _decided(
        self, tx: Tx, actor: Actor, people: Sequence[PersonId], also: Sequence[PersonId]
    ) -> AtWork | None:
        gate.lock_people(tx, [actor.person_id, *people, *also])
        if actor.capacity in LEADS:
            return self.gate.lead(tx, actor, people)
        here = gate.at_work(tx, self.sealer, actor, READERS)
        for person in sorted(people):
            decision = self._read(tx, actor, here, person)
            if not decision.permitted:
                refused(
                    tx, self.sealer, here, by=actor, reason=decision.reason, at=self.clock.now()
                )
                return None
        return here

    def _read(self, tx: Tx, actor: Actor, here: AtWork, person: PersonId) -> Decision:
        asked = Asked(
            asker=actor.person_id,
            other=person,
            act=Act.STAFF_READ,
            purpose=Purpose.WELFARE_CHECK,
            capacity=actor.capacity,
        )
        known = self.gate.work.at(tx, here.staff, actor.person_id, person)
        return decide(asked, self.gate.facts.of(tx, asked, known), self.clock.now())

    def _place(
        self, tx: Tx, actor: Actor, found: AssignmentId, here: AtWork, *, lock: bool = False
    ) -> Assignment:
        """A place that runs: on the actor's own list, for a lead on any here. Raises NotFound.

        A colleague's is to a worker as if nobody had it.
        """
        look = store.lock_assignment if lock else store.find_assignment
        place = look(tx, self.sealer, found)
        listed = place is not None and place.kind is AssignmentKind.CASELOAD
        if place is None or not listed or not place.runs(self.clock.now()):
            raise NotFound
        if place.organisation_id != here.organisation.id:
            raise NotFound
        if actor.capacity not in LEADS and place.staff_id != here.staff.id:
            raise NotFound
        return place

    def _count(self, tx: Tx, actor: Actor, there: There) -> None:
        if actor.capacity in LEADS:
            return
        staff, today = there.here.staff, there.now.date()
        for place in there.places:
            staff = staff.after_reading(place.person_id, today)
        if staff != there.here.staff:
            store.keep_staff(tx, self.sealer, staff)

    def _write_down(self, tx: Tx, actor: Actor, there: There, what: str) -> None:
        """Into the person's own record, which shows none of it: most of it would tell."""
        record(
            tx,
            self.sealer,
            stream=there.person,
            event=Event.SAFEGUARDED,
            at=there.now,
            by=actor,
            detail={"what": what},
        )

    def _looked(self, tx: Tx, actor: Actor, there: There, *, shown: bool) -> None:
        record(
            tx,
            self.sealer,
            stream=there.person,
            event=Event.READ_AT_WORK if shown else Event.READ_AT_WORK_UNSHOWN,
            at=there.now,
            by=actor,
            detail={
                "organisation": there.here.organisation.id,
                "staff": there.here.staff.id,
                "purpose": str(Purpose.WELFARE_CHECK),
            },
        )
