"""The guidance is whole: each situation has every part, in short sentences, with its sources."""

import re

import pytest

from network.guidance import content
from network.guidance.model import Guidance, Reply, Situation

LONGEST = 25
"""Words in a sentence. Pages are for a reading age of about nine."""


def texts(page: Guidance) -> list[str]:
    people = [text for each in page.talk_to for text in (each.who, each.how)]
    return [page.title, page.lead, *page.think, *page.careful, *people]


@pytest.mark.parametrize("situation", Situation)
def test_every_situation_says_what_to_think_of_whom_to_talk_to_and_where_it_is_from(
    situation: Situation,
) -> None:
    page = content.every()[situation]

    for part in (page.title, page.lead, page.think, page.careful, page.talk_to, page.sources):
        assert part
    assert page.version >= 1
    assert all(source.name and source.at for source in page.sources)


@pytest.mark.parametrize("situation", Situation)
def test_sentences_are_short(situation: Situation) -> None:
    sentences = [
        each for text in texts(content.every()[situation]) for each in re.split(r"[.?:!]", text)
    ]

    assert [each for each in sentences if len(each.split()) > LONGEST] == []


def test_what_stops_somebody_comes_alone() -> None:
    pages = content.for_these([Situation.PEER, Situation.UNDER_18, Situation.RELATIVE])

    assert [page.situation for page in pages] == [Situation.UNDER_18]


def test_for_whoever_would_rather_not_say_there_is_what_holds_for_everybody() -> None:
    assert [page.situation for page in content.for_these([])] == [Situation.GENERAL]


def test_every_answer_says_what_it_hides_and_a_no_tells_nothing() -> None:
    told = content.gives_away()

    assert all(each.hides for each in told.values())
    quiet = (Reply.NO, Reply.NEVER, Reply.NOT_NOW, Reply.WORRY)
    assert {told[each].tells for each in quiet} == {()}
    # Whoever asked is told nothing of this one either; the worker who wrote reads it.
    [said] = told[Reply.NOT_ME].tells
    assert said.endswith("Whoever asked does not.")


def test_boundaries_have_questions_for_later() -> None:
    kept = content.boundaries()

    assert kept.keep
    assert kept.after_one_month
    assert kept.after_three_months
