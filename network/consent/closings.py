"""Writing beside the keys what was closed here, so that no restored copy opens it again.

Whoever closes something calls one of these last, in the same unit of work, when what was closed has
been kept: it looks at what is kept now under the locks that are held.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from network.backups.narrowings import Kept, Narrowings, State
from network.consent import store
from network.consent.kept import LifeFacts, Protections
from network.consent.records import to_record
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer


@dataclass(frozen=True, kw_only=True)
class Closings:
    """Writes down how things stand now that they were closed."""

    sealer: Sealer
    narrowings: Narrowings

    def between(self, tx: Tx, owner: PersonId, other: PersonId) -> None:
        """Something between two people was closed: for `owner`, whose key keeps the line.

        A block, an order, a hold, a cool-off, a likeness, a yes taken back; whoever entered it.
        """
        self.seen_between(store.lock_two(tx, self.sealer, owner, other), owner)

    def seen_between(self, two: store.Two, owner: PersonId) -> None:
        """The same of what was read already.

        Where somebody who asks could tell it by one statement more, nothing is read again.
        """
        states = [*_pair(two), *_own(owner, two.protections[owner])]
        self.narrowings.write_down(owner, states)

    def alone(self, tx: Tx, owner: PersonId) -> None:
        """Somebody closed something of their own: a veto, a wish for secrecy, their door."""
        one = store.lock_one(tx, self.sealer, owner)
        if one is not None:
            self.narrowings.write_down(owner, [*_own(owner, one.protections)])

    def life(self, tx: Tx, person_id: PersonId) -> None:
        """All about somebody was closed: held, reported dead, known to be adopted."""
        one = store.lock_one(tx, self.sealer, person_id)
        if one is not None:
            self.narrowings.write_down(person_id, [*_life(person_id, one.life)])


def _pair(two: store.Two) -> Iterator[State]:
    if two.between is not None and two.between.version:
        yield State(
            kept=Kept.BETWEEN,
            people=(two.first, two.second),
            version=two.between.version,
            record=to_record(two.between),
        )


def _own(person: PersonId, own: Protections | None) -> Iterator[State]:
    if own is not None and own.version:
        yield State(kept=Kept.OWN, people=(person,), version=own.version, record=to_record(own))


def _life(person: PersonId, life: LifeFacts) -> Iterator[State]:
    if life.version:
        yield State(kept=Kept.LIFE, people=(person,), version=life.version, record=to_record(life))
