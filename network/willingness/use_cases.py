"""Saying what one is willing to hear, changing it, taking it back in one step."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.clock import Clock
from network.errors import ChangedMeanwhile, Invalid, NotFound, OperationReused, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, PersonId, StepId
from network.keys.sealing import Record, Sealer
from network.willingness import store
from network.willingness.model import MOST, Terms, Willingness
from network.willingness.records import to_record

INDEX = "willingness"


@dataclass(frozen=True, kw_only=True)
class Willing:
    """What one person has left. Nobody else reads it, and it starts nothing."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> list[Willingness]:
        """Everything that I have left, newest first."""
        found = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        return sorted(found, key=lambda one: (one.said_at, one.id), reverse=True)

    def one(self, actor: Actor, willingness_id: str) -> Willingness:
        """One of mine. Raises NotFound."""
        return _among(self.mine(actor), willingness_id)

    def say(self, actor: Actor, operation_id: StepId, terms: Terms) -> Willingness:
        """Leave something new. The same key with the same words makes nothing more.

        Raises Invalid, OperationReused, and WrongMoment where there are too many.
        """
        _require_good(terms)
        new = Willingness(
            id=self._id(actor.person_id, operation_id),
            version=1,
            said_at=self.clock.now(),
            terms=terms,
        )

        def work(tx: Tx) -> Willingness:
            kept = store.lock(tx, self.sealer, actor.person_id)
            for one in kept:
                if one.id == new.id:
                    return _the_same(one, terms)
            if len(kept) >= MOST:
                raise WrongMoment
            store.put(tx, self.sealer, actor.person_id, new)
            return new

        return self.graph.write(work)

    def change(self, actor: Actor, willingness_id: str, terms: Terms, *, base: int) -> Willingness:
        """Say it anew, from today on. `base` is the version that I saw.

        The same again changes nothing. Raises Invalid, NotFound, and ChangedMeanwhile where it has
        changed since `base`.
        """
        _require_good(terms)
        now = self.clock.now()

        def work(tx: Tx) -> Willingness:
            before = _among(store.lock(tx, self.sealer, actor.person_id), willingness_id)
            if before.version == base + 1 and before.terms == terms:
                return before
            if before.version != base:
                raise ChangedMeanwhile
            after = replace(before, version=base + 1, said_at=now, terms=terms)
            store.put(tx, self.sealer, actor.person_id, after)
            return after

        return self.graph.write(work)

    def take_back(self, actor: Actor, willingness_id: str) -> None:
        """Take it back for good, with its message. Twice is the same as once."""

        def work(tx: Tx) -> None:
            store.lock(tx, self.sealer, actor.person_id)
            store.drop(tx, actor.person_id, ItemId(willingness_id))

        self.graph.write(work)

    def everything(self, actor: Actor) -> list[Record]:
        """What is kept here about the actor, for them to take away."""
        return [
            {
                "saidAt": one.said_at.isoformat(),
                "endsAt": one.ends_at.isoformat(),
                **to_record(one.terms),
            }
            for one in self.mine(actor)
        ]

    def _id(self, person_id: PersonId, operation_id: StepId) -> ItemId:
        # A keyed fingerprint: sent again it is the same, and nobody can aim at another's.
        return ItemId(self.sealer.index(INDEX, f"{person_id}|{operation_id}"))


def _require_good(terms: Terms) -> None:
    problems = terms.problems()
    if problems:
        raise Invalid(problems)


def _the_same(kept: Willingness, terms: Terms) -> Willingness:
    if kept.terms != terms:
        raise OperationReused
    return kept


def _among(found: list[Willingness], willingness_id: str) -> Willingness:
    for one in found:
        if one.id == willingness_id:
            return one
    raise NotFound
