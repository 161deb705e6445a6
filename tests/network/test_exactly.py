"""Plain records read into frozen values: exactly what was kept, or Broken."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from network.errors import Broken
from network.exactly import read, reader
from network.identity import PersonId


class Colour(StrEnum):
    """A code that is text."""

    RED = "red"


class Grade(IntEnum):
    """A code that is a number."""

    FIRST = 1


@dataclass(frozen=True, kw_only=True)
class Inner:
    """Something inside."""

    who: PersonId
    sure: bool = False


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Something of every kind."""

    inner: Inner | None = None
    row: tuple[Inner, ...] = ()
    colours: frozenset[Colour] = frozenset()
    grades: dict[PersonId, Grade] = field(default_factory=dict)
    at: datetime | None = None
    on: date | None = None
    count: int = 0


WHOLE = {
    "inner": {"who": "a", "sure": True},
    "row": [{"who": "b", "sure": False}],
    "colours": ["red"],
    "grades": {"c": 1},
    "at": "2026-02-03T04:05:06.000007+00:00",
    "on": "2026-02-03",
    "count": 2,
}


@pytest.fixture(autouse=True)
def settled_anew() -> None:
    """Readers are settled once a process: each test settles its own."""
    reader.cache_clear()


def test_a_record_is_read_with_every_part_of_its_own_kind() -> None:
    found = read(Kept, WHOLE)

    assert found == Kept(
        inner=Inner(who=PersonId("a"), sure=True),
        row=(Inner(who=PersonId("b")),),
        colours=frozenset({Colour.RED}),
        grades={PersonId("c"): Grade.FIRST},
        at=datetime(2026, 2, 3, 4, 5, 6, 7, tzinfo=UTC),
        on=date(2026, 2, 3),
        count=2,
    )
    assert type(next(iter(found.colours))) is Colour
    assert type(found.grades[PersonId("c")]) is Grade


def test_what_was_read_is_as_whole_and_as_frozen_as_what_was_made() -> None:
    found, made = read(Kept, WHOLE), Kept(**vars(read(Kept, WHOLE)))

    assert (repr(found), vars(found)) == (repr(made), vars(made))
    with pytest.raises(AttributeError):
        found.count = 3  # type: ignore[misc]


def test_what_was_not_known_when_it_was_kept_is_as_if_nothing_was_said() -> None:
    assert read(Kept, {}) == Kept()
    assert read(Kept, {"row": [{"who": "a"}]}) == Kept(row=(Inner(who=PersonId("a")),))
    assert read(Kept, {}).grades is not read(Kept, {}).grades


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-02-03T04:05:06+00:00", datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
        ("2026-02-03T04:05:06.070000+00:00", datetime(2026, 2, 3, 4, 5, 6, 70_000, tzinfo=UTC)),
        (
            "2026-02-03T04:05:06+01:00",
            datetime(2026, 2, 3, 4, 5, 6, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("2026-02-03T04:05:06", datetime(2026, 2, 3, 4, 5, 6)),  # noqa: DTZ001 - as it is written
    ],
)
def test_moments_are_read_however_they_were_ever_written(written: str, moment: datetime) -> None:
    found = read(Kept, {"at": written}).at

    assert found == moment
    assert found is not None
    assert found.isoformat() == written


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "text",
        {**WHOLE, "new": 1},
        {"new": 1},
        {**{name: value for name, value in WHOLE.items() if name != "count"}, "new": 1},
        {**WHOLE, "inner": {"sure": True}},
        {**WHOLE, "inner": {"who": "a", "sure": True, "new": 1}},
        {**WHOLE, "inner": {"who": "a", "new": 1}},
        {**WHOLE, "inner": {"who": "a", "sure": 1}},
        {**WHOLE, "inner": {"who": 1, "sure": True}},
        {**WHOLE, "inner": []},
        {**WHOLE, "row": None},
        {**WHOLE, "row": {}},
        {**WHOLE, "row": "text"},
        {**WHOLE, "row": [None]},
        {**WHOLE, "colours": "red"},
        {**WHOLE, "colours": {"red": 1}},
        {**WHOLE, "colours": ["blue"]},
        {**WHOLE, "colours": [["red"]]},
        {**WHOLE, "grades": []},
        {**WHOLE, "grades": None},
        {**WHOLE, "grades": {"c": "1"}},
        {**WHOLE, "grades": {"c": 2}},
        {**WHOLE, "at": "soon"},
        {**WHOLE, "at": 1},
        {**WHOLE, "on": "2026-02-30"},
        {**WHOLE, "on": "2026-02-03T04:05:06"},
        {**WHOLE, "count": True},
        {**WHOLE, "count": "2"},
        {**WHOLE, "count": 2.0},
        {**WHOLE, "count": None},
    ],
)
def test_what_is_not_exactly_right_is_broken(wrong: Any) -> None:
    with pytest.raises(Broken) as told:
        read(Kept, wrong)

    assert (str(told.value), told.value.__cause__) == (str(Broken()), None)


@dataclass(frozen=True)
class Checking:
    """Something that would have to be asked."""

    count: int

    def __post_init__(self) -> None:
        raise AssertionError


@dataclass(frozen=True, slots=True)
class Narrow:
    """Something without a place of its own for each field."""

    count: int


@pytest.mark.parametrize("kind", [Checking, Narrow, float, list[int], int | str, tuple[int, int]])
def test_a_kind_that_cannot_be_read_so_is_refused_whatever_the_record(kind: Any) -> None:
    with pytest.raises(NotImplementedError):
        read(kind, {"count": 1})
