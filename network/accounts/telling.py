"""Telling the owner of an account outside of here that something has begun."""

from datetime import datetime
from typing import Protocol

from network.graph.door import Tx
from network.identity import PersonId


class Telling(Protocol):
    """Whoever can write to somebody, if they want that."""

    def recovery_begun(self, tx: Tx, person_id: PersonId, run_id: str, now: datetime) -> None:
        """Somebody has begun to get back into the account of this person, who is locked."""
        ...
