"""What is due, and whom somebody is losing touch with: learned from what really happens.

It looks at days and at nothing else, and says nothing about a person.
"""

from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

from network.rhythm.model import Contact, Line, Rhythm

ENOUGH = 4
"""From as many contacts on it is known what is usual."""
LOSING = 2
"""After as many times the usual wait somebody may be losing touch."""


class Turn(StrEnum):
    """Whether it is time."""

    NOT_YET = "not_yet"
    DUE = "due"
    LOSING_TOUCH = "losing_touch"


def usual(contacts: tuple[Contact, ...]) -> int | None:
    """How many days usually lie between two contacts; None while too few are known."""
    days = sorted({one.on for one in contacts})
    if len(days) < ENOUGH:
        return None
    gaps = [(after - before).days for before, after in pairwise(days)]
    return round(median(gaps))


def due_on(line: Line, rhythm: Rhythm, last: date | None) -> date | None:
    """The day on which it is time; None where it comes when it comes.

    `rhythm` is what counts: one's own, or where two wishes meet. `last`: the last real contact.
    """
    begin = last or line.since
    return begin + timedelta(days=rhythm.days) if begin and rhythm.days else None


def turn(line: Line, rhythm: Rhythm, last: date | None, today: date) -> Turn:
    """Whether it is time to be in touch, for whoever wants to be reminded."""
    due, days = due_on(line, rhythm, last), rhythm.days
    hushed = line.fine or (line.quiet_until is not None and today < line.quiet_until)
    if due is None or days is None or hushed or today < due:
        return Turn.NOT_YET
    waited = (today - (due - timedelta(days=days))).days
    return Turn.LOSING_TOUCH if waited > LOSING * max(days, usual(line.contacts) or 0) else Turn.DUE
