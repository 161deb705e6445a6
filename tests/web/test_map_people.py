"""Somebody on my map, page by page, by somebody who makes mistakes and comes back."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from PIL import Image

from network.bootstrap import Services
from network.clock import FrozenClock
from network.connections.edits import Put, Remove
from network.connections.kinds import (
    Certainty,
    Feeling,
    KinBy,
    Kind,
    LinkKind,
    Paid,
    State,
    Support,
)
from network.connections.model import Kept
from tests.accounts import PASSWORD
from tests.accounts import somebody as signed_up
from tests.maps import (
    Owner,
    a_link,
    a_note,
    an_id,
    key_worker,
    somebody,
    somewhere,
)
from tests.web.at_home import at_home
from tests.web.pages import Browser

Home = tuple[Browser, Owner]


@pytest.fixture
def home(app: Flask, services: Services) -> Home:
    """Somebody signed in, and their map."""
    return at_home(app, services)


def test_a_name_is_enough(home: Home) -> None:
    browser, owner = home
    browser.open("/map/people/new")

    page = browser.send(button="Save", name="the lady next door")

    assert "the lady next door" in page.main
    assert "Added to your map." in page.main
    assert owner.names == ["the lady next door"]


def test_without_a_name_the_form_comes_back_with_everything(home: Home) -> None:
    browser, owner = home
    browser.open("/map/people/new")

    page = browser.send(button="Save", kind_words="my lighthouse", since="about 6", status=422)

    assert "Write something to call them." in page.main
    assert "my lighthouse" in page.html
    assert owner.names == []


def test_a_double_click_adds_nobody_twice(home: Home) -> None:
    browser, owner = home
    page = browser.open("/map/people/new")
    form = dict(page.form(action="/map/people/new").fields()) | {"name": "Ada"}

    first, again = (browser.post("/map/people/new", form) for _ in range(2))

    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["Location"] == again.headers["Location"]
    assert owner.names == ["Ada"]


def test_going_back_and_writing_another_name_adds_another_person(home: Home) -> None:
    browser, owner = home
    page = browser.open("/map/people/new")
    form = dict(page.form(action="/map/people/new").fields())

    browser.post("/map/people/new", form | {"name": "Ada"})
    browser.post("/map/people/new", form | {"name": "Sam"})

    assert owner.names == ["Ada", "Sam"]


def test_one_after_the_other_from_the_same_place(home: Home) -> None:
    browser, owner = home
    place = somewhere("Elm House")
    owner.put(place)
    browser.open(f"/map/people/new?place={place.id}")

    browser.send(button="Save and add another", name="Ada")
    browser.send(button="Save and add another", name="Sam")

    assert [one.known[0].place_id for one in owner.map.connections] == [place.id, place.id]


def test_everything_there_is_to_say_is_kept_and_shown(home: Home) -> None:
    browser, owner = home
    place = somewhere("Elm House")
    ada = somebody("Ada", angle=12.5, kept=(Kept(source="csv", name="Shoe size", text="39"),))
    owner.put(place, replace(ada, ring=2))
    browser.open(f"/map/people/{ada.id}/edit")

    page = browser.send(
        {
            "name": "Adelaide Smith",
            "nickname": "Ada",
            "kind": "brother_or_sister",
            "kind_words": "more than a sister",
            "kin_by": "foster",
            "ring": "2",
            "state": "would_like_to_find",
            "feeling": "mixed",
            "loves_me": ["yes"],
            "certainty": "not_sure",
            "told_by": "my social worker",
            "paid": "unpaid",
            "does_for_me": ["listens", "fun"],
            "i_do": ["lifts"],
            "last_in_touch": "summer 2009",
            "born": "about 1980",
            "groups": "football, Elm House gang",
            "private": ["yes"],
            "known-0-place": place.id,
            "known-0-since": "2004",
            "known-0-until": "before we moved",
            "known-1-words": "at the bus stop",
            "date-0-what": "Her birthday",
            "date-0-when": "12 March",
            "date-0-wish": "avoid",
        },
        button="Save",
    )

    kept = owner.map.connections[0]
    assert (kept.name, kept.nickname, kept.kind) == (
        "Adelaide Smith",
        "Ada",
        Kind.BROTHER_OR_SISTER,
    )
    assert (kept.kin_by, kept.state, kept.feeling) == (
        KinBy.FOSTER,
        State.WOULD_LIKE_TO_FIND,
        Feeling.MIXED,
    )
    assert (kept.loves_me, kept.certainty, kept.paid) == (True, Certainty.NOT_SURE, Paid.UNPAID)
    assert (kept.does_for_me, kept.i_do) == ((Support.LISTENS, Support.FUN), (Support.LIFTS,))
    assert [one.words for one in kept.known] == ["", "at the bus stop"]
    assert kept.known[0].until.words == "before we moved"
    assert (kept.groups, kept.private) == (("football", "Elm House gang"), True)
    assert (kept.angle, kept.kept) == (ada.angle, ada.kept)
    for words in ("more than a sister", "Elm House", "summer 2009", "Her birthday", "39"):
        assert words in page.main
    assert browser.open(f"/map/people/{ada.id}/edit").form(button="Save").fields()["name"] == (
        "Adelaide Smith"
    )


def test_the_edit_page_opened_and_saved_changes_nothing(home: Home) -> None:
    browser, owner = home
    browser.open("/map/people/new")
    browser.send(button="Save", name="Ada", kind="mum", kin_by="birth", ring="1", since="2004")
    before = owner.map
    browser.open(f"/map/people/{before.connections[0].id}/edit")

    browser.send(button="Save")

    assert owner.map == before


def test_the_mark_says_that_it_protects_nobody_by_itself(home: Home) -> None:
    browser, owner = home
    ada = somebody()
    owner.put(ada)

    page = browser.open(f"/map/people/{ada.id}/edit")

    assert "By itself it protects nobody" in page.main


def test_what_another_window_changed_is_shown_and_nothing_is_lost(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}/edit")
    owner.put(replace(ada, told_by="From the phone"))

    page = browser.send(button="Save", told_by="From the laptop", status=412)

    assert "This was changed in another window" in page.main
    assert "From the phone" in page.main
    assert "From the laptop" in page.html
    browser.send(button="Save")
    assert owner.map.connections[0].told_by == "From the laptop"


def test_who_was_taken_off_in_another_window_can_be_put_back(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}/edit")
    owner.change(Remove(ada.id))

    page = browser.send(button="Save", nickname="Addie", status=412)
    assert "taken off your map in another window" in page.main
    browser.send(button="Save")

    assert [(one.name, one.nickname) for one in owner.map.connections] == [("Ada", "Addie")]


def test_somebody_is_moved_by_a_plain_button(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada", ring=1, angle=30.0)
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}")

    browser.send(action=f"/map/people/{ada.id}/move", ring="3")

    assert (owner.map.connections[0].ring, owner.map.connections[0].angle) == (3, None)


def test_a_script_moves_somebody_and_gets_data_back(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada", ring=1)
    owner.put(ada)
    page = browser.open(f"/map/people/{ada.id}")
    form = dict(page.form(action=f"/map/people/{ada.id}/move").fields())

    answers = [
        browser.client.post(
            f"/map/people/{ada.id}/move",
            data=form | {"ring": "2", "angle": "372.5"},
            base_url=browser.base_url,
            headers={"Accept": "application/json", "Sec-Fetch-Site": "same-origin"},
        )
        for _ in range(2)
    ]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].get_json() == answers[1].get_json() == {"seq": 2}
    assert (owner.map.connections[0].ring, owner.map.connections[0].angle) == (2, 12.5)


def test_somebody_is_taken_off_and_had_back(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada, a_note(ada))
    browser.open(f"/map/people/{ada.id}")

    browser.send(button="Take off my map")
    assert owner.names == []
    browser.send(action="/map/undo")

    assert owner.names == ["Ada"]
    assert len(owner.map.notes) == 1


def test_removing_for_good_asks_first(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}")

    page = browser.follow("Remove for good")
    assert "can’t be undone" in page.main
    page = browser.send(button="Remove for good", status=422)
    assert owner.names == ["Ada"]
    browser.send(button="Remove for good", sure=["yes"])

    assert owner.names == []
    page = browser.open("/map/history")
    assert "Ada" not in page.text


def test_how_i_am_linked_is_one_plain_sentence(home: Home) -> None:
    browser, owner = home
    place = somewhere("Elm House")
    ada, sam = key_worker("Ada", at=place), somebody("Sam")
    owner.put(place, ada, sam, a_link(ada, sam))

    page = browser.open(f"/map/people/{sam.id}/linked")

    assert "Ada was your key worker at Elm House, and Ada knows Sam." in page.main


def test_where_there_is_no_way_yet_the_page_says_what_one_can_do(home: Home) -> None:
    browser, owner = home
    sam = somebody("Sam")
    owner.put(sam)

    page = browser.open(f"/map/people/{sam.id}/linked")

    assert "Say how we know each other" in page.links()


def test_two_people_are_linked_changed_and_unlinked(home: Home) -> None:
    browser, owner = home
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam)
    browser.open(f"/map/links/new?first={ada.id}")

    page = browser.send(button="Save", second=sam.id, kind="parent_of", kin_by="adoptive")
    assert "Ada is a parent of Sam" in page.main
    browser.open(f"/map/links/{owner.map.links[0].id}/edit")
    browser.send(button="Save", kind="friends", kin_by="")
    assert owner.map.links[0].kind is LinkKind.FRIENDS
    browser.open(f"/map/links/{owner.map.links[0].id}/edit")
    browser.send(button="Take this away")

    assert owner.map.links == ()


def test_the_same_link_twice_is_pointed_out(home: Home) -> None:
    browser, owner = home
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam, a_link(ada, sam))
    browser.open("/map/links/new")

    page = browser.send(button="Save", first=sam.id, second=ada.id, kind="knows", status=422)

    assert "You have said this of these two already." in page.main


def test_notes_are_written_changed_and_taken_away(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}/notes/new")

    page = browser.send(button="Save", text="She laughed.\nA lot.", written="2009")
    assert "She laughed." in page.main
    browser.follow("Change or take away this note")
    page = browser.send(button="Save", text="She sang.")
    assert "She sang." in page.main
    browser.follow("Change or take away this note")
    page = browser.send(button="Take this note away")

    assert owner.map.notes == ()


def test_a_photo_is_added_shown_and_served_so_that_it_can_do_no_harm(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    picture.seek(0)
    browser.open(f"/map/people/{ada.id}/photos/new")

    browser.send(
        button="Add the photo",
        photo=(picture, "IMG_20090612.png"),
        caption="By the sea",
        shown=["yes"],
    )

    found = owner.map
    photo = found.photos[0]
    assert (photo.caption, found.connections[0].photo_id) == ("By the sea", photo.id)
    for name in ("picture.jpg", "small.jpg"):
        answer = browser.client.get(f"/map/photos/{photo.id}/{name}", base_url=browser.base_url)
        assert answer.data.startswith(b"\xff\xd8")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer.headers["Cache-Control"]
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    browser.open(f"/map/photos/{photo.id}")
    browser.send(button="Take this photo away")
    assert owner.map.photos == ()


@pytest.mark.parametrize("data", [b"", b"not a picture"])
def test_what_is_no_photo_is_refused_in_plain_words(home: Home, data: bytes) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open(f"/map/people/{ada.id}/photos/new")

    page = browser.send(
        button="Add the photo", photo=(io.BytesIO(data), "a.jpg"), caption="By the sea", status=422
    )

    assert "photo" in page.main
    assert "By the sea" in page.html


def test_places_are_added_changed_ordered_and_taken_away(home: Home) -> None:
    browser, owner = home
    browser.open("/map/places/new")
    browser.send(button="Save and add another", name="Elm House", kind="childrens_home")
    browser.send(button="Save", name="The red door", came="about 6", feeling="safe")

    red, elm = sorted(owner.map.places, key=lambda place: place.name, reverse=True)
    assert (elm.order, red.order) == (1, 2)
    browser.open(f"/map/places/{red.id}")
    browser.send(button="Move earlier in my story")
    assert [place.name for place in owner.map.places] == ["The red door", "Elm House"]
    browser.open(f"/map/places/{elm.id}/edit")
    browser.send(button="Save", area="Leeds")
    assert "Leeds" in browser.open(f"/map/places/{elm.id}").main
    browser.send(button="Take off my map")

    assert [place.name for place in owner.map.places] == ["The red door"]


def test_a_place_changed_in_another_window_is_shown_beside_what_was_typed(home: Home) -> None:
    browser, owner = home
    place = somewhere("Elm House")
    owner.put(place)
    browser.open(f"/map/places/{place.id}/edit")
    owner.put(replace(place, area="From the phone"))

    page = browser.send(button="Save", area="From the laptop", status=412)

    assert "From the phone" in page.main
    assert "From the laptop" in page.html


@pytest.mark.parametrize(
    "address",
    [
        "/map/people/{id}",
        "/map/people/{id}/edit",
        "/map/people/{id}/linked",
        "/map/places/{id}",
        "/map/links/{id}/edit",
        "/map/photos/{id}",
        "/map/photos/{id}/picture.jpg",
        "/map/people/{id}/notes/new",
    ],
)
def test_what_is_not_on_my_map_is_not_there(home: Home, address: str) -> None:
    browser, _ = home

    browser.open(address.format(id=an_id()), status=404)


def test_the_pages_of_somebody_elses_map_are_not_there_either(
    home: Home, app: Flask, services: Services
) -> None:
    browser, _ = home
    _, other = at_home(app, services)
    ada, place = somebody("Ada"), somewhere()
    other.put(place, ada)

    for address in (f"/map/people/{ada.id}", f"/map/places/{place.id}"):
        browser.open(address, status=404)
    browser.open("/map/people/new")
    form = dict(browser.page.form(action="/map/people/new").fields()) if browser.page else {}
    for address in ("remove", "move", "edit"):
        answer = browser.post(
            f"/map/people/{ada.id}/{address}", form | {"name": "Mine", "base": "1"}
        )
        assert answer.status_code in (404, 412)
    assert other.names == ["Ada"]


def test_for_me_says_kindly_what_my_map_says(home: Home) -> None:
    browser, owner = home
    assert "says nothing about you" in browser.open("/map/for-me").main
    owner.put(
        somebody("Ada", loves_me=True, does_for_me=(Support.LISTENS,)),
        somebody("Sam", loves_me=True, paid=Paid.UNPAID),
    )

    page = browser.open("/map/for-me")

    assert "You have marked 2 people who love you." in page.main
    assert "Listening: Ada" in page.main


def test_what_changed_is_told_step_by_step(home: Home) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.change(Put(ada), what="add_connection")
    owner.undo()

    page = browser.open("/map/history")

    assert "Undid: Added Ada" in page.main
    page = browser.send(action="/map/redo")
    assert "Did again: Added Ada" in page.main


def test_nothing_to_take_back_is_said_kindly(home: Home) -> None:
    browser, owner = home
    owner.put(somebody("Ada"))
    browser.open("/map/history")
    owner.undo()

    page = browser.send(action="/map/undo", status=409)

    assert "nothing to take back" in page.main


def test_what_was_typed_before_a_time_out_is_given_back(
    app: Flask, services: Services, clock: FrozenClock
) -> None:
    who = signed_up(services)
    browser, owner = at_home(app, services, who)
    browser.open("/map/people/new")
    clock.move(timedelta(hours=3))

    page = browser.send(button="Save", name="Ada, typed slowly")
    assert page.address.startswith("/sign-in")
    assert owner.names == []
    page = browser.send(action="/sign-in", sign_in_name=who.name, password=PASSWORD)

    assert "Ada, typed slowly" in page.html
    browser.send(button="Save")
    assert owner.names == ["Ada, typed slowly"]
