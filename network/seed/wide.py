"""Wide lives, told by numbers: a foster family of forty-one, and a map with 150 people on it."""

import itertools
import random
from datetime import date

from network.connections.kinds import (
    Feeling,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    PlaceKind,
    State,
    Support,
)
from network.connections.model import Connection, Place
from network.seed.life import Life, maybe
from network.seed.names import LONGEST, TODAY, Namer

FOSTERED = 39
FIRST_FOSTERED = 1980
CROWD = 150
GROUPS = ("Family", "Choir", "Work", "Old house", "College", "Five-a-side")
STATES = (State.IN_TOUCH, State.IN_TOUCH, State.LOST_TOUCH, State.WOULD_LIKE_TO_FIND)
PLACES = (
    ("The Grantleys'", PlaceKind.FOSTER_HOME),
    ("Moorview", PlaceKind.CHILDRENS_HOME),
    ("Northolme School", PlaceKind.SCHOOL),
    ("The college", PlaceKind.COLLEGE),
    ("The workshop", PlaceKind.WORK),
    ("My own place", PlaceKind.OWN_HOME),
)
ONE_OF_A_KIND = {Kind.MUM, Kind.DAD, Kind.PARTNER, Kind.NOT_SAID}
KINDS = [kind for kind in Kind if kind not in ONE_OF_A_KIND]


def family_of_forty_one(chance: random.Random) -> Life:
    """Desmond, twenty-six: two foster parents and thirty-nine who grew up with them."""
    life = Life(
        my_name="Desmond",
        born=date(1999, 12, 1),
        who="Desmond, 26: a foster family of forty-one",
        chance=chance,
    )
    home = life.lived(
        "Merlene and Winston's", PlaceKind.FOSTER_HOME, "about 7", "2018", Feeling.SAFE
    )
    parents = [_foster_parent(life, home, name) for name in ("Merlene", "Winston")]
    life.linked(parents[0], parents[1], LinkKind.PARTNERS)
    namer = Namer(chance)
    brothers = [_fostered(life, home, namer, number) for number in range(FOSTERED)]
    for parent, one in itertools.product(parents, brothers):
        life.linked(parent, one, LinkKind.CARED_FOR)
    for one, other in itertools.pairwise(brothers):
        if maybe(chance, 0.4):
            life.linked(one, other, LinkKind.LIVED_TOGETHER)
    life.noted(home, "Nineteen at the table on the longest Sunday. Nobody was sent away from it.")
    life.changed(50, "move", brothers[3], ring=1)
    return life


def crowded(chance: random.Random) -> Life:
    """Chidi, forty-four: a hundred and fifty people, for seeing how full a map may be."""
    life = Life(
        my_name="Chidi",
        born=date(1981, 5, 5),
        who="Chidi, 44: a hundred and fifty on one map",
        chance=chance,
    )
    places = [
        life.lived(name, kind, str(1984 + 4 * at), str(1988 + 4 * at), chance.choice((*Feeling,)))
        for at, (name, kind) in enumerate(PLACES)
    ]
    namer = Namer(chance)
    for number in range(CROWD):
        known = LONGEST[number] if number < len(LONGEST) else namer.whole(chance.choice(TODAY))
        _one_of_many(life, chance.choice(places), known)
    pairs = {frozenset(chance.sample(range(CROWD), 2)) for _ in range(CROWD)}
    for one, other in map(sorted, sorted(pairs, key=sorted)):
        life.linked(life.people[one], life.people[other], chance.choice((*LinkKind,)[-6:-2]))
    life.changed(25, "move", life.people[10], ring=1)
    return life


def _foster_parent(life: Life, home: Place, name: str) -> Connection:
    return life.knew(
        f"{name} Lovelock",
        Kind.FOSTER_CARER,
        1,
        home,
        nickname=name,
        kin_by=KinBy.FOSTER,
        loves_me=True,
        state=State.IN_TOUCH,
        paid=Paid.NOT_SURE,
        does_for_me=(Support.HOLIDAYS_AND_MEALS, Support.LISTENS, Support.IN_AN_EMERGENCY),
    )


def _fostered(life: Life, home: Place, namer: Namer, number: int) -> Connection:
    chance = namer.chance
    return life.knew(
        namer.whole(chance.choice(TODAY)),
        Kind.BROTHER_OR_SISTER,
        chance.choice((1, 2, 2, 3, 3, 4)),
        home,
        kin_by=KinBy.FOSTER,
        state=chance.choice(STATES),
        since=str(FIRST_FOSTERED + number),
        groups=("The Lovelocks",),
    )


def _one_of_many(life: Life, place: Place, name: str) -> Connection:
    chance = life.chance
    return life.knew(
        name,
        chance.choice(KINDS),
        chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 5)),
        place,
        state=chance.choice((*State, None)),
        feeling=chance.choice((*Feeling, None, None)),
        groups=(chance.choice(GROUPS),) if maybe(chance, 0.5) else (),
        does_for_me=tuple(chance.sample(list(Support), chance.randint(0, 3))),
        paid=chance.choice((*Paid, None)),
    )
