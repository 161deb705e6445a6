"""That a named worker tells somebody, in person, of a verified death. Never mail."""

from dataclasses import dataclass
from datetime import datetime

from network.identity import PersonId, ProtectionId


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who tells whom of which death. It tells nothing until the named worker has spoken."""

    death: ProtectionId
    """The report that was verified: of another one, whoever was told knows nothing yet."""
    of: PersonId
    """Who has died."""
    to: PersonId
    """Who is told."""
    worker: PersonId
    """The named worker: nobody else can write down that it was told."""
    named_by: PersonId
    named_at: datetime
    told_at: datetime | None = None
    """When they spoke."""

    def told(self, to: PersonId, death: ProtectionId | None) -> bool:
        """Whether this one has been told of this death."""
        return self.told_at is not None and (self.to, self.death) == (to, death)
