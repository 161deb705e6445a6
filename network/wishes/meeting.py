"""Whether two wishes cross: each must mean the one whom others have attested the other to be.

It leans to no. A wish that meets nobody costs a wait; one that meets the wrong person costs more
than can be made good. So names must agree whole (pet forms count, slips do not), beside a year of
birth or a shared place in its time; a single name needs both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from network.connections.when import When
from network.descriptions.folding import Words, readings
from network.descriptions.likeness import Same, same_word
from network.wishes.model import WishWords
from network.wishes.oneself import Oneself, Stay
from network.wishes.places import same_place

SURE_WITHIN = timedelta(days=3 * 366)
"""A birth that is known no closer than this shows nothing, though it can still speak against."""
SLIP = timedelta(days=2 * 366)


class Named(IntEnum):
    """How well two names agree."""

    NO = 0
    ONE_WORD = 1
    FULL = 2


class Born(StrEnum):
    """Whether a date of birth is as somebody remembers it."""

    FITS = "fits"
    NOT_KNOWN = "not_known"
    DIFFERS = "differs"


class Crosses(StrEnum):
    """What one wish is to another."""

    NO = "no"
    YES = "yes"
    PRETENDS = "pretends"
    """Its owner says that they are whom the first one means; what is attested says otherwise."""


@dataclass(frozen=True, kw_only=True)
class Wisher:
    """A wish, and who its owner was attested to be."""

    words: WishWords
    oneself: Oneself


def crosses(mine: Wisher, theirs: Wisher) -> Crosses:
    """What another's wish is to mine."""
    if not meets(theirs.words, mine.oneself):
        return Crosses.NO
    if meets(mine.words, theirs.oneself):
        return Crosses.YES
    says = named(mine.words.names, (theirs.words.known_as,))
    if says is Named.FULL and _contradicts(mine.words, theirs.oneself):
        return Crosses.PRETENDS
    return Crosses.NO


def meets(words: WishWords, one: Oneself) -> bool:
    """Whether somebody, as they were attested, is whom these words mean."""
    birth = born(words.born, one.born)
    if birth is Born.DIFFERS:
        return False
    name = named(words.names, one.names)
    shared = any(stayed(words, each) for each in one.stays)
    if name is Named.FULL:
        return shared or birth is Born.FITS
    return name is Named.ONE_WORD and shared and birth is Born.FITS


def same_one(one: Oneself, other: Oneself) -> bool:
    """Whether two people were attested to be one and the same."""
    return (
        one.born is not None
        and one.born == other.born
        and named(one.names, other.names) is Named.FULL
    )


def named(sought: tuple[str, ...], attested: tuple[str, ...]) -> Named:
    """The best that any name that somebody remembers agrees with any that was attested."""
    return max((_named(one, other) for one in sought for other in attested), default=Named.NO)


def born(remembered: When, attested: date | None) -> Born:
    """Whether a birth is as somebody remembers it."""
    if attested is None or remembered.earliest is None or remembered.latest is None:
        return Born.NOT_KNOWN
    if not remembered.earliest <= attested <= remembered.latest:
        return Born.DIFFERS
    near = remembered.latest - remembered.earliest <= SURE_WITHIN
    return Born.FITS if near else Born.NOT_KNOWN


def stayed(words: WishWords, stay: Stay) -> bool:
    """Whether both were at one place, and not one after the other."""
    if not same_place(words.where, stay.where):
        return False
    apart = _before(words.until, stay.since) or _before(stay.until, words.since)
    return not apart


def _before(end: When, begin: When) -> bool:
    return end.latest is not None and begin.earliest is not None and end.latest < begin.earliest


def _named(sought: str, attested: str) -> Named:
    return max(
        (_words(one, other) for one in readings(sought) for other in readings(attested)),
        default=Named.NO,
    )


def _words(sought: Words, attested: Words) -> Named:
    given = same_word(sought[0], attested[0]) is Same.WHOLE
    if min(len(sought), len(attested)) > 1:
        return Named.FULL if given and sought[-1] == attested[-1] else Named.NO
    # "Miss Okafor" is remembered by a family name alone.
    family = len(sought) == 1 and sought[0] == attested[-1]
    return Named.ONE_WORD if given or family else Named.NO


def _contradicts(words: WishWords, one: Oneself) -> bool:
    """Whether what is attested of somebody can't be true of the one whom these words mean."""
    if one.names and named(words.names, one.names) is Named.NO:
        return True
    far = words.born.earliest, words.born.latest
    if one.born is None or far[0] is None or far[1] is None:
        return False
    return not far[0] - SLIP <= one.born <= far[1] + SLIP
