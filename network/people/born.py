"""What workers say of somebody's date of birth, and what it then rests on. Values only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from network.consent.lives import Evidence
from network.identity import OrganisationId, PersonId, StaffId

MOST_SAID = 20


class BirthSource(StrEnum):
    """By what a worker knows a date of birth."""

    OUR_RECORD = "our_record"
    PASSPORT = "passport"
    BIRTH_CERTIFICATE = "birth_certificate"
    OTHER_DOCUMENT = "other_document"


@dataclass(frozen=True, kw_only=True)
class BirthTakenBack:
    """That an organisation stands for it no more, and why."""

    at: datetime
    by: PersonId
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class BirthSaid:
    """That a worker has typed a date of birth, and whether it was the one that stands."""

    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    staff_id: StaffId
    by: PersonId
    name: str = field(repr=False)
    """The worker's name at work, as it was that day."""
    source: BirthSource
    at: datetime
    same: bool
    taken_back: BirthTakenBack | None = None

    @property
    def counts(self) -> bool:
        """Whether the organisation stands for it."""
        return self.taken_back is None

    @property
    def evidence(self) -> Evidence:
        """What the date rests on by this alone."""
        if not (self.counts and self.same):
            return Evidence.CLAIMED
        record = self.source is BirthSource.OUR_RECORD
        return Evidence.ATTESTED if record else Evidence.DOCUMENT


def standing(said: Iterable[BirthSaid]) -> Evidence:
    """What a date of birth rests on: the best that counts, while nothing that counts differs."""
    found = tuple(said)
    if any(one.counts and not one.same for one in found):
        # Two that don't agree show nothing: they look at it together first.
        return Evidence.CLAIMED
    return max((one.evidence for one in found), default=Evidence.CLAIMED)
