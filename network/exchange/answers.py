"""From the words in one cell to one field. None means: not understood, keep the words."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from network.connections.kinds import (
    Certainty,
    Feeling,
    KinBy,
    Paid,
    State,
    Support,
)
from network.connections.model import GROUPS_LIMIT, NAME_LIMIT, RINGS, WORDS_LIMIT
from network.connections.when import WORDS_LIMIT as DATE_LIMIT
from network.connections.when import When, read
from network.exchange.kinship import kin_by_of, normal

Code = TypeVar("Code", bound=StrEnum)
OLDEST = 125
YES = frozenset(["true", "yes", "y", "1", "x", "ja", "oui", "si"])
NO = frozenset(["false", "no", "n", "0", "nein", "non"])
CLOSENESS = {
    "closest": 1,
    "closest_to_me": 1,
    "very_close": 1,
    "extremely_close": 1,
    "most_close": 1,
    "close": 2,
    "somewhat_close": 3,
    "fairly_close": 3,
    "quite_close": 3,
    "moderately_close": 3,
    "important": 3,
    "a_little_close": 4,
    "a_bit_close": 4,
    "slightly_close": 4,
    "not_very_close": 4,
    "not_so_close": 4,
    "know_each_other": 4,
    "not_close": 5,
    "not_close_at_all": 5,
    "not_at_all_close": 5,
    "distant": 5,
    "further_away": 5,
}
STATES = {
    "yes": State.IN_TOUCH,
    "true": State.IN_TOUCH,
    "lost": State.LOST_TOUCH,
    "no": State.LOST_TOUCH,
    "false": State.LOST_TOUCH,
    "want_to_find": State.WOULD_LIKE_TO_FIND,
    "not_in_touch": State.LOST_TOUCH,
}
OFTEN = frozenset(
    [
        "daily",
        "every_day",
        "weekly",
        "every_week",
        "monthly",
        "every_month",
        "less_than_weekly",
        "less_than_daily",
        "several_times_a_week",
        "several_times_a_day",
        "several_times_a_month",
        "once_a_week",
        "once_a_month",
        "once_a_day",
        "more_than_weekly",
        "more_than_once_a_week",
        "fortnightly",
        "almost_daily",
        "nearly_every_day",
        "a_few_times_a_week",
        "a_few_times_a_month",
    ]
)


def code(
    codes: type[Code], extra: Mapping[str, Code] | None = None
) -> Callable[[str], Code | None]:
    """Read words as one of our own codes."""
    known: dict[str, Code] = {item.value: item for item in codes}
    known |= extra or {}
    return lambda words: known.get(normal(words))


def yes_or_no(words: str) -> bool | None:
    """Read a yes or a no."""
    said = normal(words)
    return True if said in YES else False if said in NO else None


def ring(words: str) -> int | None:
    """Read the number of a ring."""
    said = words.strip().removesuffix(".0")
    return int(said) if said.isdecimal() and len(said) == 1 and 1 <= int(said) <= RINGS else None


def closeness(words: str) -> int | None:
    """Read words such as "very close" as a ring. Bare numbers say nothing of their direction."""
    return CLOSENESS.get(normal(words))


def moment(words: str) -> When | None:
    """Read a date in any words; only one too long to keep is not understood."""
    plain = words.strip()
    if len(plain) > DATE_LIMIT:
        return None
    day, clock, rest = plain.partition(" 00:00:00")
    return read(day if clock and not rest else plain) or None


def age(words: str, as_of: date | None) -> When | None:
    """Read an age as a birth about so long before the day that it was said."""
    said = words.strip().removesuffix(".0")
    if as_of is None or not said.isdecimal() or len(said) > len(str(OLDEST)):
        return None
    years = int(said)
    if years > min(OLDEST, as_of.year - 2):
        return None
    first = _years_before(as_of, years + 1) + timedelta(days=1)
    last = _years_before(as_of, years)
    return When(f"about {as_of.year - years}", first, last)


def state_of_frequency(words: str) -> State | None:
    """Seeing somebody every month or more often is being in touch; no more is read from it."""
    return State.IN_TOUCH if normal(words) in OFTEN else None


def several(words: str) -> tuple[str, ...]:
    """The parts of a list in one cell."""
    separator = next((mark for mark in (";", "|", "\n", ",") if mark in words), ";")
    return tuple(dict.fromkeys(part.strip() for part in words.split(separator) if part.strip()))


def supports(words: str) -> tuple[Support, ...] | None:
    """Read a list of kinds of support, if all of it is known."""
    found = [code(Support)(part) for part in several(words)]
    return tuple(item for item in found if item) if found and all(found) else None


def groups(words: str) -> tuple[str, ...] | None:
    """Read a list of groups."""
    found = several(words)
    fits = len(found) <= GROUPS_LIMIT and all(len(item) <= WORDS_LIMIT for item in found)
    return found if found and fits else None


def short(words: str) -> str | None:
    """Words that fit in a field."""
    return words.strip() if len(words.strip()) <= WORDS_LIMIT else None


SIMPLE: dict[str, tuple[str, Callable[[str], Any]]] = {
    "nickname": (
        "nickname",
        lambda words: words.strip() if len(words.strip()) <= NAME_LIMIT else None,
    ),
    "kin_by": ("kin_by", lambda words: code(KinBy)(words) or kin_by_of(words)),
    "born": ("born", moment),
    "died": ("died", moment),
    "remembered": ("remembered", yes_or_no),
    "ring": ("ring", ring),
    "closeness": ("ring", closeness),
    "state": ("state", code(State, STATES)),
    "last_in_touch": ("last_in_touch", moment),
    "feeling": ("feeling", code(Feeling)),
    "loves_me": ("loves_me", yes_or_no),
    "certainty": ("certainty", code(Certainty)),
    "told_by": ("told_by", short),
    "paid": ("paid", code(Paid)),
    "does_for_me": ("does_for_me", supports),
    "i_do": ("i_do", supports),
    "groups": ("groups", groups),
    "private": ("private", yes_or_no),
    "kind_words": ("kind_words", short),
}


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
