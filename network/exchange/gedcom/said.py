"""Words and dates as lines of GEDCOM 7."""

import calendar
from collections.abc import Iterator
from datetime import date

from network.connections.when import When
from network.exchange.signs import plain

LAST_MONTH = 12


def lines_of(level: int, tag: str, words: str) -> Iterator[str]:
    """The lines of one structure; nothing for no words."""
    if not words.strip():
        return
    first, *more = plain(words).split("\n")
    yield f"{level} {tag} {_escaped(first)}".rstrip()
    for line in more:
        yield f"{level + 1} CONT {_escaped(line)}".rstrip()


def said_date(level: int, when: When) -> Iterator[str]:
    """A date with its bounds, and the words that it was said in."""
    if not when:
        return
    yield f"{level} DATE {_value(when)}".rstrip()
    if when.words:
        yield from lines_of(level + 1, "PHRASE", " ".join(when.words.split()))


def _value(when: When) -> str:
    first, last = when.earliest, when.latest
    if first and last:
        whole = _whole(first, last)
        return whole or f"BET {_day(first)} AND {_day(last)}"
    if first:
        return f"AFT {_day(first)}"
    return f"BEF {_day(last)}" if last else ""


def _whole(first: date, last: date) -> str:
    """One day, a whole month or a whole year."""
    if first == last:
        return _day(first)
    end = calendar.monthrange(last.year, last.month)[1]
    whole_months = first.day == 1 and last.day == end and first.year == last.year
    if whole_months and first.month == last.month:
        return _day(first).partition(" ")[2]
    if whole_months and first.month == 1 and last.month == LAST_MONTH:
        return str(first.year)
    return ""


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month].upper()} {day.year}"


def _escaped(line: str) -> str:
    return f"@{line}" if line.startswith("@") else line
