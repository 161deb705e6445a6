"""Protect me from somebody: described once, acting at once, taken back only with a delay."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property

from network.accounts import rules
from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.connections.model import Connection
from network.consent.closings import Closings
from network.consent.protection import Lifted
from network.descriptions import store
from network.descriptions.checking import check
from network.descriptions.closed import write_down
from network.descriptions.marked import marked
from network.descriptions.model import MOST_DESCRIPTIONS, Description, Descriptions
from network.descriptions.pressed import hold
from network.errors import NotFound, OperationReused, TooLarge
from network.graph.door import Graph, Tx
from network.identity import ItemId, ProtectionId
from network.keys.sealing import Sealer
from network.people.audiences import Audiences

Change = Callable[[Descriptions], Descriptions]
CLOSING = frozenset({Event.DESCRIBED, Event.DESCRIPTION_KEPT})
"""What must still be so in a restored copy. Taking back may be lost with it."""


@dataclass(frozen=True, kw_only=True)
class Protecting:
    """A person's own descriptions. An actor reaches their own and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    closings: Closings | None = None

    @cached_property
    def audiences(self) -> Audiences:
        """From whom something can be kept."""
        return Audiences(graph=self.graph, sealer=self.sealer)

    def mine(self, actor: Actor) -> Descriptions:
        """Whom I have described, and what waits to be taken back."""
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def one(self, actor: Actor, description_id: str) -> Description:
        """One of my descriptions. Raises NotFound."""
        return _found(self.mine(actor), description_id)

    def describe(self, actor: Actor, description: Description) -> Description:
        """Keep a description; it acts from now on. Its id makes it safe to repeat.

        Narrowing: it needs no fresh password. Raises Invalid, TooLarge, and OperationReused where
        the id was used for other words.
        """
        wanted = replace(description, at=self.clock.now(), lifted=None)
        check(wanted)

        def add(kept: Descriptions) -> Descriptions:
            there = kept.by_id(wanted.id)
            if there is not None:
                if _words(there) != _words(wanted):
                    raise OperationReused
                return kept
            if len(kept.every) >= MOST_DESCRIPTIONS:
                raise TooLarge
            return replace(kept, every=(*kept.every, wanted))

        return _found(self._change(actor, Event.DESCRIBED, add), wanted.id)

    def take_back(self, actor: Actor, description_id: str, *, pressed: bool = False) -> Description:
        """Have a description end after the delay. Until then it acts, and this can be undone.

        Widening: it needs a fresh password, and is closed for a week after a recovery. `pressed` is
        the answer to the quiet question: a yes reaches a human being and looks the same.
        """
        rules.require_fresh(actor)
        now = self.clock.now()

        def lift(one: Description) -> Description:
            if one.lifted is not None and one.lifted.undone_at is None:
                return one
            return replace(one, lifted=Lifted(asked_at=now, by=(actor.person_id,)))

        if pressed:
            self.graph.write(lambda tx: self._hold(tx, actor, description_id))
        return self._change_one(actor, Event.DESCRIPTION_LIFTED, description_id, lift)

    def _hold(self, tx: Tx, actor: Actor, description_id: str) -> None:
        _found(store.lock(tx, self.sealer, actor.person_id), description_id)
        hold(tx, self.sealer, actor.person_id, description_id, self.clock.now())
        if self.closings is not None:
            self.closings.life(tx, actor.person_id)

    def keep_after_all(self, actor: Actor, description_id: str) -> Description:
        """Undo taking it back, in time: it stands as if nothing had happened. Nobody sees it.

        Raises NotFound where the delay is over: then it has to be described again.
        """
        now = self.clock.now()

        def undo(one: Description) -> Description:
            if one.lifted is None or one.lifted.undone_at is not None:
                return one
            if one.lifted.counts(now):
                raise NotFound
            return replace(one, lifted=replace(one.lifted, undone_at=now))

        return self._change_one(actor, Event.DESCRIPTION_KEPT, description_id, undo)

    def to_ask(self, actor: Actor, connection: Connection) -> bool:
        """Whether to ask once if a mark on the map should become a real protection."""
        return marked(connection) and not self.mine(actor).settled(connection.id)

    def leave(self, actor: Actor, connection_id: ItemId) -> None:
        """No, leave it at the mark: never ask about this one again."""

        def note(kept: Descriptions) -> Descriptions:
            return replace(kept, not_to_ask=kept.not_to_ask | {connection_id})

        self._change(actor, None, note)

    def _change_one(
        self,
        actor: Actor,
        event: Event,
        description_id: str,
        change: Callable[[Description], Description],
    ) -> Description:
        def work(kept: Descriptions) -> Descriptions:
            before = _found(kept, description_id)
            after = change(before)
            return replace(kept, every=tuple(after if one is before else one for one in kept.every))

        return _found(self._change(actor, event, work), description_id)

    def _change(self, actor: Actor, event: Event | None, change: Change) -> Descriptions:
        person_id, now = actor.person_id, self.clock.now()

        def work(tx: Tx) -> Descriptions:
            before = store.lock(tx, self.sealer, person_id)
            after = change(before)
            if after == before:
                return before
            kept = replace(after, version=before.version + 1)
            store.keep(tx, self.sealer, person_id, kept)
            if event in CLOSING:
                write_down(self.closings, person_id, kept)
            if event is not None:
                record(tx, self.sealer, stream=person_id, event=event, at=now, by=actor, detail={})
            return kept

        return self.graph.write(work)


def _found(kept: Descriptions, description_id: str) -> Description:
    one = kept.by_id(ProtectionId(description_id))
    if one is None:
        raise NotFound
    return one


def _words(one: Description) -> list[object]:
    """What the owner said, without when and whether it was taken back."""
    left_out = {"at", "lifted"}
    return [getattr(one, field.name) for field in fields(one) if field.name not in left_out]
