"""Which words sound like a crisis: whole words, whatever their capitals and apostrophes."""

import pytest

from network.asking.crisis import sounds_like_crisis, version


@pytest.mark.parametrize(
    "text",
    [
        "I can't go on",
        "i cant go on.",
        "Honestly, I CAN’T GO ON without her",
        "Sometimes I want to die",
        "I want to kill  myself",
        "I don't want to be here any more",
        "self-harm",
        "I took an overdose last week",
        "He is going to kill me",
    ],
)
def test_words_of_crisis_are_heard(text: str) -> None:
    assert sounds_like_crisis(["All good.", text])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "We cut ourselves some cake",
        "The dyed wool",
        "My mum died in 2009",
        "I miss her to bits",
        "He used to overdo it",
        "suicidesque",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not sounds_like_crisis([text])


def test_a_line_too_many_is_heard_rather_than_one_too_few() -> None:
    assert sounds_like_crisis(["I can't go on holiday without telling you"])


def test_the_table_says_which_it_is() -> None:
    assert version() == 1
