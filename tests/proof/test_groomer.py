"""Whoever reaches out to many at once reaches nobody past a threshold; others hardly notice it."""

from collections.abc import Callable
from random import Random

import pytest

from network.asking.limits import MOST_NEW
from network.claims.folded import same_somebody
from network.claims.searches import SEVERAL
from network.letters import rules, waiting
from network.letters.model import MANY_NEW, Caught, LetterState
from tests.counts import times
from tests.proof.groomer import GROOMER, HARM, PEOPLE, Town, first_reached, most_within

SEED = 20260314
TOWNS = times(1, prove=40)
AT_MOST = 0.02
SAME = ("Keisha Brown", "Keesha Brown", "KEISHA  BROWN")


@pytest.fixture(scope="module")
def towns() -> list[Town]:
    return [Town(Random(SEED + number)).live() for number in range(TOWNS)]


def harmful(town: Town) -> list[str]:
    """What reached somebody though it was to be seen for what it was."""
    lines = [line for said in HARM.values() for line in said]
    mine = [one.text for one in town.delivered if one.by == GROOMER]
    return [text for text in mine if any(line in text for line in lines)]


def test_nothing_of_one_who_writes_to_many_is_delivered_past_the_threshold(
    towns: list[Town], record_property: Callable[[str, object], None]
) -> None:
    most = max(most_within(first_reached(town, GROOMER), 30) for town in towns)
    tried = sum(len(town.written[GROOMER]) for town in towns)
    reached = sum(len(first_reached(town, GROOMER)) for town in towns)

    record_property("towns of five hundred, half a year each", len(towns))
    record_property("letters that the one who does harm has written", tried)
    record_property("people reached for the first time within thirty days, at most", most)
    record_property("people reached in all", reached)
    assert 0 < most < MANY_NEW
    assert [text for town in towns for text in harmful(town)] == []


def test_no_more_is_asked_than_may_be(towns: list[Town]) -> None:
    for town in towns:
        for way in ("requests", "wishes"):
            assert most_within(town.asked[way], 30) == MOST_NEW


def test_ordinary_people_are_hardly_ever_held_beyond_their_first_letters(
    towns: list[Town], record_property: Callable[[str, object], None]
) -> None:
    beyond = sum(town.seen["beyond the first letters"] for town in towns)
    held = sum(town.seen["held beyond the first letters"] for town in towns)

    record_property("ordinary letters beyond the first", beyond)
    record_property("of them held", held)
    record_property("share", f"{held / beyond:.4f}")
    assert beyond > PEOPLE
    assert held <= AT_MOST * beyond


def test_without_the_rule_many_would_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test is worth something: readers alone, who see no names, do not notice."""
    monkeypatch.setattr(waiting, "to_many", lambda *_: False)

    town = Town(Random(SEED)).live()

    assert most_within(first_reached(town, GROOMER), 30) >= MANY_NEW


def test_without_the_table_harm_would_be_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "caught", lambda _: frozenset[Caught]())

    assert harmful(Town(Random(SEED)).live())


def test_waiting_makes_nobody_less_new(towns: list[Town]) -> None:
    """Whoever was never passed a letter is new however long ago they were first written to."""
    for town in towns:
        mine = town.written[GROOMER]
        never = {one.to for one in mine} - {
            one.to for one in mine if one.state is LetterState.PASSED_ON
        }
        assert never


@pytest.mark.parametrize("about", HARM, ids=str)
def test_every_way_of_luring_that_is_tried_is_in_the_table(about: Caught) -> None:
    assert [line for line in HARM[about] if about not in rules.caught(line)] == []


def test_several_who_ask_for_one_somebody_are_seen_however_it_is_spelt() -> None:
    assert len(SAME) >= SEVERAL
    assert all(same_somebody(one, other) for one in SAME for other in SAME)
