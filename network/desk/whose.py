"""Who sees which task. A table: the first row that fits decides, and without one nobody does.

It says whose it is to look. Whether they may is decided afterwards, towards each person, by the
decision: never one of the two, nor anybody who is tied to them or from whom they keep it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from network.desk.model import NOT_FOR_STAFF, Task, TaskState
from network.desk.working_days import overdue
from network.identity import OrganisationId, PersonId


class Sight(StrEnum):
    """Why a lead sees something: it is about somebody on a list there, or the pool has it."""

    OWN = "own"
    POOL = "pool"


@dataclass(frozen=True, kw_only=True)
class Where:
    """What is known at work of the people of a task."""

    listed_at: frozenset[OrganisationId] = frozenset()
    """The organisations on a list of which one of them is now."""
    leads: frozenset[PersonId] = frozenset()
    """Those who keep people safe there, and have nothing to do with any of them in private."""


@dataclass(frozen=True, kw_only=True)
class Lead:
    """A safeguarding lead, as far as this is about them."""

    person_id: PersonId
    organisation_id: OrganisationId
    lends: bool
    """Whether their organisation helps where others are too few."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: does this lead see this task now?"""

    task: Task
    where: Where
    lead: Lead
    now: datetime


Fits = Callable[[Asked], bool]


def done(asked: Asked) -> bool:
    """It is done."""
    return asked.task.done


def for_the_person(asked: Asked) -> bool:
    """It is the person's own to look at."""
    return asked.task.kind in NOT_FOR_STAFF


def one_of_them(asked: Asked) -> bool:
    """The lead is one of the people whom it is about."""
    return asked.lead.person_id in asked.task.people


def own_half(asked: Asked) -> bool:
    """The lead did the first half: never two hats."""
    second = asked.task.second
    return second is not None and second.first == asked.lead.person_id


def mine(asked: Asked) -> bool:
    """The lead has taken it."""
    return asked.task.taken_by == asked.lead.person_id


def with_somebody(asked: Asked) -> bool:
    """Somebody else has taken it, and not for too long."""
    taken = asked.task.state is TaskState.TAKEN
    return taken and not overdue(asked.task, asked.now)


def listed_here(asked: Asked) -> bool:
    """One of the people is on a list of the lead's own organisation."""
    return asked.lead.organisation_id in asked.where.listed_at


def lends_not(asked: Asked) -> bool:
    """The lead's organisation does not help others."""
    return not asked.lead.lends


def listed_nowhere(asked: Asked) -> bool:
    """None of the people is on any list."""
    return not asked.where.listed_at


def too_few(asked: Asked) -> bool:
    """Where they are on a list, nobody is left who could look."""
    first = {asked.task.second.first} if asked.task.second else set()
    return not asked.where.leads - first


def too_long(asked: Asked) -> bool:
    """It has waited longer than two working days."""
    return overdue(asked.task, asked.now)


RULES: tuple[tuple[Fits, Sight | None], ...] = (
    (done, None),
    (for_the_person, None),
    (one_of_them, None),
    (own_half, None),
    (mine, Sight.OWN),
    (with_somebody, None),
    (listed_here, Sight.OWN),
    (lends_not, None),
    (listed_nowhere, Sight.POOL),
    (too_few, Sight.POOL),
    (too_long, Sight.POOL),
)


def sees(asked: Asked) -> Sight | None:
    """Why the lead sees it; None: they don't."""
    return next((sight for fits, sight in RULES if fits(asked)), None)
