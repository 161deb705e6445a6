"""Keeping what was typed, and giving it back to the same person only."""

from dataclasses import dataclass

from network.actor import Actor
from network.clock import Clock
from network.drafts import store
from network.drafts.model import (
    FORM_LIMIT,
    MOST_DRAFTS,
    MOST_LETTERS,
    Draft,
    Values,
)
from network.errors import NotFound, TooLarge
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

DRAFT_INDEX = "draft"


@dataclass(frozen=True, kw_only=True)
class Drafts:
    """Drafts of one person, one a form, sealed with that person's key."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def keep(self, whose: Actor | PersonId, form: str, values: Values) -> str:
        """Keep a form as it was typed, in place of an older draft of the same form.

        Where there are too many, the oldest makes room. Raises TooLarge for more than a form
        can hold. Returns the draft's id.
        """
        person_id = _person(whose)
        draft = self._new(person_id, form, values)

        def work(tx: Tx) -> None:
            kept = store.lock(tx, self.sealer, person_id)
            others = sorted((one for one in kept if one.id != draft.id), key=_age)
            surplus = others[: max(0, len(others) + 1 - MOST_DRAFTS)]
            store.drop(tx, person_id, [one.id for one in surplus])
            store.keep(tx, self.sealer, person_id, draft)

        self.graph.write(work)
        return draft.id

    def list(self, actor: Actor) -> list[Draft]:
        """My drafts, newest first."""
        now = self.clock.now()
        kept = self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))
        return sorted((draft for draft in kept if not draft.gone(now)), key=_age, reverse=True)

    def find(self, actor: Actor, form: str) -> Draft | None:
        """My draft of a form, left where it is."""
        draft_id = self._id(actor.person_id, form)
        return next((draft for draft in self.list(actor) if draft.id == draft_id), None)

    def open(self, actor: Actor, draft_id: str) -> Draft:
        """One of my drafts, left where it is. Raises NotFound."""
        for draft in self.list(actor):
            if draft.id == draft_id:
                return draft
        raise NotFound

    def take(self, actor: Actor, form: str) -> Draft | None:
        """My draft of a form, which is removed by that."""
        draft = self.find(actor, form)
        if draft:
            self.drop(actor, draft.id)
        return draft

    def drop(self, actor: Actor, draft_id: str) -> None:
        """Remove one of my drafts. Twice is the same as once."""
        self.graph.write(lambda tx: store.drop(tx, actor.person_id, [draft_id]))

    def sweep(self) -> int:
        """Remove what ran out in an earlier month. Returns how many drafts that were."""
        month, swept = store.month(self.clock.now()), 0
        while some := self.graph.write(lambda tx: store.sweep(tx, month)):
            swept += some
        return swept

    def _new(self, person_id: PersonId, form: str, values: Values) -> Draft:
        letters = sum(len(name) + sum(map(len, texts)) for name, texts in values.items())
        if letters > MOST_LETTERS or len(form) > FORM_LIMIT:
            raise TooLarge
        return Draft(
            id=self._id(person_id, form),
            form=form,
            kept_at=self.clock.now(),
            values={name: list(texts) for name, texts in values.items()},
        )

    def _id(self, person_id: PersonId, form: str) -> str:
        # A keyed fingerprint: the same form of the same person, and nothing else can be told.
        return self.sealer.index(DRAFT_INDEX, f"{person_id}|{form}")


def _person(whose: Actor | PersonId) -> PersonId:
    return whose.person_id if isinstance(whose, Actor) else whose


def _age(draft: Draft) -> float:
    return draft.kept_at.timestamp()
