"""Places, tree, timeline and two days: everybody who belongs there, in order, in words too."""

from datetime import date
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings

from network.connections.kinds import Certainty, Feeling, KinBy, Kind, LinkKind, PlaceKind
from network.connections.model import Comparison, Connection, Known, Place, RelationshipMap
from network.connections.when import read
from network.drawing import compare, places, sheet, timeline, tree
from network.drawing.choice import Choice, chosen
from network.drawing.circles import Circle
from network.drawing.kinship import ME, kinship
from network.drawing.sheet import Sheet
from network.drawing.space import around
from network.drawing.spans import span
from network.drawing.words import Words
from network.identity import ItemId
from tests.counts import times
from tests.network.drawing.maps import SVG, TO, a_map, link, maps, overlaps, person, root, tags

WORDS = Words()
TODAY = date(2026, 3, 14)
ELM = Place(
    id=ItemId("e" * 32),
    name="Elm House",
    kind=PlaceKind.CHILDRENS_HOME,
    came=read("about 1996"),
    left=read("summer 1999"),
    feeling=Feeling.SAFE,
    certainty=Certainty.NOT_SURE,
)
MOOR = Place(id=ItemId("d" * 32), name="Moor Lane", came=read("1999"), feeling=Feeling.NOT_SAFE)

