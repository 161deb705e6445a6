"""A question that only the right person could answer: how it is compared, and how often."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.claims.checks import MOST_TRIES, Check, fits, tried
from network.identity import PersonId

NOW = datetime(2026, 3, 14, tzinfo=UTC)
DOG = Check(question="What was the dog called?", answers=("Buster", "Old Buster"))
ME = PersonId("me")


@pytest.mark.parametrize(
    "typed", ["Buster", " buster ", "BUSTER!", "Bustér", "Bustr", "Bister", "Buster Old"]
)
def test_what_a_human_being_would_take_for_the_answer_is_right(typed: str) -> None:
    assert fits(DOG.answers, typed)


@pytest.mark.parametrize("typed", ["Rex", "", "?!", "Bust", "Busters house", "Buster Rex Sam"])
def test_anything_else_is_wrong(typed: str) -> None:
    assert not fits(DOG.answers, typed)


def test_short_words_and_figures_must_be_right() -> None:
    assert fits(["Ben"], "ben")
    assert not fits(["Ben"], "Ken")
    assert fits(["14 Elm Road"], "14, elm road")
    assert not fits(["14 Elm Road"], "41 Elm Road")
    assert fits(["07"], "7")


def test_a_name_in_other_letters_is_the_same_name() -> None:
    assert fits(["Олена"], "Olena")


@pytest.mark.parametrize(
    ("check", "field"),
    [
        (Check(question=" ", answers=("a",)), "question"),
        (Check(question="q" * 201, answers=("a",)), "question"),
        (Check(question="q", answers=()), "answers"),
        (Check(question="q", answers=("?",)), "answers"),
        (Check(question="q", answers=("a",) * 6), "answers"),
        (Check(question="q", answers=("a" * 121,)), "answers"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(check: Check, field: str) -> None:
    assert field in check.problems()
    assert DOG.problems() == {}


@given(st.lists(st.sampled_from(["Buster", "Rex", "Tess", "?"]), max_size=8))
def test_no_more_than_three_tries_ever_count(typed: list[str]) -> None:
    check = DOG
    for each in typed:
        check = tried(check, each, by=ME, at=NOW)

    right = "Buster" in typed[:MOST_TRIES]
    assert check.right == right
    assert len(check.tries) <= MOST_TRIES
    assert check.wrong == sum(not one.right for one in check.tries)


@given(st.text(max_size=40))
def test_whatever_is_typed_nothing_breaks_and_itself_fits(text: str) -> None:
    check = Check(question="q", answers=(text,))

    assert fits([text], text) == ("answers" not in check.problems())


def test_neither_answers_nor_what_was_typed_show_in_a_traceback() -> None:
    check = tried(DOG, "Rex", by=ME, at=NOW)

    assert not any(word in repr(check) for word in ("Buster", "dog", "Rex"))
