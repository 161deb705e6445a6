"""About me: what a person says of themselves, and how they change it."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from network.actor import Actor
from network.audit.events import Event
from network.audit.use_cases import record
from network.clock import Clock
from network.consent.standing import Age
from network.errors import ChangedMeanwhile, Invalid
from network.graph.door import Graph, Tx
from network.identity import PersonId
from network.keys.sealing import Sealer
from network.people import store
from network.people.model import (
    MOST_EARLIER,
    MOST_NAMES,
    NAME_LIMIT,
    OLDEST,
    Particulars,
    with_earlier,
)


@dataclass(frozen=True, kw_only=True)
class AboutMe:
    """A person's own words about who they are. An actor reaches their own and no other."""

    graph: Graph
    sealer: Sealer
    clock: Clock

    def mine(self, actor: Actor) -> Particulars:
        """What I have said of myself."""
        return self.graph.read(lambda tx: store.of(tx, self.sealer, actor.person_id))

    def keep(
        self,
        actor: Actor,
        *,
        names: Sequence[str],
        former_names: Sequence[str],
        born: date | None,
        base: int | None = None,
    ) -> Particulars:
        """Keep what I say of myself now. Said again, it changes nothing.

        A date of birth that was changed rests on my own word again. What I no longer say is still
        matched inside. Raises Invalid, and ChangedMeanwhile where `base` is an older version.
        """
        wanted = Particulars(names=_tidy(names), former_names=_tidy(former_names), born=born)
        self._check(wanted)

        def work(tx: Tx) -> Particulars:
            before = store.lock(tx, self.sealer, actor.person_id)
            if _words(before) == _words(wanted):
                return before
            if base is not None and base != before.version:
                raise ChangedMeanwhile
            after = _after(before, wanted)
            if len(after.earlier_names) + len(after.earlier_births) > MOST_EARLIER:
                raise Invalid({"names": "too_many_changes"})
            store.keep(tx, self.sealer, actor.person_id, after)
            record(
                tx,
                self.sealer,
                stream=actor.person_id,
                event=Event.ABOUT_ME_CHANGED,
                at=self.clock.now(),
                by=actor,
                detail={},
            )
            return after

        return self.graph.write(work)

    def _check(self, said: Particulars) -> None:
        problems = {}
        for field in ("names", "former_names"):
            some: tuple[str, ...] = getattr(said, field)
            if len(some) > MOST_NAMES:
                problems[field] = "too_many"
            elif any(len(name) > NAME_LIMIT for name in some):
                problems[field] = "too_long"
        today = self.clock.now().date()
        if said.born and not today.year - OLDEST <= said.born.year <= today.year:
            problems["born"] = "not_a_birthday"
        if said.born and said.born > today:
            problems["born"] = "not_a_birthday"
        if problems:
            raise Invalid(problems)


@dataclass(frozen=True, kw_only=True)
class SaidAges:
    """The age of a person, for the decision: their own word, or what was attested."""

    def of(self, tx: Tx, sealer: Sealer, person: PersonId) -> Age:
        """The date of birth and what it rests on. Nothing said is not known."""
        return store.of(tx, sealer, person).age


def _tidy(names: Sequence[str]) -> tuple[str, ...]:
    cleaned = (" ".join(_seen(name).split()) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _seen(name: str) -> str:
    # A line is a name: what can't be seen has no place in one, and would help nobody to hide.
    return "".join(
        " " if unicodedata.category(letter) == "Cc" else letter
        for letter in name
        if unicodedata.category(letter) != "Cs"
    )


def _words(said: Particulars) -> tuple[object, ...]:
    return said.names, said.former_names, said.born


def _after(before: Particulars, wanted: Particulars) -> Particulars:
    same_birth = wanted.born == before.born
    births = (*before.earlier_births, *((before.born,) if before.born else ()))
    return replace(
        wanted,
        births_said=before.births_said if same_birth else (),
        earlier_names=with_earlier(
            (*wanted.names, *wanted.former_names),
            (*before.names, *before.former_names),
            before.earlier_names,
        ),
        earlier_births=tuple(dict.fromkeys(day for day in births if day != wanted.born)),
        version=before.version + 1,
    )
