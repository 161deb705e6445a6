"""GEDCOM dates as the imprecise dates of a life."""

from network.connections.when import NO_TIME, WORDS_LIMIT, When, read
from network.exchange.gedcom.records import Line

MONTHS = frozenset(
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
)
CALENDARS = ("GREGORIAN", "@#DGREGORIAN@")
ABOUT = {"ABT": "about", "CAL": "about", "EST": "about", "CIR": "about"}
EDGES = {"BEF": "before", "AFT": "after", "TO": "until"}


def date_of(event: Line | None) -> When:
    """When an event was. The date line counts as understood where all of it is."""
    line = event.first("DATE") if event else None
    if line is None:
        return NO_TIME
    phrase = line.first("PHRASE")
    when = moment(line.value)
    if phrase:
        when = _with_phrase(when, phrase)
    line.used = bool(when)
    return when


def _with_phrase(when: When, phrase: Line) -> When:
    """The words that stand beside a date: its own in a person's language, or more about it."""
    said = read(phrase.value)
    same = (said.earliest, said.latest) == (when.earliest, when.latest)
    words = said.words if same or not when else f"{when.words} ({said.words})"
    if len(phrase.value) > WORDS_LIMIT or len(words) > WORDS_LIMIT:
        return when
    phrase.used = True
    return When(words, when.earliest or said.earliest, when.latest or said.latest)


def moment(value: str) -> When:
    """The moment that a date value names; its words where it can't be placed in time."""
    said = " ".join(value.split())
    if not said or len(said) > WORDS_LIMIT:
        return NO_TIME
    if said.startswith("(") and said.endswith(")"):
        return read(said[1:-1])
    if said.upper().startswith("INT "):
        day, bracket, phrase = said[4:].partition("(")
        meant = moment(day)
        return When(f"{meant.words} {bracket}{phrase}".strip(), meant.earliest, meant.latest)
    return read(" ".join(_plain(said)))


def _plain(said: str) -> list[str]:
    """The value in everyday words: ABT 1900 is "about 1900"."""
    words = [word for word in said.split(" ") if word.upper() not in CALENDARS]
    first = words[0].upper() if words else ""
    if first in ABOUT:
        return [ABOUT[first], *_day(words[1:])]
    if first in EDGES:
        return [EDGES[first], *_day(words[1:])]
    for start, middle, joined in (("BET", "AND", "and"), ("FROM", "TO", "to")):
        if first == start:
            return _between(words[1:], middle, joined)
    return _day(words)


def _between(words: list[str], middle: str, joined: str) -> list[str]:
    upper = [word.upper() for word in words]
    if middle not in upper:
        return ["after", *_day(words)]
    at = upper.index(middle)
    first, last = _day(words[:at]), _day(words[at + 1 :])
    return ["between", *first, "and", *last] if joined == "and" else [*first, "to", *last]


def _day(words: list[str]) -> list[str]:
    """Months are written JAN; people write January."""
    return [word.capitalize() if word.upper() in MONTHS else word for word in words]
