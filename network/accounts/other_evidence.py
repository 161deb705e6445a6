"""What getting an account back asks of whoever knows second steps, trusted people and workers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from network.accounts.evidence import Against, Evidence, More
from network.accounts.model import Account
from network.graph.door import Tx
from network.identity import PersonId


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What was shown besides saved code and password, and what speaks against it."""

    evidence: frozenset[Evidence] = frozenset()
    against: frozenset[Against] = frozenset()
    second_step_on: bool = False


class OtherEvidence(Protocol):
    """Whoever knows second steps, trusted people and workers."""

    def gather(self, tx: Tx, account: Account, more: More, now: datetime, *, use: bool) -> Gathered:
        """What holds of what was typed, by the same statements for everybody.

        With `use` it is used up; the person is locked then.
        """
        ...

    def let_go(self, tx: Tx, person_id: PersonId) -> None:
        """Take every second step of a locked person away: they no longer have it."""
        ...
