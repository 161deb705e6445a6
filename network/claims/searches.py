"""That somebody has asked an organisation to look in its records, and what it has found.

Sealed with the organisation's key: what it has seen stays when the worker leaves, and when it
closes, merges or hands over.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from network.claims.checks import Check
from network.connections.model import WORDS_LIMIT
from network.connections.when import NO_TIME, When
from network.identity import ItemId, OrganisationId, PersonId, StaffId

MOST_ASKED = 20
"""So many organisations can be asked about all that one person says."""
MOST_ANSWERS = 20
TOGETHER = timedelta(days=30)
"""Within this time, several people who ask about one and the same somebody are a pattern."""
SEVERAL = 3


class SearchState(StrEnum):
    """How far it is: asked, seen in the records, not found, or they can't look yet."""

    ASKED = "asked"
    SEEN = "seen"
    NOT_FOUND = "not_found"
    NOT_YET = "not_yet"


class RecordKind(StrEnum):
    """In which kind of record something was seen."""

    FILE = "file"
    DAILY_NOTES = "daily_notes"
    WHO_LIVED_HERE = "who_lived_here"
    STAFF_RECORD = "staff_record"
    LETTER_OR_PHOTO = "letter_or_photo"
    OTHER = "other"


ANSWERS = (SearchState.SEEN, SearchState.NOT_FOUND, SearchState.NOT_YET)


@dataclass(frozen=True, kw_only=True)
class HowSeen:
    """How it was checked: in which kind of record, from when to when, in words."""

    record: RecordKind
    since: When = field(default=NO_TIME, repr=False)
    until: When = field(default=NO_TIME, repr=False)
    words: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Withdrawal:
    """That an organisation stands for it no more, and why."""

    at: datetime
    by: PersonId
    reason: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a worker has answered. `how` stands where it was seen, and only there."""

    state: SearchState
    at: datetime
    by: PersonId
    staff_id: StaffId
    name: str = field(repr=False)
    """The worker's name at work, as it was that day."""
    how: HowSeen | None = None
    withdrawn: Withdrawal | None = None

    @property
    def counts(self) -> bool:
        """Whether the organisation stands for it."""
        return self.state is SearchState.SEEN and self.withdrawn is None


@dataclass(frozen=True, kw_only=True)
class RecordSearch:
    """One claim, one organisation: what was asked, and every answer, oldest first."""

    id: ItemId
    claim_id: ItemId
    organisation_id: OrganisationId
    person_id: PersonId
    known_as: str = field(default="", repr=False)
    """The name by which the organisation knows whoever asked."""
    who: str = field(default="", repr=False)
    """Whom the claim is about, as it was described: to see when several ask about the same."""
    asked_at: datetime
    stopped_at: datetime | None = None
    answers: tuple[Answer, ...] = ()
    check: Check | None = None
    """A question that a worker has put to whoever asked."""

    @property
    def newest(self) -> Answer | None:
        """The last answer, if it was given after it was last asked."""
        last = self.answers[-1] if self.answers else None
        return last if last is not None and last.at >= self.asked_at else None

    @property
    def state(self) -> SearchState:
        """How far it is."""
        newest = self.newest
        return SearchState.ASKED if newest is None else newest.state

    @property
    def counts(self) -> bool:
        """Whether the organisation stands for the claim."""
        return any(one.counts for one in self.answers)

    @property
    def open(self) -> bool:
        """Whether workers may read what was said, and answer."""
        return self.stopped_at is None

    def withdrawn(self, withdrawal: Withdrawal) -> "RecordSearch":
        """The same, and what the organisation stood for counts no more."""
        return replace(
            self,
            answers=tuple(
                replace(one, withdrawn=withdrawal) if one.counts else one for one in self.answers
            ),
        )


def how_problems(how: HowSeen | None) -> dict[str, str]:
    """What is missing or too long, by field."""
    if how is None:
        return {"record": "missing"}
    if not how.words.strip():
        return {"words": "missing"}
    return {"words": "too long"} if len(how.words) > WORDS_LIMIT else {}
