"""A line of the record as its person sees it, and what can be wrong with a chain."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from network.actor import Capacity
from network.audit.events import Event
from network.identity import PersonId


@dataclass(frozen=True, kw_only=True)
class LookLine:
    """Somebody looked, or something was taken out. `seq` pages on from here.

    `late` says that it was held back by two human beings, or for a day by one.
    """

    id: str
    seq: int
    at: datetime
    event: Event
    by: Capacity | None
    mine: bool
    who: PersonId | None = field(default=None, repr=False)
    detail: dict[str, str]
    late: bool = False


class Harm(StrEnum):
    """What has been done to a chain.

    A line that was changed, moved or put in between no longer follows from the one before: it is
    altered. Inserted is a line beyond the end; forked is a chain whose end is not the one known.
    """

    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"
    TRUNCATED = "truncated"
    FORKED = "forked"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """The first place where a stream doesn't hold together."""

    stream: str
    seq: int
    harm: Harm


def digest(*, prev: str, stream: str, seq: int, entry_id: str, sealed: bytes) -> str:
    """The hash of a line. It runs over the sealed form, so that destroying a key breaks nothing."""
    head = f"{prev}|{stream}|{seq}|{entry_id}|".encode()
    return hashlib.sha256(head + sealed).hexdigest()
