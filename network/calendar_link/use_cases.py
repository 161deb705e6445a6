"""Giving a calendar a link to one's own days, withdrawing it, and what it answers.

A link opens days and nothing else, in words that name nobody. It is a live read: what is taken
away, or left alone, is gone with the next look. Whoever has the link sees what it shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from network.accounts import rules
from network.accounts.throttle import Throttle
from network.accounts.tokens import token_hash
from network.actor import Actor
from network.calendar_link import store
from network.clock import Clock
from network.connections.use_cases import Maps
from network.consent.lives import DeathState
from network.consent.store import life_of
from network.errors import Broken, NotFound
from network.exchange.calendar import write as calendar
from network.exchange.calendar.days import YearDay
from network.graph.door import Graph, Tx
from network.identity import PersonId, new_secret
from network.keys import store as keys
from network.keys.sealing import Sealer
from network.rhythm import store as rhythm
from network.rhythm.days import DayWish, OwnDay
from network.work import gate


@dataclass(frozen=True, kw_only=True)
class CalendarLink:
    """The link of one person, and whoever asks with it."""

    graph: Graph
    sealer: Sealer
    clock: Clock
    throttle: Throttle
    maps: Maps

    def on(self, actor: Actor) -> bool:
        """Whether I have a link."""
        gate.oneself(actor)
        return self.graph.read(lambda tx: store.on(tx, actor.person_id))

    def make(self, actor: Actor) -> str:
        """A new link's secret, told once; the one before opens nothing. Needs a fresh password."""
        gate.oneself_surely(actor)
        rules.require_fresh(actor)
        secret = new_secret()

        def work(tx: Tx) -> None:
            keys.lock_person(tx, actor.person_id)
            store.put(tx, self.sealer, actor.person_id, token_hash(secret))

        self.graph.write(work)
        return secret

    def withdraw(self, actor: Actor) -> None:
        """Let the link open nothing any more, from now on. None is as good."""
        gate.oneself(actor)

        def work(tx: Tx) -> None:
            keys.lock_person(tx, actor.person_id)
            store.withdraw(tx, actor.person_id)

        self.graph.write(work)

    def read(self, secret: str, *, network: str) -> bytes:
        """The calendar that a link opens, as it is now. Raises TooManyTries.

        Raises NotFound for every link that opens nothing, whatever the cause.
        """
        hashed = token_hash(secret)
        self.throttle.count(self.throttle.calendar(hashed, network))
        person_id = self._whose(hashed)
        try:
            data = self._written(person_id)
        except Broken:
            raise NotFound from None
        # It may have been withdrawn while its days were read.
        if self._whose(hashed) != person_id:
            raise NotFound
        return data

    def _whose(self, hashed: str) -> PersonId:
        def work(tx: Tx) -> PersonId | None:
            found = store.whose(tx, hashed)
            return found if found and self._alive(tx, found) else None

        person_id = self.graph.read(work)
        if person_id is None:
            raise NotFound
        return person_id

    def _alive(self, tx: Tx, person_id: PersonId) -> bool:
        """Of somebody whose death is verified, others may read what arrives."""
        return life_of(tx, self.sealer, person_id).death.state is not DeathState.VERIFIED

    def _written(self, person_id: PersonId) -> bytes:
        whole = self.maps.open(Actor(person_id=person_id))
        kept = self.graph.read(lambda tx: rhythm.of(tx, self.sealer, person_id)).days
        today = self.clock.now().date()
        own, alone = _year_days(kept, DayWish.REMIND), _year_days(kept, DayWish.LEAVE)
        return calendar.write(whole, day=today, own=own, alone=alone)


def _year_days(days: Iterable[OwnDay], wish: DayWish) -> list[YearDay]:
    """Days of the calendar with this wish; what is rough is none."""
    known = (one.when.exact for one in days if one.wish is wish)
    return [(day.month, day.day) for day in known if day is not None]
