"""What people at work note while they work on a request: where they looked, and who it may be.

Nothing of it is the asker's to read, and nothing of it reaches whoever may be the one: it ends at
"ready to be approached". Values only.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from network.asking.consideration import Consideration
from network.asking.kinds import CameOf, LawfulBasis, LeadState, Source
from network.asking.said_to_us import MOST_SAID, TypedIn
from network.connections.model import NAME_LIMIT, WORDS_LIMIT
from network.errors import WrongMoment
from network.identity import ItemId, OrganisationId, PersonId

MOST_LINES = 200
MOST_LEADS = 30
NEXT: dict[LeadState, frozenset[LeadState]] = {
    LeadState.POSSIBLE: frozenset({LeadState.CHECKED, LeadState.DROPPED}),
    LeadState.CHECKED: frozenset(
        {LeadState.POSSIBLE, LeadState.READY, LeadState.STOPPED, LeadState.DROPPED}
    ),
    LeadState.READY: frozenset(
        {
            LeadState.CHECKED,
            LeadState.STOPPED,
            LeadState.DROPPED,
            LeadState.APPROACHED,
            LeadState.NOT_TO_BE,
        }
    ),
    LeadState.APPROACHED: frozenset({LeadState.READY, LeadState.DROPPED, LeadState.NOT_TO_BE}),
    LeadState.STOPPED: frozenset(),
    LeadState.DROPPED: frozenset(),
    LeadState.NOT_TO_BE: frozenset({LeadState.DROPPED}),
}
"""Where a lead can go from where it is. What was stopped for safety goes nowhere from here."""
BACK = {
    LeadState.CHECKED: LeadState.POSSIBLE,
    LeadState.READY: LeadState.CHECKED,
    LeadState.APPROACHED: LeadState.READY,
}
"""One step back."""


@dataclass(frozen=True, kw_only=True)
class SearchLine:
    """One line of the search log."""

    id: ItemId
    on: date
    source: Source
    basis: LawfulBasis
    looked_at: str = field(repr=False)
    came_of: CameOf
    words: str = field(default="", repr=False)
    by: PersonId
    name: str = field(repr=False)
    """The worker's name at work, as it was that day."""

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {} if self.looked_at.strip() else {"looked_at": "missing"}
        long = {one for one in ("looked_at", "words") if len(getattr(self, one)) > WORDS_LIMIT}
        return found | dict.fromkeys(long, "too long")


@dataclass(frozen=True, kw_only=True)
class Lead:
    """Somebody who may be the one."""

    id: ItemId
    who: str = field(repr=False)
    words: str = field(default="", repr=False)
    """Why it may be the one."""
    state: LeadState = LeadState.POSSIBLE
    found_at: datetime
    found_by: PersonId
    found_name: str = field(repr=False)
    checked_at: datetime | None = None
    checked_by: PersonId | None = None
    checked_name: str = field(default="", repr=False)
    checked_how: str = field(default="", repr=False)
    considered: Consideration | None = field(default=None, repr=False)
    approached_at: datetime | None = None
    approached_name: str = field(default="", repr=False)
    """Who signs the letter."""
    said: tuple[TypedIn, ...] = ()
    """What they said by phone or on paper, oldest first."""

    def with_said(self, one: TypedIn) -> "Lead":
        """With one more answer. Raises WrongMoment where they are many."""
        if len(self.said) >= MOST_SAID:
            raise WrongMoment
        return replace(self, said=(*self.said, one))

    def waits_on(self, today: date) -> bool:
        """Whether they asked to be asked again and it is not yet time: what they said last."""
        last = self.said[-1].again_from if self.said else None
        return last is not None and today < last

    def problems(self) -> dict[str, str]:
        """What is missing or too long, by field."""
        found = {} if self.who.strip() else {"who": "missing"}
        if not self.words.strip():
            found["words"] = "missing"
        limits = {"who": NAME_LIMIT, "words": WORDS_LIMIT}
        long = {name for name, limit in limits.items() if len(getattr(self, name)) > limit}
        return found | dict.fromkeys(long, "too long")

    def moved(self, to: LeadState) -> "Lead":
        """The same, one step on or back. Raises WrongMoment where no such step is."""
        if to not in NEXT[self.state]:
            raise WrongMoment
        return replace(self, state=to)

    def back(self) -> "Lead":
        """One step back, without what that step had added. Raises WrongMoment."""
        if self.state not in BACK:
            raise WrongMoment
        if self.state is LeadState.APPROACHED:
            # What was weighed still stands: the letter alone is taken back.
            return replace(self.moved(LeadState.READY), approached_at=None, approached_name="")
        kept = replace(self.moved(BACK[self.state]), considered=None)
        if kept.state is LeadState.CHECKED:
            return kept
        return replace(kept, checked_at=None, checked_by=None, checked_name="", checked_how="")


@dataclass(frozen=True, kw_only=True)
class RequestWork:
    """All that is noted at work on one request."""

    id: ItemId
    request_id: ItemId
    organisation_id: OrganisationId
    lines: tuple[SearchLine, ...] = ()
    leads: tuple[Lead, ...] = ()

    def lead(self, lead_id: str) -> Lead | None:
        """One of the leads."""
        return next((one for one in self.leads if one.id == lead_id), None)

    def with_line(self, line: SearchLine) -> "RequestWork":
        """With one more line. Sent twice, kept once. Raises WrongMoment where they are many."""
        if any(one.id == line.id for one in self.lines):
            return self
        if len(self.lines) >= MOST_LINES:
            raise WrongMoment
        return replace(self, lines=(*self.lines, line))

    def with_lead(self, lead: Lead) -> "RequestWork":
        """With one more lead, in the same way."""
        if self.lead(lead.id) is not None:
            return self
        if len(self.leads) >= MOST_LEADS:
            raise WrongMoment
        return replace(self, leads=(*self.leads, lead))

    def with_changed(self, lead: Lead) -> "RequestWork":
        """With this lead as it is now."""
        return replace(self, leads=tuple(lead if one.id == lead.id else one for one in self.leads))
