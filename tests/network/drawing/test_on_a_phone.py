"""Places and timeline as a phone shows them: one column, nothing outside it, nothing unsaid."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from network.connections.kinds import PlaceKind
from network.connections.model import Known, Place
from network.connections.when import read
from network.drawing import metrics, places, sheet, tag, timeline
from network.drawing.picture import Picture
from network.drawing.words import Words
from network.identity import ItemId
from tests.network.drawing.maps import SVG, TO, a_map, person, root

WORDS = Words()
TODAY = date(2026, 3, 14)
PHONE = 290
ELM = Place(
    id=ItemId("e" * 32),
    name="Elm House",
    kind=PlaceKind.CHILDRENS_HOME,
    came=read("about 1996"),
    left=read("summer 1999"),
)
MOOR = Place(id=ItemId("d" * 32), name="Moor Lane", came=read("1999"))
LIVES = [
    [],
    [Known(since=read("about 2004"), until=read("before we moved"))],
    [Known(since=read("1931"), until=read("2025"))],
    [Known(since=read(f"about {year}"), until=read(f"summer {year + 9}")) for year in (1988, 2003)],
    [Known(since=read("March 2026"))],
]


def drawn_on(one: Element) -> Iterator[Element]:
    """All that is drawn, but for what is within the tags."""
    yield one
    for child in one:
        if child.get("class") != "person":
            yield from drawn_on(child)


def sides(picture: Picture) -> list[tuple[float, float]]:
    """Where each box and each line of words begins and ends."""
    found = []
    for one in drawn_on(root(picture)):
        x = float(one.get("x", "0"))
        if one.tag == f"{SVG}rect":
            found.append((x, x + float(one.get("width", "0"))))
        elif one.tag == f"{SVG}text":
            found.append(ends(one))
    return found


def ends(line: Element) -> tuple[float, float]:
    """Where a line of words begins and ends."""
    wide = float(line.get("textLength") or metrics.measure(str(line.text), tag.SMALL))
    x = float(line.get("x", "0"))
    start = {"end": x - wide, "middle": x - wide / 2}.get(line.get("text-anchor", ""), x)
    return start, start + wide


def test_on_a_phone_places_stand_in_one_column() -> None:
    people = [person(n, f"P{n}", known=(Known(place_id=ELM.id),)) for n in range(9)]
    picture = places.draw(a_map(*people, there=(ELM, MOOR)), WORDS, TO, on=sheet.NARROW)

    panels = [one for one in root(picture).iter() if "panel" in one.get("class", "").split()]

    assert picture.width <= PHONE
    assert len({one.get("x") for one in panels}) == 1
    assert len({one.get("y") for one in panels}) == 2


@pytest.mark.parametrize("known", LIVES)
@pytest.mark.parametrize("name", ["Ada", "W" * 30, "Bartholomew Fitzgerald-Smythe"])
def test_on_a_phone_no_bar_or_word_leaves_the_timeline(known: list[Known], name: str) -> None:
    whole = a_map(person(0, name, known=tuple(known)), there=(ELM, MOOR))

    picture = timeline.draw(whole, WORDS, TO, today=TODAY, narrow=True)

    assert all(left >= -0.5 and right <= picture.width + 0.5 for left, right in sides(picture))


def test_on_a_phone_the_timeline_is_as_narrow_and_says_all_that_the_wide_one_says() -> None:
    known = Known(since=read("about 2004"), until=read("before we moved"))
    whole = a_map(
        person(0, "Ada", known=(known,)),
        person(1, "Sam"),
        person(2, "Kim", known=(Known(since=read("2026")),)),
        there=(ELM, MOOR),
    )
    narrow, wide = (
        timeline.draw(whole, WORDS, TO, today=TODAY, narrow=narrow) for narrow in (True, False)
    )

    said = {"Ada", "about 2004 to before we moved", "Elm House", "Sam", "No dates yet", "Today"}

    assert narrow.width <= PHONE < wide.width
    for picture in (narrow, wide):
        assert said <= {"".join(one.itertext()) for one in root(picture).iter(f"{SVG}text")}
        painted = [one.get("class") for one in root(picture).iter()]
        assert painted.count("bar place maybe") == 2
        assert painted.count("bar place") == 1


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("since", ["2026", "2015", "1990", "1931", "1001"])
def test_the_years_of_a_timeline_never_touch(since: str, narrow: bool) -> None:
    whole = a_map(person(0, known=(Known(since=read(since), until=read("2026")),)))

    drawn = root(timeline.draw(whole, WORDS, TO, today=TODAY, narrow=narrow))

    years = [one for one in drawn.iter(f"{SVG}text") if str(one.text).isdigit()]
    assert years
    assert all(right <= left for (_, right), (left, _) in pairwise(sorted(map(ends, years))))
