"""Could these two be one? Names however they are written, and dates of birth that are a slip apart.

Made for one question: is the one who asks somebody whom the other has described as not safe? It
leans to yes, since a yes makes a human being look and tells nobody; what it must not do is take
twins for one another, who share a birthday and a family name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from network.descriptions.folding import Words, readings
from network.descriptions.short_forms import one_name
from network.descriptions.sounds import sound

YEARS_OFF = 1
LONG_ENOUGH = 4
TWO_SLIPS = 8
CLEAR_SOUND = 3
VOWELS = frozenset("aeiou")


class Same(IntEnum):
    """How well two words, or two names, agree."""

    NO = 0
    INITIAL = 1
    LIKE = 2
    WHOLE = 3


class Births(IntEnum):
    """How well two dates of birth agree."""

    DIFFERENT = 0
    NOT_KNOWN = 1
    FIT = 2
    NEAR = 3
    EQUAL = 4


@dataclass(frozen=True, kw_only=True)
class Described:
    """Whom somebody describes: names old and new, and between which days they were born."""

    names: tuple[str, ...]
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """Who somebody says they are, whatever they ever said. `shown`: their age is attested."""

    names: tuple[str, ...]
    births: tuple[date, ...] = ()
    shown: bool = False


def alike(whom: Described, them: Said) -> bool:
    """Whether somebody may be the one who is described."""
    births = best_births(whom, them.births)
    ours, theirs = _telling(whom.names), _telling(them.names)
    return any(_alike(one, other, births, them) for one in ours for other in theirs)


def _alike(one: frozenset[Words], other: frozenset[Words], births: Births, them: Said) -> bool:
    whole = max((_whole(a, b) for a in one for b in other), default=Same.NO)
    if whole is Same.WHOLE and (births is not Births.DIFFERENT or not them.shown):
        return True
    if births is Births.DIFFERENT:
        return False
    if whole > Same.NO:
        return True
    if births >= Births.NEAR and any(_given(a, b) for a in one for b in other):
        return True
    return any(_lone(a, b) for a in one for b in other)


def _whole(one: Words, other: Words) -> Same:
    """Given and family name agree, in any order, whatever stands between them."""
    if min(len(one), len(other)) < 2:  # noqa: PLR2004  a given and a family name
        return Same.NO
    return max(_both_ends(one, other), _both_ends(other, one))


def _both_ends(one: Words, other: Words) -> Same:
    best = Same.NO
    for i, first in enumerate(other):
        given = same_word(one[0], first)
        if given is Same.NO:
            continue
        for j, second in enumerate(other):
            family = Same.NO if i == j else same_word(one[-1], second)
            if family is not Same.NO and max(given, family) > Same.INITIAL:
                best = max(best, min(given, family))
    return best


def _given(one: Words, other: Words) -> bool:
    """The given names agree: enough with the same birthday, for a family name can change."""
    return same_word(one[0], other[0]) > Same.INITIAL


def _lone(one: Words, other: Words) -> bool:
    """All that is known is one word, and the other has it."""
    if len(one) > 1 and len(other) > 1:
        return False
    return any(
        same_word(a, b) > Same.INITIAL for a in (one[0], one[-1]) for b in (other[0], other[-1])
    )


@lru_cache(maxsize=10_000)
def _telling(names: tuple[str, ...]) -> tuple[frozenset[Words], ...]:
    """The names, without a lone word that a fuller name says already."""
    every = [found for name in names if (found := readings(name))]
    full = [found for found in every if min(map(len, found)) > 1]
    spoken = {word for found in full for words in found for word in words}
    lone = [
        found
        for found in every
        if found not in full
        and not any(same_word(words[0], word) > Same.INITIAL for words in found for word in spoken)
    ]
    return (*full, *lone)


@lru_cache(maxsize=200_000)
def same_word(one: str, other: str) -> Same:
    """How well two plain words agree."""
    if one == other or one_name(one, other):
        return Same.WHOLE
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return Same.INITIAL if long.startswith(short) else Same.NO
    slips = _slips(one, other)
    if _sound_alike(short, long, slips) or _slip_apart(short, long, slips):
        return Same.LIKE
    return Same.NO


def _sound_alike(short: str, long: str, slips: int) -> bool:
    heard = sound(short)
    if heard != sound(long) or len(heard) == 1:
        return False
    # Some scripts write no vowels: then only consonants can be compared.
    no_vowels = VOWELS.isdisjoint(short) or VOWELS.isdisjoint(long)
    return len(heard) >= CLEAR_SOUND or no_vowels or slips <= 1 + len(long) // 3


def _slip_apart(short: str, long: str, slips: int) -> bool:
    allowed = 2 if len(short) >= TWO_SLIPS else 1
    return len(short) >= LONG_ENOUGH and slips <= allowed and short[0] == long[0]


def _slips(one: str, other: str) -> int:
    """How many letters must be added, left out, changed or swapped with the next."""
    before: Sequence[int] = ()
    last: list[int] = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def best_births(whom: Described, births: Iterable[date]) -> Births:
    """The best that any date they ever said agrees with what is described."""
    earliest, latest = whom.earliest, whom.latest
    if earliest is None and latest is None:
        return Births.NOT_KNOWN
    found = [_births(earliest, latest, born) for born in births]
    return max(found, default=Births.NOT_KNOWN)


def _births(earliest: date | None, latest: date | None, born: date) -> Births:
    if earliest is not None and earliest == latest:
        if earliest == born:
            return Births.EQUAL
        return Births.NEAR if a_slip_apart(earliest, born) else Births.DIFFERENT
    after = earliest is None or earliest.year - YEARS_OFF <= born.year
    before = latest is None or born.year <= latest.year + YEARS_OFF
    return Births.FIT if after and before else Births.DIFFERENT


def a_slip_apart(one: date, other: date) -> bool:
    """Whether two dates are one slip apart: day and month swapped, a year off, a wrong digit."""
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return True
    if (one.day, one.month) == (other.day, other.month) and abs(one.year - other.year) <= YEARS_OFF:
        return True
    a, b = f"{one:%d%m%Y}", f"{other:%d%m%Y}"
    wrong = [at for at in range(len(a)) if a[at] != b[at]]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1  # noqa: PLR2004  two digits
    return len(wrong) <= 1 or (
        swapped and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    )
