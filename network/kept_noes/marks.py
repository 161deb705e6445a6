"""Keyed fingerprints of a person: always of a given name, a family name and a birthday together.

Nothing can be told from them without the key that lies with the keys, and a single name or a single
day never has one of its own (design.md, section 5). Names are taken as they sound and in their full
form, so that "Bill Huws" leads where "William Hughes" did.
"""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import permutations

from network.descriptions.folding import Words, readings
from network.descriptions.likeness import YEARS_OFF
from network.descriptions.short_forms import full_forms
from network.descriptions.sounds import sound
from network.identity import PersonId
from network.keys.sealing import Sealer

INDEX = "kept-no"
UNSAID = "nobody said"
ANYBODY = "anybody at all"
MOST_WORDS = 4
LEAP_DAY = (2, 29)

Marks = frozenset[str]
Pairs = Iterable[tuple[str, str]]


def to_keep(sealer: Sealer, names: Iterable[str], births: Iterable[date]) -> Marks:
    """What is kept of somebody; nothing where they never said both a name and a birthday."""
    return _marks(sealer, spoken(names, in_order), set(births))


def to_compare(sealer: Sealer, names: Iterable[str], births: Iterable[date]) -> Marks:
    """What somebody who is here now may have left: in any order, and a slip apart."""
    days = {near for born in births for near in _near(born)}
    return _marks(sealer, spoken(names, in_any_order), days)


def of_nobody_knows(sealer: Sealer) -> str:
    """The mark of everybody who never said both: whoever hides who they are may be any of them."""
    return sealer.index(INDEX, UNSAID)


def of_anybody(sealer: Sealer) -> str:
    """The mark that everybody has: of what is held towards all, whoever the other one is."""
    return sealer.index(INDEX, ANYBODY)


def shared(sealer: Sealer) -> Marks:
    """The marks that many have. No no is looked up by them: they would lead to ever more."""
    return frozenset({of_nobody_knows(sealer), of_anybody(sealer)})


def of_account(sealer: Sealer, person_id: PersonId) -> str:
    """The mark of an account that is still there."""
    return sealer.index(INDEX, f"account|{person_id}")


def _marks(sealer: Sealer, said: set[str], days: set[date]) -> Marks:
    return frozenset(
        sealer.index(INDEX, f"{name}|{day.isoformat()}") for name in said for day in days
    )


def spoken(names: Iterable[str], pairs: Callable[[Words], Pairs]) -> set[str]:
    """Given and family names together, as they sound, the given one in its full forms too."""
    return {
        f"{given}|{sound(family)}"
        for name in names
        for words in readings(name)
        for first, family in pairs(_few(words))
        for given in (sound(first), *map(sound, full_forms(first)))
    }


def _few(words: Words) -> Words:
    """The first names of somebody who has many, and the last."""
    return words if len(words) <= MOST_WORDS else (*words[: MOST_WORDS - 1], words[-1])


def in_order(words: Words) -> Pairs:
    """Each but the last as a given name, with the last."""
    return ((word, words[-1]) for word in words[:-1])


def in_any_order(words: Words) -> Pairs:
    """Any two of them."""
    return permutations(words, 2)


def _near(born: date) -> set[date]:
    found = {born}
    if born.day <= 12:  # noqa: PLR2004  it may be a month
        found.add(date(born.year, born.day, born.month))
    if (born.month, born.day) != LEAP_DAY:
        found |= {born.replace(year=born.year + off) for off in (-YEARS_OFF, YEARS_OFF)}
    return found
