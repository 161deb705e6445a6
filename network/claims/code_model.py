"""A code with which somebody shows one claim: to the other one, or to whoever can vouch for it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from network.claims.checks import Check
from network.identity import ItemId, PersonId

CODE_LASTS = timedelta(days=14)
MOST_CODES = 5


class CodeFor(StrEnum):
    """Whom a code is for."""

    THE_OTHER = "the_other"
    A_VOUCHER = "a_voucher"


@dataclass(frozen=True, kw_only=True)
class ClaimCode:
    """What is kept of a code. Its owner is never shown whether anybody has typed it."""

    id: ItemId
    owner: PersonId
    claim_id: ItemId
    kind: CodeFor
    until: datetime
    check: Check | None = None
    """What is asked first."""
    opened_by: PersonId | None = None
    """Who has read what it shows: from then on it opens for nobody else."""
    used_at: datetime | None = None

    def opens_for(self, person: PersonId, now: datetime) -> bool:
        """Whether it can lead this person anywhere. Nobody uses a code of their own."""
        free = self.opened_by in {None, person} and self.used_at is None
        return free and self.owner != person and now < self.until

    def asks(self, person: PersonId) -> bool:
        """Whether its question stands in between."""
        return self.check is not None and self.opened_by != person


@dataclass(frozen=True, kw_only=True)
class ShownCode:
    """A code as its owner sees it, until it runs out: whatever became of it."""

    code: str = field(repr=False)
    line: ClaimCode
