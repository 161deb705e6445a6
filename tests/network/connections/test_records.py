"""Items as records: nothing is lost on the way, and what is unknown does no harm."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.connections import kinds
from network.connections.kinds import ItemKind, Kind
from network.connections.model import (
    KIND_OF,
    Connection,
    Item,
    Kept,
    Known,
    Link,
    MarkedDate,
    Note,
    Photo,
    Place,
    Settings,
)
from network.connections.records import READERS, from_record, to_record
from network.connections.when import When
from network.errors import Broken
from network.identity import ItemId

WORDS = st.text(max_size=20)
ID = st.from_regex(r"[0-9a-f]{32}", fullmatch=True)
DAY = st.none() | st.dates(date(1800, 1, 1), date(2100, 1, 1))
WHEN = st.builds(When, WORDS, DAY, DAY)
KEPT = st.lists(st.builds(Kept, source=WORDS, name=WORDS, text=WORDS), max_size=2).map(tuple)


def some_of(enum: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(enum))


SUPPORT = st.lists(st.sampled_from(list(kinds.Support)), max_size=3, unique=True).map(tuple)
CONNECTION = st.builds(
    Connection,
    id=ID,
    name=WORDS,
    nickname=WORDS,
    kind=st.sampled_from(list(Kind)),
    kind_words=WORDS,
    kin_by=some_of(kinds.KinBy),
    ring=st.none() | st.integers(1, 5),
    state=some_of(kinds.State),
    feeling=some_of(kinds.Feeling),
    loves_me=st.booleans(),
    certainty=some_of(kinds.Certainty),
    told_by=WORDS,
    paid=some_of(kinds.Paid),
    does_for_me=SUPPORT,
    i_do=SUPPORT,
    known=st.lists(
        st.builds(Known, place_id=st.none() | ID, since=WHEN, until=WHEN, words=WORDS), max_size=2
    ).map(tuple),
    last_in_touch=WHEN,
    remembered=st.booleans(),
    died=WHEN,
    born=WHEN,
    dates=st.lists(
        st.builds(MarkedDate, what=WORDS, when=WHEN, wish=st.sampled_from(list(kinds.DateWish))),
        max_size=2,
    ).map(tuple),
    groups=st.lists(WORDS, max_size=3).map(tuple),
    photo_id=st.none() | ID,
    angle=st.none() | st.floats(0, 359, allow_nan=False),
    kept=KEPT,
    private=st.booleans(),
)
PLACE = st.builds(
    Place,
    id=ID,
    name=WORDS,
    kind=st.sampled_from(list(kinds.PlaceKind)),
    area=WORDS,
    came=WHEN,
    left=WHEN,
    feeling=some_of(kinds.Feeling),
    certainty=some_of(kinds.Certainty),
    words=WORDS,
    order=st.integers(0, 99),
    kept=KEPT,
)
LINK = st.builds(
    Link,
    id=ID,
    a=ID,
    b=ID,
    kind=st.sampled_from(list(kinds.LinkKind)),
    kin_by=some_of(kinds.KinBy),
    words=WORDS,
    certainty=some_of(kinds.Certainty),
    since=WHEN,
    until=WHEN,
    kept=KEPT,
)
NOTE = st.builds(Note, id=ID, about=ID, text=WORDS, written=WHEN)
PHOTO = st.builds(
    Photo, id=ID, about=ID, caption=WORDS, width=st.integers(0, 9), height=st.integers(0, 9)
)
SETTINGS = st.builds(
    Settings,
    id=ID,
    my_name=WORDS,
    born=WHEN,
    ring_names=st.lists(WORDS, min_size=1, max_size=5).map(tuple),
    kept=KEPT,
)


@given(st.one_of(CONNECTION, PLACE, LINK, NOTE, PHOTO, SETTINGS))
def test_a_record_gives_an_equal_item_back(item: Item) -> None:
    record = json.loads(json.dumps(to_record(item)))

    assert from_record(KIND_OF[type(item)], record) == item


@pytest.mark.parametrize("described", list(READERS), ids=lambda described: described.__name__)
def test_every_field_of_an_item_has_a_place_in_its_record(described: type) -> None:
    assert {field.name for field in fields(described)} == set(READERS[described])


def test_what_was_never_said_is_left_out() -> None:
    assert to_record(Connection(id=ItemId("0" * 32), name="Ada")) == {"id": "0" * 32, "name": "Ada"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("later", {"field": 1}),
        ("kind", "king"),
        ("kind", 7),
        ("ring", "2"),
        ("ring", True),
        ("state", None),
        ("known", "Elm House"),
        ("known", ["Elm House"]),
        ("does_for_me", ["listens"]),
        ("doesForMe", ["flies"]),
        ("born", "1990"),
        ("angle", "left"),
        ("lovesMe", "no"),
    ],
)
def test_what_is_not_understood_counts_as_not_said(key: str, value: object) -> None:
    record = {"id": "0" * 32, "name": "Ada", key: value}

    assert from_record(ItemKind.CONNECTION, record) == Connection(id=ItemId("0" * 32), name="Ada")


def test_a_date_with_broken_bounds_keeps_its_words() -> None:
    record = {"id": "0" * 32, "name": "Ada", "born": {"words": "long ago", "earliest": "then"}}

    found = from_record(ItemKind.CONNECTION, record)

    assert found == Connection(id=ItemId("0" * 32), name="Ada", born=When("long ago"))


@pytest.mark.parametrize("record", [{}, {"id": "0" * 32}, {"name": "Ada"}])
def test_a_record_without_what_is_needed_stays_closed(record: dict[str, str]) -> None:
    with pytest.raises(Broken):
        from_record(ItemKind.CONNECTION, record)
