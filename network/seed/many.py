"""Several hundred lives over sixty years, each a little different, by chance from one seed."""

import itertools
import random
from datetime import date

from network.connections.kinds import (
    Certainty,
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
from network.seed.names import Namer, Tradition

COUNT = 240
THIS_YEAR = 2026
OLDEST, YOUNGEST = 62, 18
LAST_MOVE, MOST_HOMES = 17, 5
EMPTY_EVERY = 29
TOWNS = (
    "Alderwick",
    "Bramsley",
    "Castlebeck",
    "Dunholt",
    "Eastmere",
    "Fallowfield-on-Sea",
    "Gorsham",
    "Inverlune",
    "Kilbrannan",
    "Llanfaen",
    "Oakhampton-under-Edge",
    "Penderyn",
    "Thornaby-le-Marsh",
    "Yarrowby",
)
HOMES = (
    "Rowan House",
    "The Beeches",
    "Larchfield",
    "Number 12",
    "St Bride's",
    "Hillcrest",
    "Moorview",
)
WORKERS = (
    Kind.KEY_WORKER,
    Kind.RESIDENTIAL_WORKER,
    Kind.SOCIAL_WORKER,
    Kind.PERSONAL_ADVISER,
    Kind.TEACHER,
    Kind.YOUTH_WORKER,
    Kind.INDEPENDENT_VISITOR,
    Kind.HEALTH_WORKER,
)
OTHERS = (
    Kind.FRIEND,
    Kind.SCHOOL_FRIEND,
    Kind.LIVED_WITH,
    Kind.NEIGHBOUR,
    Kind.COLLEAGUE,
    Kind.MENTOR,
)
RELATIVES = (Kind.GRANDPARENT, Kind.AUNT_OR_UNCLE, Kind.COUSIN, Kind.MUM, Kind.DAD)


def many_lives(chance: random.Random) -> list[Life]:
    """Everybody whom nobody signs in as. Now and then a map is still empty."""
    return [_life(chance, number) for number in range(1, COUNT + 1)]


def _life(chance: random.Random, number: int) -> Life:
    born = date(THIS_YEAR - chance.randint(YOUNGEST, OLDEST), chance.randint(1, 12), 1)
    namer = Namer(chance)
    own = namer.anybody(born.year)
    life = Life(my_name=namer.given(own), born=born, chance=chance)
    if number % EMPTY_EVERY:
        homes = _homes(life)
        _family(life, namer, own, homes)
        for home in homes:
            _around(life, namer, home)
        _today(life, namer)
        _tie_up(life)
    return life


def _homes(life: Life) -> list[Place]:
    chance, age = life.chance, life.chance.randint(0, 9)
    homes = [life.lived("Home", PlaceKind.FAMILY_HOME, "", f"about {max(age, 1)}")]
    away = (
        PlaceKind.FOSTER_HOME,
        PlaceKind.FOSTER_HOME,
        PlaceKind.CHILDRENS_HOME,
        PlaceKind.KINSHIP_HOME,
    )
    while age < LAST_MOVE and len(homes) < MOST_HOMES:
        stays = chance.choice((1, 1, 2, 3, 5, 9))
        left = min(age + stays, 18)
        homes.append(
            life.lived(
                f"{chance.choice(HOMES)}, {chance.choice(TOWNS)}",
                chance.choice(away),
                chance.choice(
                    (f"about {age}", str(life.born.year + age), f"summer {life.born.year + age}")
                ),
                chance.choice((f"about {left}", str(life.born.year + left), "not sure")),
                chance.choice((*Feeling, None)),
            )
        )
        age = left
    return homes


def _family(life: Life, namer: Namer, own: Tradition, homes: list[Place]) -> None:
    chance = life.chance
    for kind in chance.sample(RELATIVES, chance.randint(0, 3)):
        person = life.knew(
            namer.whole(own),
            kind,
            _ring(chance),
            homes[0],
            kin_by=KinBy.BIRTH,
            state=_state(chance),
        )
        if maybe(chance, 0.2):
            _remembered(life, person)
    brothers = [
        life.knew(
            namer.given(own),
            Kind.BROTHER_OR_SISTER,
            chance.randint(1, 3),
            homes[0],
            kin_by=chance.choice((KinBy.BIRTH, KinBy.BIRTH, KinBy.HALF, KinBy.STEP)),
            state=_state(chance),
            loves_me=maybe(chance, 0.4),
        )
        for _ in range(chance.choice((0, 0, 1, 1, 2, 4)))
    ]
    for one, other in itertools.pairwise(brothers):
        life.linked(one, other, LinkKind.BROTHERS_OR_SISTERS, kin_by=KinBy.BIRTH)


def _around(life: Life, namer: Namer, home: Place) -> None:
    chance, born = life.chance, life.born.year
    if home.kind is PlaceKind.FOSTER_HOME:
        pair = [
            life.knew(
                namer.whole(namer.anybody(born - 30)),
                Kind.FOSTER_CARER,
                _ring(chance),
                home,
                kin_by=KinBy.FOSTER,
                state=_state(chance),
                feeling=chance.choice((*Feeling, None)),
                loves_me=maybe(chance, 0.25),
                paid=Paid.PAID,
                certainty=chance.choice((*Certainty, None)),
            )
            for _ in range(chance.choice((1, 2)))
        ]
        if len(pair) > 1:
            life.linked(pair[0], pair[1], LinkKind.PARTNERS)
    for _ in range(chance.choice((0, 0, 1))):
        life.knew(
            namer.whole(namer.anybody(born - 25)),
            chance.choice(WORKERS),
            _ring(chance),
            home,
            state=_state(chance),
            paid=Paid.PAID,
            does_for_me=tuple(chance.sample(list(Support), chance.randint(0, 3))),
        )
    for _ in range(chance.choice((0, 0, 0, 1))):
        life.knew(namer.given(namer.anybody(born)), Kind.LIVED_WITH, _ring(chance), home)


def _today(life: Life, namer: Namer) -> None:
    chance, born = life.chance, life.born.year
    for _ in range(chance.randint(1, 4)):
        life.knew(
            namer.whole(namer.anybody(born)),
            chance.choice(OTHERS),
            _ring(chance),
            state=State.IN_TOUCH,
            paid=Paid.UNPAID,
            does_for_me=tuple(chance.sample(list(Support), chance.randint(1, 4))),
            i_do=tuple(chance.sample(list(Support), chance.randint(0, 3))),
            loves_me=maybe(chance, 0.3),
            last_in_touch=chance.choice(("2026", "last month", "about 2024", "")),
        )
    if born < THIS_YEAR - 30 and maybe(chance, 0.6):
        partner = life.knew(namer.given(namer.anybody(born)), Kind.PARTNER, 1, loves_me=True)
        for _ in range(chance.randint(0, 3)):
            child = life.knew(
                namer.given(namer.anybody(born + 28)), Kind.CHILD, 1, kin_by=KinBy.BIRTH
            )
            life.linked(partner, child, LinkKind.PARENT_OF, kin_by=KinBy.BIRTH)


def _tie_up(life: Life) -> None:
    """Let some of those who were at the same place know each other, and one come later."""
    chance = life.chance
    for one, other in zip(life.people, life.people[2:], strict=False):
        if one.known and one.known == other.known and maybe(chance, 0.5):
            life.linked(one, other, LinkKind.KNOWS)
    held = {end for link in life.links for end in (link.a, link.b)}
    free = [person for person in life.people if person.id not in held]
    if free and maybe(chance, 0.3):
        life.changed(chance.randint(20, 300), "move", chance.choice(free), ring=1)


def _remembered(life: Life, person: Connection) -> None:
    year = life.chance.randint(life.born.year + 5, THIS_YEAR - 1)
    index = life.people.index(person)
    life.people[index] = life.remembering(person, str(year))


def _ring(chance: random.Random) -> int | None:
    return chance.choice((1, 2, 2, 3, 3, 4, 5, None))


def _state(chance: random.Random) -> State | None:
    state: State | None = chance.choice((*State, State.IN_TOUCH, State.LOST_TOUCH, None))
    return state
