"""How we may reach you: adding a way, showing that it is yours, saying when it is safe, stopping.

Nothing is on because it was typed. What opens needs a fresh password; what closes is one step.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from network.accounts import rules
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.closings import Closings
from network.errors import ChangedMeanwhile, Invalid, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, StepId
from network.keys.sealing import Record, Sealer
from network.sending import addresses, records, store
from network.sending.closed import write_down
from network.sending.kinds import CLOSING, PointKind, ReachChange
from network.sending.model import (
    CODE_LASTS,
    MOST_POINTS,
    ContactPoint,
    Reach,
    SafeContact,
)
from network.sending.showing import WRONG, Showing

INDEX = "contact-point"
Changed = tuple[Reach, ReachChange | None]
"""The record as it is to be, and what to write down of it; None where nothing is said anew."""

Change = Callable[[Tx, Reach], Changed]


class NeverWritten(WrongMoment):
    """They have said that nothing is ever to be written to them outside of here."""

    code = "never-written"
    title = "You have asked us never to write to you outside of here."


class EnoughWays(WrongMoment):
    """There are as many ways to reach them as can be kept."""

    code = "enough-ways"
    title = "There are as many ways to reach you here as we can keep. Take one away first."


@dataclass(frozen=True, kw_only=True)
class ReachMe:
    """How one person may be reached. An actor reaches their own record and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    closings: Closings
    kinds: frozenset[PointKind]
    """The ways that this service can use at all."""

    def mine(self, actor: Actor) -> Reach:
        """How I may be reached."""
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def one(self, actor: Actor, point_id: str) -> ContactPoint:
        """One of my ways. Raises NotFound."""
        return self.mine(actor).point(point_id)

    def add(self, actor: Actor, operation_id: StepId, kind: PointKind, typed: str) -> ContactPoint:
        """Add a way to reach me: off, and where a code can show it, not yet mine. Sent again, once.

        Whether somebody else has the same address is neither looked at nor told. Raises Invalid,
        NeverWritten, EnoughWays, TooManyTries.
        """
        rules.require_fresh(actor)
        address = addresses.tidy(kind, typed)
        if not address or kind not in self.kinds:
            raise Invalid({"address": "not_an_address"})
        point_id = ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}"))
        now = self.clock.now()
        new = ContactPoint(id=point_id, kind=kind, address=address, added_at=now)

        def change(tx: Tx, reach: Reach) -> Changed:
            if reach.has(point_id):
                return reach, None
            _require_room(reach, address)
            more = replace(reach, points=(*reach.points, new))
            if kind in CODE_LASTS:
                after = self._showing.begin(
                    tx, actor.person_id, more, point_id, key=operation_id, now=now
                )
            else:
                after = self._showing.done(tx, actor.person_id, more, point_id, now=now)
            return after, ReachChange.ADDED

        return self._change(actor, change).point(point_id)

    def send_code(self, actor: Actor, operation_id: StepId, point_id: str) -> ContactPoint:
        """Have another code sent; the one before it opens nothing any more.

        Raises NotFound, WrongMoment where it needs none, NeverWritten, TooManyTries.
        """
        rules.require_open(actor)
        now = self.clock.now()

        def change(tx: Tx, reach: Reach) -> Changed:
            point = reach.point(point_id)
            if reach.never:
                raise NeverWritten
            if point.shown or point.kind not in CODE_LASTS:
                raise WrongMoment
            after = self._showing.begin(
                tx, actor.person_id, reach, point.id, key=operation_id, now=now
            )
            return after, None

        return self._change(actor, change).point(point_id)

    def confirm(self, actor: Actor, point_id: str, typed: str) -> ContactPoint:
        """Show by the code that I read what arrives there. It is still off.

        Every try counts, a wrong one too. Raises NotFound, or Invalid: the code is "wrong", or
        "over" where it is too old or was tried too often.
        """
        rules.require_open(actor)
        now, found = self.clock.now(), {"code": ""}

        def change(tx: Tx, reach: Reach) -> Changed:
            point = reach.point(point_id)
            found["code"] = self._showing.wrong(point, typed, now)
            if found["code"] == WRONG:
                tried = replace(point, tries=point.tries + 1)
                return reach.with_point(point.id, lambda _: tried), None
            if found["code"] or point.shown:
                return reach, None
            after = self._showing.done(tx, actor.person_id, reach, point.id, now=now)
            return after, ReachChange.CONFIRMED

        after = self._change(actor, change)
        if found["code"]:
            raise Invalid(found)
        return after.point(point_id)

    def settle(
        self, actor: Actor, point_id: str, safe: SafeContact, *, base: int | None = None
    ) -> ContactPoint:
        """Say whether it may be used, what for, and when. More than before needs a fresh password.

        Raises Invalid, NotFound, StepUpNeeded, WrongMoment where it was never shown to be mine,
        NeverWritten, and ChangedMeanwhile where it has changed since `base`.
        """
        _require_own(actor)
        problems = safe.problems()
        if problems:
            raise Invalid(problems)

        def change(_: Tx, reach: Reach) -> Changed:
            point = reach.point(point_id)
            if point.safe == safe:
                return reach, None
            if base is not None and base != reach.version:
                raise ChangedMeanwhile
            what = ReachChange.NARROWED
            if safe.opens(point.safe):
                rules.require_fresh(actor)
                _require_usable(reach, point)
                what = ReachChange.OPENED
            return reach.with_point(point.id, lambda one: replace(one, safe=safe)), what

        return self._change(actor, change).point(point_id)

    def stop(self, actor: Actor, point_id: str) -> ContactPoint:
        """Have nothing more sent there, from now on. One step; what was said of it is kept."""
        _require_own(actor)

        def off(one: ContactPoint) -> ContactPoint:
            return replace(one, safe=replace(one.safe, allowed=False))

        def change(_: Tx, reach: Reach) -> Changed:
            return reach.with_point(point_id, off), ReachChange.NARROWED

        return self._change(actor, change).point(point_id)

    def remove(self, actor: Actor, point_id: str) -> None:
        """Take a way off for good, at once. Twice is the same as once."""
        _require_own(actor)

        def change(_: Tx, reach: Reach) -> Changed:
            points = tuple(one for one in reach.points if one.id != point_id)
            return replace(reach, points=points), ReachChange.REMOVED

        self._change(actor, change)

    def never(self, actor: Actor) -> None:
        """Never write to me outside of here: at once, and over everything else."""
        _require_own(actor)
        self._change(actor, lambda _, reach: (replace(reach, never=True), ReachChange.NEVER))

    def again(self, actor: Actor) -> None:
        """Let what is switched on be used again. Needs a fresh password."""
        rules.require_fresh(actor)
        self._change(actor, lambda _, reach: (replace(reach, never=False), ReachChange.AGAIN))

    def everything(self, actor: Actor) -> Record:
        """What is kept here about the actor, for them to take away."""
        return records.everything(self.mine(actor))

    @property
    def _showing(self) -> Showing:
        return Showing(sealer=self.sealer)

    def _change(self, actor: Actor, change: Change) -> Reach:
        person_id, now = actor.person_id, self.clock.now()

        def work(tx: Tx) -> Reach:
            before = store.lock(tx, self.sealer, person_id).reach
            changed, what = change(tx, before)
            if changed == before:
                return before
            after = replace(_tidied(changed), version=before.version + bool(what))
            store.keep(tx, self.sealer, person_id, after)
            if what in CLOSING:
                write_down(self.closings, person_id, after)
            if what is not None:
                event, detail = Event.REACH_CHANGED, {"what": what.value}
                record(
                    tx, self.sealer, stream=person_id, event=event, at=now, by=actor, detail=detail
                )
            return after

        return self.graph.write(work)


def _tidied(reach: Reach) -> Reach:
    """Without notices that have nowhere to go any more."""
    kept = tuple(one for one in reach.tray.notices if reach.has(one.point_id) and not reach.never)
    return reach.with_tray(replace(reach.tray, notices=kept))


def _require_room(reach: Reach, address: str) -> None:
    if reach.never:
        raise NeverWritten
    if any(one.address == address for one in reach.points):
        raise Invalid({"address": "already_here"})
    if len(reach.points) >= MOST_POINTS:
        raise EnoughWays


def _require_usable(reach: Reach, point: ContactPoint) -> None:
    if reach.never:
        raise NeverWritten
    if point.confirmed_at is None:
        raise WrongMoment


def _require_own(actor: Actor) -> None:
    """Whoever helps on a screen reaches none of this, what closes neither."""
    if actor.helped_by is not None:
        raise rules.Helped
