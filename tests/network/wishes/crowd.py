"""A crowd of made-up wishers: pairs who wish for each other, people who wish alone, impostors.

Of impostors there are two sorts: whose own name was seen and who say that they are another, and who
were attested, somehow, to be the very one that another is.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from network.connections.when import NO_TIME, When, read
from network.descriptions.short_forms import LISTED
from network.identity import ItemId, PersonId
from network.wishes.meeting import Wisher
from network.wishes.model import WishWords
from network.wishes.oneself import Oneself, Stay

GIVEN = tuple(name for group in LISTED for name in group[:1])
FAMILY = tuple(
    f"{begin}{end}"
    for begin in ("Ash", "Brad", "Cal", "Dun", "East", "Hart", "Kel", "Mar", "Nor", "Win")
    for end in ("bury", "den", "field", "ford", "ham", "ley", "son", "ton", "well", "wood")
)
PLACES = ("Elm Road", "Larchfield", "The Cottage Homes", "Rowan House", "Beech Lodge", "St Jude's")
BORN_FORGOTTEN = CALLED_BY_ONE = 0.3
PET = {group[0]: group[1] for group in LISTED if len(group) > 1}


@dataclass(frozen=True, kw_only=True)
class Crowded:
    """One wisher. `true`: whom their wish is for, if that one wishes for them; else nobody."""

    wish_id: ItemId
    person_id: PersonId
    wisher: Wisher
    true: PersonId | None = None
    impostor: bool = False
    doubled: bool = False
    """Whether somebody else was attested to be the same one: then nobody can tell who is."""


@dataclass(frozen=True)
class Life:
    """What is true of somebody."""

    name: str
    born: date
    stay: Stay

    @property
    def oneself(self) -> Oneself:
        return Oneself(names=(self.name,), born=self.born, stays=(self.stay,))


def crowd(random: Random, pairs: int) -> Iterator[Crowded]:
    """So many pairs; beside some of them somebody who wishes alone, or an impostor."""
    for number in range(pairs):
        place = random.choice(PLACES)
        first, second = _life(random, place), _life(random, place)
        one, other = PersonId(f"p{number}a"), PersonId(f"p{number}b")
        mine, theirs = _words(random, first, second), _words(random, second, first)
        twice = number % 7 == 0
        ours = _one(one, Wisher(words=mine, oneself=first.oneself), true=other)
        yield replace(ours, doubled=twice)
        ours = _one(other, Wisher(words=theirs, oneself=second.oneself), true=one)
        yield replace(ours, doubled=twice)
        if twice:
            words = replace(mine, words="It is me.")
            yield _one(
                PersonId(f"p{number}e"), Wisher(words=words, oneself=first.oneself), lie=True
            )
        if number % 3 == 0:
            lone = _life(random, place)
            words = _words(random, lone, random.choice((first, second)))
            yield _one(PersonId(f"p{number}c"), Wisher(words=words, oneself=lone.oneself))
        if number % 5 == 0:
            # Somebody else, whose own name and birthday were seen, says that they are the first.
            real = _life(random, place)
            while abs(real.born - first.born) < timedelta(days=5 * 366):
                real = _life(random, place)
            words = replace(mine, known_as=first.name)
            yield _one(PersonId(f"p{number}d"), Wisher(words=words, oneself=real.oneself), lie=True)


def _one(
    person: PersonId, wisher: Wisher, *, true: PersonId | None = None, lie: bool = False
) -> Crowded:
    wish_id = ItemId(f"w{person}")
    return Crowded(wish_id=wish_id, person_id=person, wisher=wisher, true=true, impostor=lie)


def _life(random: Random, place: str) -> Life:
    born = date(1950, 1, 1) + timedelta(days=random.randrange(20_000))
    begin = born.year + random.randrange(6, 10)
    stay = Stay(where=place, since=read(str(begin)), until=read(str(begin + 4)))
    return Life(f"{random.choice(GIVEN)} {random.choice(FAMILY)}", born, stay)


def _words(random: Random, me: Life, whom: Life) -> WishWords:
    """What somebody remembers of another, more or less well, and never wrongly."""
    given, family = whom.name.split(" ", 1)
    said = PET.get(given, given) if random.random() < 0.3 else given
    name = random.choice((f"{said} {family}", f"{said.upper()} {family}", f"{family}, {said}"))
    year = whom.born.year
    born: When = read(random.choice((f"{year}", f"about {year}", whom.born.isoformat())))
    where = random.choice((whom.stay.where, f"{whom.stay.where}, Eastmere", ""))
    return WishWords(
        whom=name,
        born=NO_TIME if where and random.random() < BORN_FORGOTTEN else born,
        where=where,
        known_as=me.name.split(" ")[0] if random.random() < CALLED_BY_ONE else me.name,
        my_name=me.name,
    )
