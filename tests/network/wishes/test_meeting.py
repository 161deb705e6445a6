"""The rule by which two wishes cross: it leans to no, and whatever crosses shares hooks."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.connections.when import NO_TIME, read
from network.wishes.hooks import of_oneself, of_somebody
from network.wishes.meeting import Crosses, Wisher, crosses, meets
from network.wishes.oneself import Oneself, Stay
from network.wishes.places import same_place
from tests.network.wishes.crowd import Crowded, crowd
from tests.wishes import HERS, HIS, KEISHA

SHE = Oneself(
    names=("Keisha Brown",),
    born=KEISHA,
    stays=(Stay(where="Elm Road", since=read("2005"), until=read("2009")),),
)
HE = Oneself(
    names=("Ade Brown",),
    born=date(1998, 11, 2),
    stays=(Stay(where="Elm Road", since=read("2006"), until=read("2010")),),
)
NOBODY = Oneself()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (HIS, True),
        (replace(HIS, whom="BROWN, Keisha"), True),
        (replace(HIS, whom="Kiesha Brown"), False),
        (replace(HIS, whom="Keisha Bell"), False),
        (replace(HIS, whom="Keisha Bell", other_name="Keisha Brown"), True),
        (replace(HIS, born=read("1998")), False),
        (replace(HIS, born=NO_TIME), True),
        (replace(HIS, where=""), True),
        (replace(HIS, where="", born=NO_TIME), False),
        (replace(HIS, where="", born=read("the 2000s")), False),
        (replace(HIS, born=NO_TIME, since=read("2011"), until=read("2012")), False),
        (replace(HIS, born=NO_TIME, where="Elm Road children's home, Eastmere"), True),
        (replace(HIS, born=NO_TIME, where="Elm Lane"), False),
        (replace(HIS, whom="Keisha"), True),
        (replace(HIS, whom="Miss Brown"), True),
        (replace(HIS, whom="Keisha", born=NO_TIME), False),
        (replace(HIS, whom="Keisha", where=""), False),
    ],
)
def test_a_full_name_needs_one_thing_beside_it_and_a_single_name_two(
    words: object, found: bool
) -> None:
    assert meets(words, SHE) is found  # type: ignore[arg-type]


def test_what_nobody_has_attested_meets_nothing() -> None:
    assert not meets(HIS, NOBODY)
    assert not meets(HIS, replace(SHE, names=()))
    assert crosses(Wisher(words=HERS, oneself=NOBODY), Wisher(words=HIS, oneself=HE)) is Crosses.NO
    assert of_oneself(NOBODY, "Keisha Brown") == ()


def test_one_wish_alone_crosses_nothing() -> None:
    other = Wisher(words=replace(HIS, whom="Liam Brown"), oneself=HE)

    assert crosses(Wisher(words=HERS, oneself=SHE), other) is Crosses.NO
    assert crosses(other, Wisher(words=HERS, oneself=SHE)) is Crosses.NO


def test_who_says_that_they_are_another_pretends_and_who_was_not_seen_yet_does_not() -> None:
    he = Wisher(words=HIS, oneself=HE)
    ray = Oneself(names=("Ray Kent",), born=date(1970, 1, 1))

    assert crosses(he, Wisher(words=HERS, oneself=SHE)) is Crosses.YES
    assert crosses(he, Wisher(words=HERS, oneself=ray)) is Crosses.PRETENDS
    assert crosses(he, Wisher(words=HERS, oneself=NOBODY)) is Crosses.NO


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Elm Road", "The Elm Road Children’s Home, Eastmere", True),
        ("Rowan House", "rowan", True),
        ("Elm Road", "Elm Lane", False),
        ("The Home", "the home", True),
        ("", "", False),
    ],
)
def test_a_place_is_known_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


@given(st.integers(min_value=0))
def test_whatever_crosses_shares_hooks_both_ways_and_crosses_back(seed: int) -> None:
    everybody: list[Crowded] = list(crowd(Random(seed), 3))

    for one in everybody:
        for other in everybody:
            mine, theirs = one.wisher, other.wisher
            if one is not other and crosses(mine, theirs) is Crosses.YES:
                assert crosses(theirs, mine) is Crosses.YES
                for a, b in ((mine, theirs), (theirs, mine)):
                    sought = {*of_somebody(a.words)}
                    assert sought & {*of_oneself(b.oneself, b.words.known_as)}
