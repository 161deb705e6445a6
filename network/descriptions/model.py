"""Whom a person needs protection from, in their own words. Frozen values; a change makes new ones.

A description acts from the moment it is kept. It can't be rewritten, since that would be a way to
take it back at once: describe somebody again, and take the older one back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from network.connections.when import NO_TIME, When
from network.consent.kinds import Instrument, RelativeKind
from network.consent.protection import Lifted
from network.descriptions.likeness import Described
from network.identity import ItemId, ProtectionId

NAME_LIMIT = 120
WORDS_LIMIT = 2000
SHORT_LIMIT = 200
MOST_NAMES = 12
MOST_DESCRIPTIONS = 100
OLDEST = 130
AGE_OFF = 4


@dataclass(frozen=True, kw_only=True)
class SaidOrder:
    """That there is a court order, or another rule, as the protected person says it."""

    instrument: Instrument = Instrument.NOT_SAID
    issuer: str = field(default="", repr=False)
    reference: str = field(default="", repr=False)
    expires: date | None = None
    """When it should end. Nothing opens then: a description ends only when it is taken back."""


@dataclass(frozen=True, kw_only=True)
class Description:
    """Somebody who is not to get near its owner, with an account, without one, or with a second."""

    id: ProtectionId
    at: datetime
    names: tuple[str, ...]
    former_names: tuple[str, ...] = ()
    born: When = NO_TIME
    """The date of birth as far as it is known, in the owner's words."""
    age: int | None = None
    """About how old they were when this was written."""
    relation: RelativeKind | None = None
    """What they are to the owner."""
    words: str = field(default="", repr=False)
    """Anything else that would help a human being to know them."""
    connection_id: ItemId | None = None
    """Whom on the owner's map it was made from."""
    order: SaidOrder | None = None
    lifted: Lifted | None = None
    """Only its owner takes it back."""

    def stands(self, now: datetime) -> bool:
        """Whether it still acts."""
        return self.lifted is None or not self.lifted.counts(now)

    @property
    def whom(self) -> Described:
        """What is compared: every name, and between which days they were born."""
        earliest, latest = self.born.earliest, self.born.latest
        if earliest is None and latest is None and self.age is not None:
            year = self.at.year - self.age
            earliest, latest = date(year - AGE_OFF, 1, 1), date(year + AGE_OFF, 12, 31)
        return Described(names=(*self.names, *self.former_names), earliest=earliest, latest=latest)


@dataclass(frozen=True, kw_only=True)
class Descriptions:
    """All that one person has described, and whom they do not want to be asked about again."""

    every: tuple[Description, ...] = ()
    not_to_ask: frozenset[ItemId] = frozenset()
    """People on the map for whom they said: no protection, and don't ask me again."""
    version: int = 0

    def standing(self, now: datetime) -> Iterator[Description]:
        """Those that act."""
        return (one for one in self.every if one.stands(now))

    def by_id(self, description_id: str) -> Description | None:
        """One of them."""
        return next((one for one in self.every if one.id == description_id), None)

    def settled(self, connection_id: ItemId) -> bool:
        """Whether somebody on the map is protected from, or was asked about once."""
        described = any(one.connection_id == connection_id for one in self.every)
        return described or connection_id in self.not_to_ask
