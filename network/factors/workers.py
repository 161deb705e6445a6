"""The part of members of staff in getting an account back: two of them, the person before them.

Whoever keeps who works where provides this. Until then no worker can help: the closed answer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from network.graph.door import Tx
from network.identity import PersonId


@dataclass(frozen=True, kw_only=True)
class SeenInPerson:
    """Two members of staff say that they have the person before them.

    `excluded`: one of them is somebody by whom the person never wants to be helped.
    """

    begun_by: PersonId
    approved_by: PersonId
    excluded: bool = False

    def holds(self, person_id: PersonId) -> bool:
        """Whether it was two human beings, and neither is the person."""
        return len({self.begun_by, self.approved_by, person_id}) == len(("one", "other", "person"))


class WorkerCodes(Protocol):
    """Codes that two members of staff have handed to somebody: good once, for a day."""

    def seen(
        self, tx: Tx, person_id: PersonId, typed: str, now: datetime, *, use: bool
    ) -> SeenInPerson | None:
        """Who has seen this person, if the code is theirs and holds. With `use` it is used up."""
        ...


class NoWorkers:
    """Nobody works anywhere yet, so nobody has seen anybody."""

    def seen(
        self,
        tx: Tx,  # noqa: ARG002
        person_id: PersonId,  # noqa: ARG002
        typed: str,  # noqa: ARG002
        now: datetime,  # noqa: ARG002
        *,
        use: bool,  # noqa: ARG002
    ) -> SeenInPerson | None:
        """Nobody."""
        return None


NO_WORKERS = NoWorkers()
