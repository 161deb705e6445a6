"""The days to mark of a map as an iCalendar file (RFC 5545).

A calendar lies open on many screens: nobody is named, nothing is said, and no year of a life.
"""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from network.connections.model import RelationshipMap
from network.exchange.calendar.days import YearDay, to_mark
from network.exchange.vcard.write import folded

SUMMARY = "Something you wanted to remember"
LEAP_DAY = (2, 29)


def write(
    whole: RelationshipMap,
    *,
    day: date,
    own: Iterable[YearDay] = (),
    alone: Iterable[YearDay] = (),
) -> bytes:
    """The file: each day to mark comes every year, from `day` on. `own` and `alone`: as in days."""
    days = to_mark(whole.connections, own, alone)
    space = uuid.UUID(hex=whole.settings.id)
    return "".join(f"{folded(line)}\r\n" for line in _lines(days, space, day)).encode("utf-8")


def _lines(days: Iterable[YearDay], space: uuid.UUID, today: date) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Rowan//Rowan//EN"
    for marked in days:
        yield from _event(marked, space, today)
    yield "END:VCALENDAR"


def _event(marked: YearDay, space: uuid.UUID, today: date) -> Iterator[str]:
    first = _first(marked, today)
    yield "BEGIN:VEVENT"
    # The same each time, so that a calendar knows it again; and no id of ours can be read from it.
    yield f"UID:{uuid.uuid5(space, f'{marked[0]:02}-{marked[1]:02}')}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"RRULE:{_rule(marked)}"
    yield f"SUMMARY:{SUMMARY}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _rule(marked: YearDay) -> str:
    # Plain "every year" would leave the last day of February out for three years in four.
    return "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if marked == LEAP_DAY else "FREQ=YEARLY"


def _first(marked: YearDay, today: date) -> date:
    here = _in_year(marked, today.year)
    return here if here >= today else _in_year(marked, today.year + 1)


def _in_year(marked: YearDay, year: int) -> date:
    if marked == LEAP_DAY:
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, *marked)
