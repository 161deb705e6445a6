"""Saying how one knows somebody, and taking it back."""

from dataclasses import dataclass, replace

from network.actor import Actor
from network.claims import store
from network.claims.model import MOST, Claim, Said
from network.claims.records import said_record
from network.claims.shown import Shown
from network.clock import Clock
from network.consent.lives import Level
from network.errors import ChangedMeanwhile, Invalid, NotFound, OperationReused, WrongMoment
from network.graph.door import Graph, Tx
from network.identity import ItemId, StepId
from network.keys.sealing import Record, Sealer

INDEX = "claims"


@dataclass(frozen=True, kw_only=True)
class Claims:
    """What one person says of pasts that they share. Whom it is about is never looked up."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    shown: Shown

    def mine(self, actor: Actor) -> list[tuple[Claim, Level]]:
        """What I say, newest first, with how well each is shown today."""

        def work(tx: Tx) -> list[tuple[Claim, Level]]:
            claims = store.of(tx, self.sealer, actor.person_id)
            levels = self.shown.levels(tx, claims)
            return [(claim, levels[claim.id]) for claim in claims]

        found = self.graph.read(work)
        return sorted(found, key=lambda one: (one[0].at, one[0].id), reverse=True)

    def one(self, actor: Actor, claim_id: str) -> tuple[Claim, Level]:
        """One of mine. Raises NotFound."""
        for claim, shown in self.mine(actor):
            if claim.id == claim_id:
                return claim, shown
        raise NotFound

    def say(self, actor: Actor, operation_id: StepId, said: Said) -> Claim:
        """Say how I know somebody. The same key with the same words says it once.

        Raises Invalid, OperationReused, and WrongMoment where I have said too much already.
        """
        _require_good(said)
        claim_id = ItemId(self.sealer.index(INDEX, f"{actor.person_id}|{operation_id}"))
        new = Claim(id=claim_id, by=actor.person_id, said=said, at=self.clock.now())

        def work(tx: Tx) -> Claim:
            kept = store.lock(tx, self.sealer, actor.person_id)
            for one in kept:
                if one.id == new.id:
                    return _the_same(one, said)
            if len(kept) >= MOST:
                raise WrongMoment
            store.put(tx, self.sealer, new)
            return new

        return self.graph.write(work)

    def change(self, actor: Actor, claim_id: str, said: Said, *, base: int) -> Claim:
        """Say it otherwise. What others stood for was the old one: that goes.

        The same again changes nothing. Raises Invalid, NotFound and ChangedMeanwhile.
        """
        _require_good(said)

        def work(tx: Tx) -> Claim:
            before = _among(store.lock(tx, self.sealer, actor.person_id), claim_id)
            if before.said == said:
                return before
            if before.version != base:
                raise ChangedMeanwhile
            after = replace(before, said=said, version=base + 1, about=None, at=self.clock.now())
            store.drop(tx, actor.person_id, before.id)
            store.put(tx, self.sealer, after)
            return after

        return self.graph.write(work)

    def take_back(self, actor: Actor, claim_id: str) -> None:
        """Say it no more, in one step. What others attested to it goes too."""

        def work(tx: Tx) -> None:
            store.lock(tx, self.sealer, actor.person_id)
            store.drop(tx, actor.person_id, ItemId(claim_id))

        self.graph.write(work)

    def everything(self, actor: Actor) -> Record:
        """What is kept here about the actor, for them to take away."""
        given = self.graph.read(lambda tx: store.given(tx, self.sealer, actor.person_id))
        return {
            "said": [
                {"at": claim.at.isoformat(), "level": int(shown), **said_record(claim.said)}
                for claim, shown in self.mine(actor)
            ],
            "given": [
                {
                    "at": one.at.isoformat(),
                    "method": one.method.value,
                    "tie": one.vouch.tie.value if one.vouch else None,
                    "knownFor": one.vouch.known_for.value if one.vouch else None,
                    "words": one.vouch.words if one.vouch else "",
                }
                for one in given
            ],
        }


def _require_good(said: Said) -> None:
    problems = said.problems()
    if problems:
        raise Invalid(problems)


def _the_same(kept: Claim, said: Said) -> Claim:
    if kept.said != said:
        raise OperationReused
    return kept


def _among(found: list[Claim], claim_id: str) -> Claim:
    for claim in found:
        if claim.id == claim_id:
            return claim
    raise NotFound
