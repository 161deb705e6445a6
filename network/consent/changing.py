"""Closing or opening something of one's own: locked, decided, kept and written down as one."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.audit.events import Event
from network.clock import Clock
from network.consent import recording, store
from network.consent.acts import NARROWING, Act
from network.consent.closings import Closings
from network.consent.decide import decide
from network.consent.facts import Finder
from network.consent.kept import NEVER, Between, LifeFacts, Protections
from network.consent.kinds import VetoKind
from network.consent.model import Asked
from network.consent.outcomes import Reason
from network.consent.protection import Veto
from network.desk import store as desk
from network.desk.model import DeskKind
from network.errors import Broken, NotFound
from network.graph.door import Graph, Tx
from network.identity import OperationId, PersonId, ProtectionId, new_id
from network.keys.sealing import Sealer
from network.operations.store import once


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is changed: between the two, by the actor and about them, and what human beings get."""

    between: Between
    own: Protections
    life: LifeFacts
    tasks: tuple[tuple[DeskKind, str], ...] = ()
    """What goes on the desk, each with the id of the record that it is about."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What an actor asks for about themselves and, for some acts, one other person."""

    actor: Actor
    act: Act
    operation_id: OperationId
    body: tuple[object, ...]
    """All that was asked, as JSON can say it: a repeated request is known by it."""
    other: PersonId | None = None


Change = Callable[[Kept, datetime], Kept]
NOT_TO_BE_TOLD = frozenset(
    {
        Reason.ORDER,
        Reason.ORDER_SAID,
        Reason.ORDER_ENDED,
        Reason.SAFEGUARDING_HOLD,
        Reason.SAFEGUARDING_HOLD_ENDED,
        Reason.UNDER_18,
    }
)
"""Why a yes is refused though its giver must see what they would see for any other cause."""


@dataclass(frozen=True, kw_only=True)
class Changing:
    """Carries changes out."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    finder: Finder
    closings: Closings | None = None
    """Writes beside the keys what is closed; None where nothing is ever restored."""

    def carry_out(self, request: Request, change: Change) -> None:
        """Do it once, however often it is asked. Raises what `change` raises; then nothing is kept.

        What is refused looks as if it was done: the record alone says why. Of somebody who has
        gone, what was kept for the actor is changed as it would be for anybody: it goes on
        standing on their pages, and what they do about it shows there.
        """
        self.graph.write(lambda tx: self.within(tx, request, change))

    def within(self, tx: Tx, request: Request, change: Change) -> None:
        """The same in a unit of work of the caller's, who may have locked the two before."""
        work = self._own if request.other is None else self._between
        work(tx, request, change)

    def _between(self, tx: Tx, request: Request, change: Change) -> None:
        actor, other, now = request.actor, request.other, self.clock.now()
        if other is None or other == actor.person_id:
            raise NotFound
        two = store.lock_two(tx, self.sealer, actor.person_id, other)
        if actor.person_id not in two.here:
            raise NotFound
        new = self._once(tx, request, now)
        if not new:
            return
        asked = Asked(
            asker=actor.person_id,
            other=other,
            act=request.act,
            purpose=None,
            capacity=actor.capacity,
        )
        decision = decide(asked, self.finder.find(tx, asked, two, now), now)
        gone = other not in two.here
        if two.known if gone else decision.permitted:
            two = self._keep_two(tx, request, two, change, now)
        elif request.act is Act.GRANT and decision.reason in NOT_TO_BE_TOLD:
            two = self._keep_two(tx, request, two, _never_counting(change), now)
        recording.decided(
            tx, self.sealer, by=actor, asked=asked, two=two, decision=decision, at=now
        )

    def _keep_two(
        self, tx: Tx, request: Request, two: store.Two, change: Change, now: datetime
    ) -> store.Two:
        mine = request.actor.person_id
        own, life = two.protections[mine], two.lives[mine]
        if own is None or life is None:
            raise Broken
        if two.between is None:
            # Nothing passes where a record is broken. That it stays so is said for oneself.
            if request.act in NARROWING and request.other is not None:
                apart = _no_more(mine, request.other, own, now)
                store.put_protections(tx, self.sealer, mine, two.ids[mine][0], apart)
                self._write_down(tx, request)
            return two
        kept = change(Kept(between=two.between, own=own, life=life), now)
        store.put_between(tx, self.sealer, two, kept.between)
        if kept.own != own:
            store.put_protections(tx, self.sealer, mine, two.ids[mine][0], kept.own)
        if kept.life != life:
            store.put_life(tx, self.sealer, mine, two.ids[mine][1], kept.life)
        self._ask(tx, request, kept, now)
        self._write_down(tx, request, held=kept.life != life)
        return replace(two, known=True)

    def _own(self, tx: Tx, request: Request, change: Change) -> None:
        actor, now = request.actor, self.clock.now()
        one = store.lock_one(tx, self.sealer, actor.person_id)
        if one is None:
            raise NotFound
        if not self._once(tx, request, now):
            return
        kept = change(Kept(between=Between(), own=one.protections, life=one.life), now)
        store.put_protections(tx, self.sealer, actor.person_id, one.protection_id, kept.own)
        if kept.life != one.life:
            store.put_life(tx, self.sealer, actor.person_id, one.standing_id, kept.life)
        self._ask(tx, request, kept, now)
        self._write_down(tx, request, held=kept.life != one.life)
        event = Event.CLOSED if request.act in NARROWING else Event.OPENED
        recording.changed(
            tx,
            self.sealer,
            by=actor,
            stream=actor.person_id,
            event=event,
            what=request.act,
            at=now,
        )

    def _once(self, tx: Tx, request: Request, now: datetime) -> bool:
        body = [request.act, request.other, *request.body]
        mine = request.actor.person_id
        return once(tx, self.sealer, mine, request.operation_id, body=body, at=now)

    def _write_down(self, tx: Tx, request: Request, *, held: bool = False) -> None:
        """See that no restored copy opens what was closed. What was opened may be lost with it."""
        mine = request.actor.person_id
        if self.closings is None:
            return
        if request.act in NARROWING and request.other is not None:
            self.closings.between(tx, mine, request.other)
        elif request.act in NARROWING:
            self.closings.alone(tx, mine)
        if held:
            self.closings.life(tx, mine)

    def _ask(self, tx: Tx, request: Request, kept: Kept, now: datetime) -> None:
        for kind, record_id in kept.tasks:
            desk.ask(
                tx,
                self.sealer,
                kind=kind,
                about=request.actor.person_id,
                # What is held under pressure is about one person, whomever they were opening to.
                other=None if kind is DeskKind.UNDER_PRESSURE else request.other,
                record_id=record_id,
                at=now,
            )


def new_record() -> ProtectionId:
    """The id of a new record."""
    return ProtectionId(new_id())


def _never_counting(change: Change) -> Change:
    """The same for its giver's pages: a yes that stands there, and never counts."""

    def changed(kept: Kept, now: datetime) -> Kept:
        after, before = change(kept, now), set(kept.between.grants)
        grants = tuple(
            one if one in before else replace(one, epoch=NEVER) for one in after.between.grants
        )
        return replace(after, between=replace(after.between, grants=grants))

    return changed


def _no_more(mine: PersonId, other: PersonId, own: Protections, now: datetime) -> Protections:
    veto = Veto(id=new_record(), by=mine, kind=VetoKind.BY_PERSON, at=now, person_id=other)
    return replace(own, vetoes=(*own.vetoes, veto))
