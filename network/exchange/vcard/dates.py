"""Dates on cards: 1980-03-22, 19220310, 1985-04, --0203, with or without a time."""

import calendar
import re

from network.connections.when import NO_TIME, WORDS_LIMIT, When, read

WHOLE = re.compile(r"^(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?$", re.DOTALL)
MONTH = re.compile(r"^(\d{4})-(\d{2})$")
NO_YEAR = re.compile(r"^--(\d{2})-?(\d{2})?(?:[T ].*)?$", re.DOTALL)
MONTHS_A_YEAR = 12


def moment(said: str, *, no_year: str = "") -> When:
    """The moment that a card names. `no_year` is the year that stands for none."""
    words = said.strip()
    if not words or len(words) > WORDS_LIMIT:
        return NO_TIME
    if found := WHOLE.match(words):
        if found[1] == no_year:
            return _without_year(found[2], found[3], words)
        return read(f"{found[1]}-{found[2]}-{found[3]}")
    if found := MONTH.match(words):
        return read(f"{found[1]}-{found[2]}")
    if found := NO_YEAR.match(words):
        return _without_year(found[1], found[2] or "", words)
    return read(words)


def _without_year(month: str, day: str, words: str) -> When:
    number = int(month)
    if not 1 <= number <= MONTHS_A_YEAR:
        return When(words)
    name = calendar.month_name[number]
    return When(f"{int(day)} {name}" if day else name)
