"""Records of whether an adult could make one decision: written down for people, opening nothing.

The Mental Capacity Act 2005 assumes that everybody can (s. 1(2)). A record is about one decision,
says what help was given, who assessed it and when it is to be looked at again, and names advocate
and deputy where there is one. No relative decides by default.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from network.actor import Actor
from network.consent.capacity import CapacityRecord
from network.consent.changing import new_record
from network.errors import Invalid
from network.graph.door import Tx
from network.identity import AssignmentId, OperationId
from network.people.model import NAME_LIMIT
from network.safeguarding.on_lists import OnLists, There, Written
from network.work.model import REASON_LIMIT

MOST = 100
REVIEW_AT_MOST = timedelta(days=366)
"""Capacity can come back: nothing stands longer than a year without being looked at again."""


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """What a worker writes down about one decision."""

    decision: str = field(repr=False)
    can_decide: bool
    help_given: str = field(repr=False)
    assessed_by: str = field(repr=False)
    assessed_on: date
    review_on: date
    reasons: str = field(default="", repr=False)
    advocate: str = field(default="", repr=False)
    deputy: str = field(default="", repr=False)

    def problems(self, today: date) -> dict[str, str]:
        """What is missing or can't be right, by field."""
        needed = ("decision", "help_given", "assessed_by")
        found = {name: "missing" for name in needed if not getattr(self, name).strip()}
        if not self.can_decide and not self.reasons.strip():
            found["reasons"] = "missing"
        if self.can_decide and self.deputy:
            found["deputy"] = "not needed"
        if self.assessed_on > today:
            found["assessed_on"] = "not yet"
        if not self.assessed_on < self.review_on <= self.assessed_on + REVIEW_AT_MOST:
            found["review_on"] = "between"
        return found | self._too_long()

    def _too_long(self) -> dict[str, str]:
        names = dict.fromkeys(("assessed_by", "advocate", "deputy"), NAME_LIMIT)
        texts = dict.fromkeys(("decision", "help_given", "reasons"), REASON_LIMIT)
        return {
            name: "too long"
            for name, limit in (names | texts).items()
            if len(getattr(self, name)) > limit
        }


@dataclass(frozen=True, kw_only=True)
class Capacities:
    """Writing records of capacity, and reading those of one's own organisation."""

    listed: OnLists

    def write(
        self, actor: Actor, place: AssignmentId, operation_id: OperationId, assessed: Assessed
    ) -> None:
        """Keep a record about one decision of somebody on a list. Raises Invalid."""
        problems = assessed.problems(self.listed.clock.now().date())
        if problems:
            raise Invalid(problems)

        def change(tx: Tx, there: There) -> None:
            life = self.listed.life(tx, there.person)
            if len(life.capacities) >= MOST:
                raise Invalid({"decision": "many"})
            kept = (*life.capacities, _record(assessed, there))
            self.listed.keep_life(tx, there.person, replace(life, capacities=kept))

        body = tuple(str(value) for value in vars(assessed).values())
        written = Written(
            what="capacity_written", places=(place,), operation_id=operation_id, body=body
        )
        self.listed.write(actor, written, change)

    def look(self, actor: Actor, place: AssignmentId) -> Sequence[CapacityRecord]:
        """What this organisation has written, newest first. The person sees that it was read."""

        def find(tx: Tx, there: There) -> Sequence[CapacityRecord]:
            everything = self.listed.life(tx, there.person).capacities
            ours = [one for one in everything if one.organisation_id == there.here.organisation.id]
            return sorted(ours, key=lambda one: one.written_at, reverse=True)

        return self.listed.read(actor, (place,), find, shown=True)


def _record(assessed: Assessed, there: There) -> CapacityRecord:
    return CapacityRecord(
        id=new_record(),
        organisation_id=there.here.organisation.id,
        written_by=there.by,
        written_at=there.now,
        **vars(assessed),
    )
