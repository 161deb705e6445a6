"""How well a claim is shown: a pure rule, held for whatever attestations there may be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.claims.levels import Source, level
from network.claims.model import Method
from network.consent.lives import Level

ELM, OAK = "elm house", "oak trust"
AGREES = Source(source="the other", method=Method.OTHER_AGREES)
RECORD = Source(source=ELM, method=Method.RECORD)
VOUCH = Source(source="neighbour", method=Method.VOUCH)

source = st.builds(
    Source,
    source=st.sampled_from([ELM, OAK, "neighbour", "teacher", "the other"]),
    method=st.sampled_from(Method),
    withdrawn=st.booleans(),
    tied=st.booleans(),
    shown=st.booleans(),
)
sources = st.lists(source, max_size=6)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Level.SAID),
        ([AGREES], Level.CONFIRMED),
        ([VOUCH], Level.CONFIRMED),
        ([AGREES, VOUCH], Level.CONFIRMED),
        ([VOUCH, replace(VOUCH, source="teacher")], Level.CONFIRMED),
        ([RECORD], Level.ATTESTED),
        ([RECORD, AGREES], Level.ATTESTED),
        ([RECORD, RECORD], Level.ATTESTED),
        ([RECORD, replace(RECORD, source=OAK)], Level.TWICE),
        ([RECORD, VOUCH], Level.TWICE),
        ([RECORD, replace(VOUCH, tied=True)], Level.ATTESTED),
        ([RECORD, replace(VOUCH, shown=False)], Level.ATTESTED),
        ([replace(RECORD, withdrawn=True), AGREES], Level.CONFIRMED),
    ],
)
def test_the_levels_one_by_one(found: list[Source], expected: Level) -> None:
    assert level(found) is expected


@given(sources, source)
def test_one_more_never_makes_it_lower(found: list[Source], more: Source) -> None:
    assert level([*found, more]) >= level(found)


@given(sources)
def test_neither_order_nor_saying_it_twice_matters(found: list[Source]) -> None:
    assert level(found) == level([*reversed(found), *found])


@given(sources, source)
def test_a_withdrawn_one_never_counts(found: list[Source], more: Source) -> None:
    assert level([*found, replace(more, withdrawn=True)]) == level(found)


@given(sources, source)
def test_somebody_tied_or_not_shown_themselves_vouches_for_nothing(
    found: list[Source], more: Source
) -> None:
    vouch = replace(more, method=Method.VOUCH)

    assert level([*found, replace(vouch, tied=True)]) == level(found)
    assert level([*found, replace(vouch, shown=False)]) == level(found)


@given(sources)
def test_without_a_record_that_was_seen_it_is_never_attested(found: list[Source]) -> None:
    others = [one for one in found if one.method is not Method.RECORD]

    assert level(others) <= Level.CONFIRMED


@given(sources)
def test_one_and_the_same_source_is_never_two(found: list[Source]) -> None:
    assert level([replace(one, source=ELM) for one in found]) <= Level.ATTESTED
