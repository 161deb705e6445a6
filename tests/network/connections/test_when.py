"""Imprecise dates: every word is kept, and what is certain is bounded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.connections import when

BORN = date(1999, 5, 1)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("summer 2009", date(2009, 6, 1), date(2009, 8, 31)),
        ("winter 2009", date(2009, 12, 1), date(2010, 2, 28)),
        ("March 2009", date(2009, 3, 1), date(2009, 3, 31)),
        ("2009-03", date(2009, 3, 1), date(2009, 3, 31)),
        ("12 March 2009", date(2009, 3, 12), date(2009, 3, 12)),
        ("12/03/2009", date(2009, 3, 12), date(2009, 3, 12)),
        ("about 2009", date(2008, 1, 1), date(2010, 12, 31)),
        ("before 2010", None, date(2010, 1, 1)),
        ("after 2010", date(2010, 12, 31), None),
        ("2006 to 2009", date(2006, 1, 1), date(2009, 12, 31)),
        ("early 1990s", date(1990, 1, 1), date(1993, 12, 31)),
        ("when I was 6", date(2005, 5, 1), date(2006, 4, 30)),
        ("about 6", date(2004, 5, 1), date(2007, 4, 30)),
    ],
)
def test_what_is_certain_is_bounded(words: str, earliest: date | None, latest: date | None) -> None:
    read = when.read(words, born=BORN)

    assert (read.words, read.earliest, read.latest) == (words, earliest, latest)


@pytest.mark.parametrize(
    "words", ["before we moved", "not sure", "the year of the big snow", "31/02/2009"]
)
def test_words_that_bound_nothing_are_kept_as_they_are(words: str) -> None:
    assert when.read(words) == when.When(words)


def test_an_age_bounds_nothing_without_a_year_of_birth() -> None:
    assert when.read("about 6") == when.When("about 6")


@given(st.text(max_size=90))
def test_no_words_are_ever_lost_and_no_words_ever_fail(words: str) -> None:
    read = when.read(words, born=BORN)

    assert read.words.split() == words.split()


@given(st.integers(1900, 2030), st.integers(1900, 2030))
def test_a_stretch_never_ends_before_it_begins(first: int, last: int) -> None:
    read = when.read(f"{first} to {last}")

    assert not (read.earliest and read.latest) or read.earliest <= read.latest
