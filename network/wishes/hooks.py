"""By what two wishes find each other: compound words, of which only keyed fingerprints are kept.

Whatever `meeting` calls a crossing shares a hook both ways; what shares one is then compared in
memory. docs/adr/0034 says what each of them would tell.
"""

from collections.abc import Iterable

from network.descriptions.folding import Words, readings
from network.descriptions.short_forms import full_forms
from network.identity import ItemId
from network.wishes.meeting import SURE_WITHIN, Wisher
from network.wishes.model import WishWords
from network.wishes.oneself import Oneself
from network.wishes.places import plain_place
from network.wishes.register import Entry

MOST_OWN = 8
MOST_SOUGHT = 10


def entry(wish_id: ItemId, wisher: Wisher) -> Entry:
    """A wish as the register gets it."""
    own = of_oneself(wisher.oneself, wisher.words.known_as)
    return Entry(wish_id=wish_id, own=own, sought=of_somebody(wisher.words))


def of_oneself(one: Oneself, known_as: str) -> tuple[str, ...]:
    """Who somebody was attested to be. What they only say they are leads to an alarm at most."""
    if not one.names or not (one.born or one.stays):
        return ()
    full = _full(one.names)
    lone = [word for name in one.names for words in readings(name) for word in _spoken(words)]
    found = [
        *(f"born {name} {one.born.year}" for name in full if one.born),
        *_stays((stay.where for stay in one.stays), lone),
    ]
    return tuple(dict.fromkeys((*_as((known_as,)), *found)))[:MOST_OWN]


def of_somebody(words: WishWords) -> tuple[str, ...]:
    """Whom a wish means."""
    given = [form for name in words.names for one in readings(name) for form in _forms(one[0])]
    found = [
        *_stays((words.where,), given),
        *(f"born {name} {year}" for year in _years(words) for name in _full(words.names)),
    ]
    return tuple(dict.fromkeys((*_as(words.names), *found)))[:MOST_SOUGHT]


def _as(names: Iterable[str]) -> list[str]:
    return [f"as {name}" for name in _full(names)]


def _stays(places: Iterable[str], spoken: Iterable[str]) -> list[str]:
    plain = [place for name in places if (place := plain_place(name))]
    those = list(dict.fromkeys(spoken))
    return [f"stay {place} {word}" for place in plain for word in those]


def _full(names: Iterable[str]) -> list[str]:
    """Full names, with each name that a pet form stands for in its place."""
    every = [words for name in names for words in sorted(readings(name), key=len)]
    return [
        f"{given} {words[-1]}" for words in every if len(words) > 1 for given in _forms(words[0])
    ]


def _spoken(words: Words) -> tuple[str, ...]:
    """By which one word somebody may be remembered: a given name, or a family name alone."""
    return (*_forms(words[0]), *words[1:][-1:])


def _forms(word: str) -> list[str]:
    return sorted(full_forms(word) or {word})


def _years(words: WishWords) -> range:
    first, last = words.born.earliest, words.born.latest
    if first is None or last is None or last - first > SURE_WITHIN:
        return range(0)
    return range(first.year, last.year + 1)
