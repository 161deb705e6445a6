"""What the record asks of whoever knows why a look shows later."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from network.graph.door import Tx
from network.identity import PersonId


class Late(Protocol):
    """Whoever keeps why a look is held back."""

    def of(self, tx: Tx, person_id: PersonId, now: datetime) -> Mapping[str, bool]:
        """By the id of what a look hangs on. True: not shown yet. False: shown late."""
        ...


class NothingLate:
    """Nobody holds anything back: every look shows at once."""

    def of(
        self,
        tx: Tx,  # noqa: ARG002
        person_id: PersonId,  # noqa: ARG002
        now: datetime,  # noqa: ARG002
    ) -> Mapping[str, bool]:
        """Nothing."""
        return {}


NOTHING_LATE = NothingLate()
