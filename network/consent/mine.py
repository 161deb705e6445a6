"""What protects somebody, and what of theirs waits: for themselves to read."""

from dataclasses import dataclass, replace
from datetime import datetime

from network.actor import Actor
from network.clock import Clock
from network.consent import store
from network.consent.kept import Between, Protections
from network.consent.model import Grant, Widening
from network.consent.protection import Block, Restriction
from network.consent.renewing import due
from network.graph.door import Graph
from network.identity import PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class WithSomebody:
    """What somebody has closed or granted towards one other person.

    It says nothing of the other one: neither whether they are still here, nor, by the epoch of a
    grant, whether they have closed anything.
    """

    other: PersonId
    blocks: tuple[Block, ...]
    orders: tuple[Restriction, ...]
    grants: tuple[Grant, ...]
    """All of epoch 0, whatever they are kept with."""


@dataclass(frozen=True, kw_only=True)
class Mine:
    """Reads what people have said for themselves. What others said about them is not in it."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def protections(self, actor: Actor) -> Protections:
        """What the actor has said, whoever the other one is."""
        return self.graph.read(lambda tx: store.protections_of(tx, self.sealer, actor.person_id))

    def towards_others(self, actor: Actor) -> list[WithSomebody]:
        """What the actor has said towards each other person."""
        pairs = self.graph.read(lambda tx: store.pairs_of(tx, self.sealer, actor.person_id))
        return [said for _, _, kept in pairs if kept and (said := _said(actor.person_id, kept))]

    def to_look_at_again(self, actor: Actor) -> list[tuple[PersonId, Grant]]:
        """What the actor has granted whose review is due, and to whom; soonest to end first."""
        now = self.clock.now()
        pairs = self.graph.read(lambda tx: store.pairs_of(tx, self.sealer, actor.person_id))
        found = [
            (other, grant)
            for _, other, kept in pairs
            if kept is not None and other is not None
            for grant in kept.grants
            if grant.given_by == actor.person_id and due(grant, kept, now)
        ]
        return sorted(found, key=lambda one: one[1].expires_at)

    def waiting(self, actor: Actor) -> list[Widening]:
        """What the actor has opened and can still take back unseen, oldest first."""
        now = self.clock.now()
        widenings = self.protections(actor).widenings
        return [one for one in widenings if _waits(one, now)]


def _waits(widening: Widening, now: datetime) -> bool:
    return widening.undone_at is None and now < widening.effective_at


def _said(mine: PersonId, between: Between) -> WithSomebody | None:
    blocks = tuple(one for one in between.blocks if one.by == mine)
    orders = tuple(one for one in between.restrictions if one.said_by == mine)
    grants = tuple(replace(one, epoch=0) for one in between.grants if one.given_by == mine)
    towards = (
        *(one.of for one in blocks),
        *(one.restrained if one.protected == mine else one.protected for one in orders),
        *(PersonId(one.recipient) for one in grants),
    )
    if not towards:
        return None
    return WithSomebody(other=towards[0], blocks=blocks, orders=orders, grants=grants)
