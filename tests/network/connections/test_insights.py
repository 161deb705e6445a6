"""What a map says for the owner alone: plain counts, kindly bounded."""

from datetime import date
from typing import Any

import pytest

from network.connections import when
from network.connections.insights import Insights, insights
from network.connections.kinds import Feeling, Kind, Paid, State, Support
from network.connections.model import Connection, RelationshipMap, Settings
from tests.maps import an_id, somebody

TODAY = date(2026, 3, 14)


def said_of(*people: Connection) -> Insights:
    opened = RelationshipMap(settings=Settings(id=an_id()), connections=people)
    return insights(opened, today=TODAY)


def test_an_empty_map_counts_as_zero() -> None:
    said = said_of()

    assert said.empty
    assert (said.people, said.love_me, said.unpaid, said.rings) == ((), (), (), ())
    assert said.nobody_gives == tuple(Support)


def test_only_a_mark_says_that_somebody_loves_me() -> None:
    ada, sam = somebody("Ada", loves_me=True), somebody("Sam", kind=Kind.MUM, ring=1)

    assert said_of(ada, sam).love_me == (ada,)


def test_who_is_remembered_is_counted_apart() -> None:
    nan = somebody("Nan", loves_me=True, remembered=True, does_for_me=(Support.LISTENS,))
    ada = somebody("Ada")

    said = said_of(nan, ada)

    assert (said.people, said.remembered) == ((ada,), (nan,))
    assert (said.love_me, said.loved_and_remembered) == ((), (nan,))
    assert Support.LISTENS in said.nobody_gives


def test_what_only_one_person_gives_is_said_with_their_name() -> None:
    ada = somebody("Ada", does_for_me=(Support.LISTENS, Support.MONEY))
    sam = somebody("Sam", does_for_me=(Support.LISTENS,))

    said = said_of(ada, sam)

    assert said.one_person_gives == ((Support.MONEY, ada),)
    assert Support.LISTENS not in said.nobody_gives


def test_giving_counts_too() -> None:
    said = said_of(somebody(i_do=(Support.LIFTS,)), somebody(i_do=(Support.LIFTS,)))

    assert said.i_give == ((Support.LIFTS, 2),)


def test_who_is_paid_is_as_the_owner_says() -> None:
    carer = somebody("Ada", kind=Kind.FOSTER_CARER)
    worker = somebody("Sam", kind=Kind.SOCIAL_WORKER)
    friend_first = somebody("Jo", kind=Kind.KEY_WORKER, paid=Paid.UNPAID)

    said = said_of(carer, worker, friend_first)

    assert (said.paid, said.unpaid) == ((worker,), (friend_first,))


def test_pets_are_loved_but_no_people() -> None:
    dog = somebody("Rex", kind=Kind.PET, loves_me=True)

    said = said_of(dog)

    assert (said.people, said.pets, said.love_me) == ((), (dog,), (dog,))


@pytest.mark.parametrize(
    ("last", "said", "quiet"),
    [
        ("January 2025", {}, True),
        ("2024", {"state": State.IN_TOUCH}, True),
        ("March 2026", {}, False),
        ("2026", {}, False),
        ("when we moved", {}, False),
        ("2020", {"state": State.NEVER}, False),
        ("2020", {"state": State.NOT_NOW}, False),
        ("2020", {"state": State.LOST_TOUCH}, False),
        ("2020", {"feeling": Feeling.NOT_SAFE}, False),
        ("2020", {"remembered": True}, False),
    ],
)
def test_not_in_touch_for_a_while_is_said_only_where_it_is_welcome(
    last: str, said: dict[str, Any], quiet: bool
) -> None:
    one = somebody("Ada", last_in_touch=when.read(last), **said)

    assert said_of(one).quiet == ((one,) if quiet else ())


def test_groups_and_rings_are_plain_numbers() -> None:
    ada = somebody("Ada", ring=1, groups=("football",))
    sam = somebody("Sam", ring=1, groups=("football", "Church"))

    said = said_of(ada, sam, somebody("Jo"))

    assert said.rings == ((1, 2),)
    assert [(group.name, group.people) for group in said.groups] == [
        ("Church", (sam,)),
        ("football", (ada, sam)),
    ]
