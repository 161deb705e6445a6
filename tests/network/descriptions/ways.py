"""Twenty ways in which one and the same person gets written down, and made-up people to write."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from network.descriptions.short_forms import GROUPS


def _words(text: str) -> list[str]:
    return text.split()


GIVEN = _words(
    "Stephen Catherine William Elizabeth Mohammed Margaret Jonathan Rebecca Christopher Michelle "
    "Anthony Deborah Nicholas Victoria Patrick Jennifer Matthew Samantha Frederick Josephine "
    "Alexander Theresa Timothy Philippa Edward Charlotte Joseph Abigail Thomas Gillian"
)
OTHER_GIVEN = _words(
    "Wayne Priya Kofi Zainab Olu Marek Ingrid Tariq Yasmin Delroy Bronwen Hamish Fatima Kwame "
    "Svetlana Dmitri Chloe Ethan Poppy Callum Morag Rhodri Sunita Jamal Keira Leon Saffron Rohan "
    "Imogen Declan Aisha Bilal Clive Doreen Esme Fergus Greta Hector Ines Jarvis"
)
FAMILY = _words(
    "Thompson Richardson MacDonald O'Sullivan Hutchinson Fitzgerald Robertson Kowalski Patel "
    "Henderson Chatterjee Okonkwo Williams Davidson Hernandez Llewellyn Blackwood Summerfield "
    "Abernathy Montgomery Whitaker Lindqvist Papadakis Nakamura Balogun Castellanos Featherstone "
    "Grimshaw Harcourt Ivanova Jablonski Kettlewell Lockwood Mbeki Nwosu Osborne Pemberton Quigley "
    "Rutherford Sinclair Tattersall Underwood Vasquez Wolstenholme Yardley Zielinski Bhattacharya "
    "Cartwright Dunmore Eccleston"
)
CYRILLIC = {
    "th": "т",
    "ph": "ф",
    "chr": "кр",
    "ch": "ч",
    "sh": "ш",
    "ck": "к",
    "ya": "я",
    "qu": "кв",
    "ew": "ю",
    **dict(zip("abcdefghiklmnopqrstuvwxyz", "абкдефгхиклмнопкрстуввсиз", strict=True)),
    "j": "дж",
    "'": "",
}
LOOKALIKES = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х"})
MARKS = str.maketrans({"a": "á", "e": "ë", "o": "ô", "u": "ú", "i": "î", "n": "ñ"})


@dataclass(frozen=True)
class MadeUp:
    """Somebody made up."""

    given: str
    family: str
    born: date

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


Written = tuple[str, date | None]
Way = Callable[[MadeUp], Written]


def _in_cyrillic(name: str) -> str:
    for latin, cyrillic in CYRILLIC.items():
        name = name.replace(latin, cyrillic)
    return name


def _short(one: MadeUp) -> str:
    plain = one.given.lower()
    return next(
        (other for group in GROUPS if plain in group for other in sorted(group - {plain})), plain
    ).title()


def _swapped(word: str) -> str:
    at = len(word) // 2
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _other_day(born: date) -> date:
    return date(born.year, born.day, born.month) if born.day <= 12 else born


def _year_off(born: date) -> date:
    day = 28 if (born.month, born.day) == (2, 29) else born.day
    return date(born.year + 1, born.month, day)


WAYS: dict[str, Way] = {
    "as it stands": lambda p: (p.name, p.born),
    "small letters": lambda p: (p.name.lower(), p.born),
    "capitals": lambda p: (p.name.upper(), None),
    "family name first": lambda p: (f"{p.family}, {p.given}", p.born),
    "turned round": lambda p: (f"{p.family} {p.given}", None),
    "a short form": lambda p: (f"{_short(p)} {p.family}", p.born),
    "a short form, no birthday": lambda p: (f"{_short(p)} {p.family}", None),
    "a middle name": lambda p: (f"{p.given} Quentin {p.family}", p.born),
    "a title": lambda p: (f"Mr {p.name}", None),
    "marks on letters": lambda p: (p.name.translate(MARKS), p.born),
    "other spaces": lambda p: (f"\u2003{p.given}\u00a0\u00a0{p.family}\u200b ", p.born),
    "no apostrophe": lambda p: (p.name.replace("'", ""), p.born),
    "two letters swapped": lambda p: (f"{p.given} {_swapped(p.family)}", p.born),
    "a letter left out": lambda p: (f"{p.given} {p.family[:-2] + p.family[-1]}", p.born),
    "a letter doubled": lambda p: (f"{p.given} {p.family[:3] + p.family[2:]}", None),
    "an initial": lambda p: (f"{p.given[0]}. {p.family}", p.born),
    "another family name": lambda p: (f"{p.given} Smith", p.born),
    "day and month swapped": lambda p: (p.name, _other_day(p.born)),
    "a year off": lambda p: (f"{_short(p)} {p.family}", _year_off(p.born)),
    "letters that look alike": lambda p: (p.name.translate(LOOKALIKES), p.born),
    "another script": lambda p: (_in_cyrillic(p.name.lower()), p.born),
    "a double name": lambda p: (f"{p.given} {p.family}-Bell", p.born),
}


def made_up(number: int, *, seed: int = 7) -> list[MadeUp]:
    """Different people: no two share a whole name."""
    some = random.Random(seed)
    names = [(given, family) for given in (*GIVEN, *OTHER_GIVEN) for family in FAMILY]
    some.shuffle(names)
    days = (date(1945, 1, 1) + timedelta(days=some.randrange(22_000)) for _ in range(number))
    return [MadeUp(*name, day) for name, day in zip(names, days, strict=False)]