quickly = settings(
    max_examples=times(6, prove=200),
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


def classes(drawn: Element, kind: str) -> list[str]:
    return [one.get("class", "") for one in drawn.iter() if one.get("class", "").startswith(kind)]


def words_of(drawn: Element) -> str:
    return " | ".join("".join(one.itertext()) for one in drawn.iter(f"{SVG}text"))


@pytest.mark.parametrize("on", [sheet.WIDE, sheet.NARROW])
@quickly
@given(whole=maps(most=60))
def test_everybody_is_at_their_places_or_named_as_without_one(
    on: Sheet, whole: RelationshipMap
) -> None:
    picture = places.draw(whole, WORDS, TO, on=on)
    found = tags(picture)

    assert {seen.href for seen in found} == {f"/map/people/{one.id}" for one in whole.connections}
    assert overlaps(found) == []
    assert all(seen.left >= 0 and seen.right <= picture.width for seen in found)


@quickly
@given(maps(most=60))
def test_everybody_is_in_the_tree_or_counted(whole: RelationshipMap) -> None:
    found = [seen for seen in tags(tree.draw(whole, WORDS, TO)) if seen.href]

    assert len({seen.href for seen in found}) == len(found)
    assert len(found) + len(tree.left_out(whole)) == len(whole.connections)
    assert overlaps(found) == []


@pytest.mark.parametrize("narrow", [False, True])
@quickly
@given(whole=maps(most=60))
def test_everybody_is_on_the_timeline_once(narrow: bool, whole: RelationshipMap) -> None:
    drawn = root(timeline.draw(whole, WORDS, TO, today=TODAY, narrow=narrow))

    found = [
        one.get("href", "") for one in drawn.iter(f"{SVG}a") if "/people/" in one.get("href", "")
    ]

    assert sorted(found) == sorted(f"/map/people/{one.id}" for one in whole.connections)


def test_a_place_tells_its_time_and_feeling_in_words_and_shape() -> None:
    drawn = root(places.draw(a_map(there=(ELM,)), WORDS, TO))

    said = words_of(drawn)

    assert "about 1996 to summer 1999" in said
    assert "Not sure" in said
    assert "Felt safe" in said
    signs = [one.get("class", "").split() for one in drawn.iter()]
    assert [names[-1] for names in signs if "sign" in names] == ["s-house"]


def test_places_follow_one_another_in_time() -> None:
    said = words_of(root(places.draw(a_map(there=(MOOR, ELM)), WORDS, TO)))

    assert said.index("Elm House") < said.index("Moor Lane")


def test_somebody_known_at_two_places_stands_at_both() -> None:
    ada = person(0, known=(Known(place_id=ELM.id), Known(place_id=MOOR.id)))

    found = tags(places.draw(a_map(ada, there=(ELM, MOOR)), WORDS, TO))

    assert [seen.written for seen in found] == ["Ada", "Ada"]


def test_a_very_long_word_widens_its_panel_rather_than_leaving_it() -> None:
    there = Known(place_id=ELM.id)
    picture = places.draw(a_map(person(0, "W" * 30, known=(there,)), there=(ELM,)), WORDS, TO)

    (panel,) = [one for one in root(picture).iter() if "panel" in one.get("class", "").split()]
    (seen,) = tags(picture)

    left = float(panel.get("x", "0"))
    assert left <= seen.left
    assert seen.right <= left + float(panel.get("width", "0"))


def test_kinds_of_kin_have_lines_and_words_of_their_own() -> None:
    parents = [
        person(number, f"P{number}", kind=Kind.PARENT, kin_by=kin)
        for number, kin in enumerate(KinBy)
    ]

    drawn = root(tree.draw(a_map(*parents), WORDS, TO))

    painted = classes(drawn, "kin-line")
    assert len(set(painted)) == len(KinBy)
    said = words_of(drawn)
    for kin in ("by birth", "half", "step", "foster", "adoptive", "by partner"):
        assert kin in said


def test_foster_carers_are_never_drawn_as_birth_parents() -> None:
    drawn = root(tree.draw(a_map(person(0, kind=Kind.FOSTER_CARER)), WORDS, TO))

    assert classes(drawn, "kin-line") == ["kin-line foster"]


def test_a_long_kind_keeps_how_somebody_is_kin() -> None:
    words = Words(label=lambda member: "Nan, grandad or other grandparent")
    nan = person(0, "Nan Jean", kind=Kind.GRANDPARENT, kin_by=KinBy.BIRTH)

    drawn = root(tree.draw(a_map(nan), words, TO))

    small = [one.text for one in drawn.iter(f"{SVG}tspan") if one.get("class") == "small"]
    assert " ".join(map(str, small)) == "Nan, grandad or other grandparent (by birth)"


def test_no_kind_of_kin_is_made_up() -> None:
    mum, sam = person(0, "Mum", kind=Kind.MUM), person(1, "Sam")
    drawn = root(tree.draw(a_map(mum, sam, links=(link(mum, sam, LinkKind.PARENT_OF),)), WORDS, TO))

    assert set(classes(drawn, "kin-line")) == {"kin-line unsaid"}


def test_generations_stand_above_one_another() -> None:
    nan, mum, child = (
        person(0, "Nan", kind=Kind.GRANDPARENT),
        person(1, "Mum", kind=Kind.MUM),
        person(2, "Bea", kind=Kind.CHILD),
    )

    found = {seen.written: seen.top for seen in tags(tree.draw(a_map(nan, mum, child), WORDS, TO))}

    assert found["Nan"] < found["Mum"] < found["Me"] < found["Bea"]


def test_several_partners_stand_in_one_row() -> None:
    people = [person(n, f"P{n}", kind=Kind.PARTNER if n else Kind.FORMER_PARTNER) for n in range(4)]

    found = tags(tree.draw(a_map(*people), WORDS, TO))

    rows = {(seen.top + seen.bottom) / 2 for seen in found}
    assert len(rows) == 1
    assert overlaps(found) == []


def test_a_circle_of_parents_breaks_nothing() -> None:
    one, two, three = (person(number, f"P{number}") for number in range(3))
    ring = ((one, two), (two, three), (three, one), (one, one))
    whole = a_map(one, two, three, links=tuple(link(a, b, LinkKind.PARENT_OF) for a, b in ring))

    found = tags(tree.draw(whole, WORDS, TO))

    assert len(found) == 4
    assert overlaps(found) == []


def test_families_without_a_link_to_me_are_in_the_tree_too() -> None:
    ada, her_mum = person(0, "Ada", kind=Kind.FRIEND), person(1, "Her mum")
    whole = a_map(
        ada, her_mum, links=(link(her_mum, ada, LinkKind.PARENT_OF, kin_by=KinBy.ADOPTIVE),)
    )

    found = kinship(whole)

    assert found.left_out == ()
    assert found.rows[her_mum.id] < found.rows[ada.id]
    assert ME in found.rows


def test_a_bar_has_a_certain_part_and_a_paler_one() -> None:
    whole, sure = span(read("about 1996"), read("summer 1999"), TODAY) or (None, None)

    assert whole == (date(1995, 1, 1), date(1999, 8, 31))
    assert sure == (date(1997, 12, 31), date(1999, 6, 1))


def test_an_open_end_fades_and_never_passes_today() -> None:
    whole, sure = span(read("2026"), read(""), TODAY) or (None, None)

    assert whole is not None
    assert whole[1] <= date(2026, 12, 31)
    assert sure is None


def test_people_without_dates_are_named_below_the_timeline() -> None:
    drawn = root(timeline.draw(a_map(person(0, "Ada")), WORDS, TO, today=TODAY))

    assert "No dates yet" in words_of(drawn)
    assert "Ada" in words_of(drawn)


def test_dates_are_given_in_the_owners_words() -> None:
    known = Known(since=read("about 2004"), until=read("before we moved"))

    drawn = root(timeline.draw(a_map(person(0, known=(known,))), WORDS, TO, today=TODAY))

    assert "about 2004 to before we moved" in words_of(drawn)


def test_two_days_show_who_came_went_and_moved() -> None:
    stays, comes, goes = (
        person(0, "Stay", ring=2),
        person(1, "New", ring=1),
        person(2, "Gone", ring=3),
    )
    was = Connection(id=stays.id, name="Stay", ring=4)
    comparison = Comparison(
        then=date(2025, 1, 1),
        now=TODAY,
        came=(comes,),
        went=(goes,),
        closer=((was, stays),),
        further=(),
        changed_state=(),
        stayed=0,
    )

    picture = compare.draw(a_map(was, goes), a_map(stays, comes), comparison, WORDS, TO)

    about = {seen.written: seen for seen in tags(picture)}
    assert about["New"].about.endswith("Came")
    assert about["Gone"].about.endswith("Went")
    assert about["Gone"].href == ""
    assert "Moved closer (Know each other – Close)" in about["Stay"].about


def test_focus_shows_a_person_and_whom_they_know_and_counts_the_rest() -> None:
    ada, sam, kim = (person(number, name) for number, name in enumerate(("Ada", "Sam", "Kim")))
    whole = a_map(ada, sam, kim, links=(link(ada, sam), link(sam, kim)))

    found = chosen(whole, Choice(focus=ada.id))

    assert [one.name for one in found.shown.connections] == ["Ada", "Sam"]
    assert (found.hidden_people, found.hidden_lines) == (1, 1)


def test_rings_groups_and_parts_of_life_can_be_hidden_and_are_counted() -> None:
    ada = person(0, "Ada", ring=1, kind=Kind.MUM)
    sam = person(1, "Sam", ring=2, groups=("Church",))
    kim = person(2, "Kim")
    whole = a_map(ada, sam, kim)

    hidden = [
        chosen(whole, choice).shown.connections
        for choice in (
            Choice(hidden_rings=frozenset({0})),
            Choice(hidden_groups=frozenset({"Church"})),
            Choice(hidden_circles=frozenset({Circle.FAMILY})),
        )
    ]

    assert hidden == [(ada, sam), (ada, kim), (sam, kim)]
    assert chosen(whole, Choice(hidden_rings=frozenset({0, 1, 2}))).hidden_people == 3


@pytest.mark.parametrize(
    ("kind", "kin_by", "said"),
    [
        (Kind.FOSTER_CARER, KinBy.FOSTER, "Foster carer"),
        (Kind.MUM, KinBy.BIRTH, "Mum (by birth)"),
        (Kind.BROTHER_OR_SISTER, KinBy.HALF, "Brother or sister (half)"),
    ],
)
def test_a_kind_of_kin_is_said_once(kind: Kind, kin_by: KinBy, said: str) -> None:
    drawn = root(tree.draw(a_map(person(0, kind=kind, kin_by=kin_by)), WORDS, TO))

    small = [one.text for one in drawn.iter(f"{SVG}tspan") if one.get("class") == "small"]
    assert " ".join(map(str, small)) == said
    assert [one for one in drawn.iter() if one.get("class") == "kin-words"] == []


def test_no_word_below_a_name_is_cut() -> None:
    said = "My Donaudampfschifffahrtsgesellschaft nan who was not really my nan (step)"
    nan = person(0, "Jean", kind=Kind.GRANDPARENT, kind_words=said)

    drawn = root(tree.draw(a_map(nan), WORDS, TO))

    small = [str(one.text) for one in drawn.iter(f"{SVG}tspan") if one.get("class") == "small"]
    assert " ".join(small) == said
    assert small[-1].endswith("(step)")


def test_words_on_lines_lie_on_no_other_words() -> None:
    mums = [person(n, f"Mum {n}", kind=Kind.PARENT) for n in range(3)]
    children = [person(n, f"Child {n}", kind=Kind.BROTHER_OR_SISTER) for n in range(3, 8)]
    lines = tuple(
        link(mum, child, LinkKind.PARENT_OF, kin_by=KinBy.STEP)
        for mum in mums
        for child in children
    )

    drawn = root(tree.draw(a_map(*mums, *children, links=lines), WORDS, TO))

    chips = [
        around(*(float(one.get(name, "0")) for name in ("x", "y", "width", "height")))
        for one in drawn.iter()
        if one.get("class") == "kin-chip"
    ]
    assert chips
    assert not any(one.touches(other) for n, one in enumerate(chips) for other in chips[:n])
