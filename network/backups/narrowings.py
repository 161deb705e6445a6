"""What was closed, as the journal keeps it: records as they stood then, under their owner's key.

A restored copy gets exactly these records again (`closing_again`). They hold what had been kept by
then and what was being closed: where the commit never came, more is closed than was, never less.
Nothing that was opened later comes back. Whoever erases their account destroys the key, and with it
what the journal says of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from network.backups.journal import Entry
from network.identity import PersonId, new_id
from network.keys.sealing import Record, Sealer

KIND = "Narrowing"


class Kept(StrEnum):
    """Which kind of record it is. Values are stored: only add."""

    BETWEEN = "between"
    OWN = "own"
    LIFE = "life"
    DESCRIPTIONS = "descriptions"
    REACH = "reach"


@dataclass(frozen=True, kw_only=True)
class State:
    """A record as it stood when something in it had been closed."""

    kept: Kept
    people: tuple[PersonId, ...]
    """Whom it is about: two, for what is between them."""
    version: int
    record: Record


class Lines(Protocol):
    """Whoever keeps the lines on the disk."""

    def narrowed(self, person_id: str, narrowing_id: str, sealed: bytes) -> None:
        """Write one down. It is on the disk when this returns."""
        ...


@dataclass(frozen=True, kw_only=True)
class Narrowings:
    """Writes down what was closed, and reads it back."""

    sealer: Sealer
    journal: Lines

    def write_down(self, owner: PersonId, states: Sequence[State]) -> None:
        """Write down how these records stand now that `owner` has closed something.

        Call it in the unit of work, under its locks, before it commits: then lines about one record
        stand in the order of its commits. Raises Unavailable where the disk refuses; then nothing
        may be said to be done.
        """
        narrowing_id = new_id()
        value = {"states": [_record(state) for state in states]}
        sealed = self.sealer.seal(owner, record_id=narrowing_id, kind=KIND, value=value)
        self.journal.narrowed(owner, narrowing_id, sealed)

    def of(self, entry: Entry) -> list[State]:
        """What a line says. Raises Broken where no key opens it any more."""
        (narrowing_id,) = entry.items
        value = self.sealer.open(
            entry.person_id, record_id=narrowing_id, kind=KIND, sealed=entry.sealed
        )
        return [_state(record) for record in value["states"]]


def _record(state: State) -> Record:
    return {
        "kept": state.kept,
        "people": list(state.people),
        "version": state.version,
        "record": state.record,
    }


def _state(record: Record) -> State:
    return State(
        kept=Kept(record["kept"]),
        people=tuple(map(PersonId, record["people"])),
        version=record["version"],
        record=record["record"],
    )
