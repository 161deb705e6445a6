"""Which of somebody's own days, and of the days on their map, are near. Pure: days and no feelings.

A day comes every year. A rough one ("May 2009") is near for as long as it might be; one that is
rougher than a month is kept, and never brought up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from network.connections import when
from network.connections.insights import may_be_brought_up
from network.connections.kinds import DateWish
from network.connections.model import Connection
from network.connections.when import When
from network.identity import ItemId

MOST_DAYS = 50
WHAT_LIMIT = 100
AHEAD = timedelta(days=7)
"""So long before a day comes it is said that it comes."""
ALONE = timedelta(days=3)
"""So long on either side of a day that is to be left alone, nothing is brought up."""
ROUGH = timedelta(days=31)
ANY_YEAR = 2000
"""A year in which every day of the calendar is there."""


class DayWish(StrEnum):
    """What somebody would like of a day of their own."""

    REMIND = "remind"
    LEAVE = "leave"
    TELL_ONE = "tell_one"


@dataclass(frozen=True, kw_only=True)
class OwnDay:
    """A day that matters to somebody, or that is hard: in their words, as rough as they like."""

    id: ItemId
    what: str = field(repr=False)
    when: When = field(repr=False)
    wish: DayWish
    tell: ItemId | None = None
    """The tie with whom they would like to speak about it. Nobody is told by us."""


@dataclass(frozen=True, kw_only=True)
class Near:
    """A day that comes, or is now."""

    id: str
    """Of the day, or of the person on the map that it belongs to."""
    what: str = field(repr=False)
    first: date
    last: date
    """The same as `first` for a day that is known exactly."""
    called: str = field(default="", repr=False)
    """Whose day it is, for a day on the map."""
    tell: ItemId | None = None


def read(words: str) -> When:
    """A day as it was typed. A day or a month without a year is one too."""
    meant = when.read(words)
    if meant.earliest is not None:
        return meant
    any_year = when.read(f"{words} {ANY_YEAR}")
    return replace(any_year, words=meant.words) if any_year.earliest else meant


def near(
    days: Iterable[OwnDay], connections: Iterable[Connection], today: date
) -> tuple[Near, ...]:
    """What comes within the week, soonest first; nothing while a day is to be left alone."""
    own, people = tuple(days), tuple(connections)
    if in_peace(own, today):
        return ()
    every = (*_own(own, today), *_of_map(people, today))
    return tuple(sorted(every, key=lambda one: (one.first, one.id)))


def in_peace(days: Iterable[OwnDay], today: date) -> bool:
    """Whether a day of their own is near that they want to be left alone on."""
    alone = (one for one in days if one.wish is DayWish.LEAVE)
    return any(
        first - ALONE <= today <= last + ALONE
        for one in alone
        for first, last in _times(one.when, today)
    )


def _own(days: Iterable[OwnDay], today: date) -> Iterator[Near]:
    for one in days:
        if one.wish is not DayWish.LEAVE:
            for first, last in _coming(one.when, today):
                yield Near(id=one.id, what=one.what, first=first, last=last, tell=one.tell)


def _of_map(connections: Iterable[Connection], today: date) -> Iterator[Near]:
    """Days to mark of those who may be brought up; of one day that anybody's line avoids, none."""
    people = tuple(connections)
    avoided = {
        times
        for one in people
        for each in one.dates
        if each.wish is DateWish.AVOID
        for times in _times(each.when, today)
    }
    for one in people:
        if not may_be_brought_up(one) or one.remembered:
            continue
        for each in one.dates:
            for first, last in _coming(each.when, today) if each.wish is DateWish.MARK else ():
                if (first, last) not in avoided:
                    yield Near(id=one.id, what=each.what, first=first, last=last, called=one.called)


def _coming(said: When, today: date) -> Iterator[tuple[date, date]]:
    """The time in which a day is near now, if it is: at most one."""
    for first, last in _times(said, today):
        if first - AHEAD <= today <= last:
            yield first, last
            return


def _times(said: When, today: date) -> Iterator[tuple[date, date]]:
    """When a day is this year, the year before and the year after; none for what is too rough."""
    if said.earliest is None or said.latest is None or said.latest - said.earliest > ROUGH:
        return
    stretch = said.latest - said.earliest
    for year in (today.year - 1, today.year, today.year + 1):
        first = _in_year(said.earliest, year)
        yield first, first + stretch


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1) - timedelta(days=1)
