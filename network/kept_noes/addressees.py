"""Keyed fingerprints of whom a letter is for: where it goes with a name, and a name with a year.

An address, a number, a name or a year alone never has one (design.md, section 5). What a worker
types is compared as the post would read it: spaces, capitals and the order of lines don't matter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from network.descriptions.folding import plain, readings
from network.descriptions.sounds import sound
from network.kept_noes import marks
from network.kept_noes.marks import Marks
from network.keys.sealing import Sealer

INDEX = "letter-no"
GOES_TO_LIMIT = 400
EARLIEST, LATEST = 1900, 2100
YEARS_OFF = 1
POSTCODE = re.compile(r"\b([a-z]{1,2}[0-9][a-z0-9]?)\s*([0-9][a-z]{2})\b", re.IGNORECASE)
FIGURES = re.compile(r"[0-9]+[a-z]?\b", re.IGNORECASE)
NUMBER = re.compile(r"[0-9+()\s.-]{7,}")
COUNTRY = re.compile(r"^(?:00|\+)44")


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Whom a letter is for, as whoever writes it knows them. Nothing of this is stored."""

    name: str = field(repr=False)
    goes_to: str = field(repr=False)
    """An address, a number, or an address for mail."""
    born: int | None = field(default=None, repr=False)
    """In which year."""

    def problems(self) -> dict[str, str]:
        """What is missing or can't be, by field."""
        found = {}
        if not place(self.goes_to):
            found["goes_to"] = "missing"
        elif len(self.goes_to) > GOES_TO_LIMIT:
            found["goes_to"] = "too long"
        if self.born is not None and not EARLIEST <= self.born <= LATEST:
            found["born"] = "unknown"
        return found


def there(sealer: Sealer, one: Addressee) -> Marks:
    """Somebody of one of these names, at this address: each of the names with it."""
    where = place(one.goes_to)
    sounds = {sound(word) for words in readings(one.name) for word in words} - {""}
    return _marks(sealer, "there", (f"{where}|{each}" for each in sounds)) if where else frozenset()


def them(sealer: Sealer, one: Addressee, *, to_compare: bool = False) -> Marks:
    """Somebody of this given and family name, born that year; a year apart, to compare."""
    if one.born is None:
        return frozenset()
    pairs = marks.in_any_order if to_compare else marks.in_order
    off = YEARS_OFF if to_compare else 0
    years = range(one.born - off, one.born + off + 1)
    said = marks.spoken([one.name], pairs)
    return _marks(sealer, "them", (f"{name}|{year}" for name in said for year in years))


def place(typed: str) -> str:
    """Where something goes, as it is compared; nothing where it leads nowhere."""
    bare = " ".join(typed.split()).casefold()
    if "@" in bare:
        return bare.replace(" ", "")
    if NUMBER.fullmatch(bare):
        return _number(bare)
    postcode = POSTCODE.search(bare)
    if postcode is None:
        return " ".join(sorted({*plain(bare).split(), *FIGURES.findall(bare)}))
    rest = POSTCODE.sub(" ", bare)
    return " ".join([f"{postcode[1]}{postcode[2]}", *sorted(FIGURES.findall(rest))])


def _number(typed: str) -> str:
    return COUNTRY.sub("0", re.sub(r"[^0-9+]", "", typed.replace("(0)", "")))


def _marks(sealer: Sealer, what: str, each: Iterable[str]) -> Marks:
    return frozenset(sealer.index(INDEX, f"{what}|{one}") for one in each)
