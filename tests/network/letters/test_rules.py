"""The table by which a letter waits for a reader: never for a feeling."""

import pytest

from network.letters import rules
from network.letters.model import Caught

FEELINGS = (
    "I hated you for years. I cried when you left and I am still so angry.",
    "I miss Mum every day. She died in 2009 and nobody told me.",
    "I love you. I think about our old room with the 3 beds and the 12 steps.",
    "You hurt me. I want to understand why. It was the worst year of my life.",
    "I was lonely, and sometimes I wished I was dead, but I am better now.",
)
FOUND = {
    Caught.IDENTIFYING: (
        "Ring me on 07700 900 123",
        "jo@example.org",
        "I live at number 4",
        "M1 1AA",
    ),
    Caught.MONEY: ("Could you lend me something?", "It is only £50"),
    Caught.PRESSURE: ("Dont tell anyone about this", "This is OUR secret."),
    Caught.THREAT: ("I know where you live.", "You’ll be sorry"),
}


def test_this_is_the_table_that_the_tests_know() -> None:
    assert rules.version() == 1


@pytest.mark.parametrize("text", FEELINGS)
def test_no_feeling_holds_a_letter(text: str) -> None:
    assert rules.caught(text) == frozenset()


@pytest.mark.parametrize(("about", "text"), [(a, t) for a, every in FOUND.items() for t in every])
def test_what_the_table_names_is_found(about: Caught, text: str) -> None:
    assert rules.caught(text) == {about}


def test_a_year_a_price_of_childhood_and_a_number_of_things_are_no_telephone_number() -> None:
    assert rules.caught("In 1998 there were 24 of us, and 2 dogs, from 2004 to 2009.") == set()
