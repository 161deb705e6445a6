"""Whether an adult could make one decision at one time: Mental Capacity Act 2005, ss. 1 to 4.

Capacity is assumed (s. 1(2)); all help is given first (s. 1(3)); an unwise decision is no sign of
anything (s. 1(4)). A record is about one decision, never about a person. It opens nothing by
itself: a deputy's yes counts only where it names the record, and no relative decides by default.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from network.identity import OrganisationId, PersonId, ProtectionId


@dataclass(frozen=True, kw_only=True)
class CapacityRecord:
    """What was found about one decision, and by whom. Sealed; its words are for people."""

    id: ProtectionId
    organisation_id: OrganisationId
    """Whose worker wrote it down: other organisations are not shown it."""
    decision: str = field(repr=False)
    """Which decision, in words."""
    can_decide: bool
    help_given: str = field(repr=False)
    """What was done so that they could decide for themselves: s. 1(3)."""
    assessed_by: str = field(repr=False)
    """Who assessed it, by name: often somebody who works elsewhere."""
    assessed_on: date
    review_on: date
    """From this day on it says nothing any more: capacity can come back."""
    written_by: PersonId
    written_at: datetime
    reasons: str = field(default="", repr=False)
    advocate: str = field(default="", repr=False)
    """The advocate who stood by them, if one did."""
    deputy: str = field(default="", repr=False)
    """The deputy whom the Court of Protection named for decisions such as this: s. 16."""

    def counts(self, now: datetime) -> bool:
        """Whether it says anything today."""
        return self.assessed_on <= now.date() < self.review_on

    def shows_deputy(self, now: datetime) -> bool:
        """Whether a deputy's yes to this decision may rest on it today."""
        return bool(self.deputy) and not self.can_decide and self.counts(now)
