"""Letting somebody have a point of mine, and taking it back.

Each point is a yes of its own: it waits two days, in which it can be taken back unseen, and is
taken back at once at any time. What is given is never copied: they read what stands there now.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from network.accounts import rules
from network.actor import Actor
from network.clock import Clock
from network.consent.kinds import GrantStatus
from network.consent.mine import Mine
from network.consent.model import Grant, Wording
from network.consent.narrowing import Narrowing
from network.consent.widening import NOT_PRESSED, Opening, Pressed
from network.details import store
from network.details.model import Point, letting_have, named
from network.errors import Invalid, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import GrantId, OperationId, PersonId
from network.keys.sealing import Sealer
from network.ties.in_touch import InTouch, Stands
from network.work import gate

INDEX = "details-part"


@dataclass(frozen=True, kw_only=True)
class Given:
    """A point that I let somebody have, and the yeses by which I do."""

    point: Point
    grants: tuple[Grant, ...]
    waits_until: datetime | None
    """Until when it can be taken back unseen; None once it counts."""

    @property
    def until(self) -> datetime:
        """When it ends by itself. Nothing is renewed by itself."""
        return max(one.expires_at for one in self.grants)


Gives = dict[PersonId, dict[Point, Given]]


@dataclass(frozen=True, kw_only=True)
class Giving:
    """What I let each of those that I am in touch with have."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    in_touch: InTouch
    opening: Opening
    narrowing: Narrowing
    own: Mine

    def all(self, actor: Actor) -> Gives:
        """By person: every point that I let them have, whether or not it counts already."""
        now = self.clock.now()
        return {one.other: _given(one.grants, now) for one in self.own.towards_others(actor)}

    def to(self, actor: Actor, tie_id: str) -> dict[Point, Given]:
        """The same of one tie. Raises NotFound, also where it has not begun."""
        gate.oneself(actor)
        other = self.in_touch.one(actor, tie_id).mine.other
        return self.all(actor).get(other, {})

    def give(
        self,
        actor: Actor,
        tie_id: str,
        operation_id: OperationId,
        points: Collection[Point],
        *,
        wording: Wording,
        pressed: Pressed = NOT_PRESSED,
    ) -> None:
        """Let them have these, two days from now. Needs a fresh password.

        Raises NotFound, WrongMoment while it is paused, and Invalid where a point is empty, or
        nothing is chosen that they don't have.
        """
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        tie = self.in_touch.one(actor, tie_id)
        if tie.stands is not Stands.OPEN:
            raise WrongMoment
        other, wanted = tie.mine.other, self._wanted(actor, tie.mine.other, points)

        def work(tx: Tx) -> None:
            for point in wanted:
                self.opening.grant_within(
                    tx,
                    actor,
                    other,
                    self._part(operation_id, point),
                    letting_have(point, wording),
                    # A yes to the quiet question holds all that follows, so it comes with the last.
                    pressed=pressed if point is wanted[-1] else Pressed(asked=pressed.asked),
                )

        self.graph.write(work)

    def take_back(self, actor: Actor, tie_id: str, operation_id: OperationId, point: Point) -> None:
        """Let them have it no more, from now on; that they don't have it is as good.

        Raises NotFound where there is no such tie of mine.
        """
        gate.oneself(actor)
        other = self.in_touch.one(actor, tie_id).mine.other
        self.stop(actor, other, operation_id, (point,))

    def stop(
        self,
        actor: Actor,
        other: PersonId,
        operation_id: OperationId,
        points: Iterable[Point],
    ) -> None:
        """The same for whoever knows already who has what. Nothing happens where they don't."""
        given = self.all(actor).get(other, {})
        waiting = {one.record_id: one.id for one in self.own.waiting(actor)}
        grants = [one.id for point in points if point in given for one in given[point].grants]
        for grant_id in grants:
            if grant_id in waiting:
                part = self._part(operation_id, grant_id)
                self.narrowing.undo_widening(actor, part, waiting[grant_id], other=other)
        gone: list[GrantId] = [one for one in grants if one not in waiting]
        if gone:
            self.narrowing.revoke(actor, other, operation_id, gone)

    def _wanted(
        self, actor: Actor, other: PersonId, points: Collection[Point]
    ) -> tuple[Point, ...]:
        given = self.all(actor).get(other, {})
        mine = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        wanted = tuple(one for one in Point if one in points and one not in given)
        if not wanted or not all(mine.value(one) for one in wanted):
            raise Invalid({"points": "missing"})
        return wanted

    def _part(self, operation_id: OperationId, part: str) -> OperationId:
        """The key of one part of what is done at once."""
        return OperationId(self.sealer.index(INDEX, f"{operation_id}|{part}"))


def _given(grants: Iterable[Grant], now: datetime) -> dict[Point, Given]:
    alive = [one for one in grants if one.status is GrantStatus.ACTIVE and now < one.expires_at]
    found = {}
    for point in Point:
        about = tuple(one for one in alive if point in named(one.items))
        if about:
            begins = min(one.begins() for one in about)
            found[point] = Given(
                point=point, grants=about, waits_until=begins if now < begins else None
            )
    return found
