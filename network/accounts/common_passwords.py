"""Passwords that others guess first. The lists come with a package: nothing is asked outside."""

from functools import cache

from zxcvbn import zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

LOOKED_AT = 72
TOO_FEW_GUESSES = 10**6
SHORTEST_CORE = 4


@cache
def common() -> frozenset[str]:
    """Every password and word in the lists."""
    return frozenset(word for words in FREQUENCY_LISTS.values() for word in words)


def is_common(password: str) -> bool:
    """Whether it is in a list, also in capitals or with figures and signs around it."""
    folded = password.casefold()
    core = folded.strip("0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~£€")
    return folded in common() or (len(core) >= SHORTEST_CORE and core in common())


def is_easy_to_guess(password: str) -> bool:
    """Whether a million guesses would find it: rows of keys, repeats, one word twice."""
    return zxcvbn(password[:LOOKED_AT], max_length=LOOKED_AT)["guesses"] < TOO_FEW_GUESSES
