"""Closing again, in a restored copy, what people closed after it was made.

Each record is put back as it stood when something in it was closed, unless the copy holds a newer
one, and what human beings were to look at is on the desk again. What can't be put back closes
everything about its owner until human beings have confirmed it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from network.backups import asking_again
from network.backups import store as backups
from network.backups.journal import Entry
from network.backups.narrowings import Kept, Narrowings, State
from network.consent import store as consent
from network.consent.kept import Between, LifeFacts, Protections
from network.consent.records import from_record
from network.descriptions import records
from network.descriptions import store as descriptions
from network.errors import Broken, NotFound
from network.graph.door import Graph, Tx
from network.keys.sealing import Sealer
from network.sending import store as reaching
from network.sending.records import from_record as reach_from_record


@dataclass(frozen=True, kw_only=True)
class ClosingAgain:
    """Puts back what was closed. `graph` is one for upkeep."""

    graph: Graph
    sealer: Sealer
    narrowings: Narrowings

    def again(self, entry: Entry) -> None:
        """Close what a line says was closed. Who is not in the copy has nothing that is open."""
        try:
            states = self.narrowings.of(entry)
            self.graph.write(lambda tx: self._put(tx, states, entry.at))
        except Broken:
            self.graph.write(lambda tx: backups.doubt(tx, entry.person_id))

    def _put(self, tx: Tx, states: list[State], at: datetime) -> None:
        put: dict[Kept, Callable[[Tx, State, datetime], None]] = {
            Kept.BETWEEN: self._between,
            Kept.OWN: self._own,
            Kept.LIFE: self._life,
            Kept.DESCRIPTIONS: self._descriptions,
            Kept.REACH: self._reach,
        }
        for state in states:
            put[state.kept](tx, state, at)

    def _between(self, tx: Tx, state: State, at: datetime) -> None:
        one, other = state.people
        two = consent.lock_two(tx, self.sealer, one, other)
        if two.here == {one, other} and (
            two.between is None or two.between.version <= state.version
        ):
            between = from_record(Between, state.record)
            consent.put_between(tx, self.sealer, two, replace(between, version=state.version - 1))
            asking_again.again(tx, self.sealer, between, at)

    def _own(self, tx: Tx, state: State, _: datetime) -> None:
        (person,) = state.people
        one = consent.lock_one(tx, self.sealer, person)
        if one is not None and one.protections.version <= state.version:
            own = replace(from_record(Protections, state.record), version=state.version - 1)
            consent.put_protections(tx, self.sealer, person, one.protection_id, own)

    def _life(self, tx: Tx, state: State, at: datetime) -> None:
        (person,) = state.people
        one = consent.lock_one(tx, self.sealer, person)
        if one is not None and one.life.version <= state.version:
            life = replace(from_record(LifeFacts, state.record), version=state.version - 1)
            consent.put_life(tx, self.sealer, person, one.standing_id, life)
            asking_again.again(tx, self.sealer, life, at)

    def _descriptions(self, tx: Tx, state: State, _: datetime) -> None:
        (person,) = state.people
        try:
            before = descriptions.lock(tx, self.sealer, person)
        except NotFound:
            return
        if before.version <= state.version:
            described = records.from_record(state.record, state.version)
            descriptions.keep(tx, self.sealer, person, described)

    def _reach(self, tx: Tx, state: State, _: datetime) -> None:
        (person,) = state.people
        try:
            before = reaching.lock(tx, self.sealer, person).reach
        except NotFound:
            return
        if before.version <= state.version:
            # What waited to leave is lost with the days since: the events for it are not there.
            reach = reach_from_record(state.record).with_tray(before.tray)
            reaching.keep(tx, self.sealer, person, reach)
