"""My map as a list: it begins warmly, and does everything that the pictures do."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from network.bootstrap import Services
from network.connections.kinds import Feeling, Kind, State
from network.connections.model import Settings
from network.identity import ItemId
from tests.maps import Owner, a_link, a_photo, somebody, somewhere
from tests.web.at_home import at_home
from tests.web.pages import Browser, Page, words

PERSON = r"/map/people/[0-9a-f]{32}$"


@pytest.fixture
def home(app: Flask, services: Services) -> tuple[Browser, Owner]:
    """Somebody signed in, and their map."""
    return at_home(app, services)


def test_the_map_is_only_for_somebody_who_has_signed_in(browser: Browser) -> None:
    page = browser.open("/map")

    assert page.address.startswith("/sign-in")


def test_an_empty_map_helps_to_begin(home: tuple[Browser, Owner]) -> None:
    browser, _ = home

    page = browser.open("/map")

    assert "Where did you live?" in page.main
    assert "Who was there?" in page.main
    assert "Who do you miss?" in page.main
    assert {"/map/places/new", "/map/people/new"} <= set(page.links().values())


def test_people_stand_ring_by_ring_under_my_own_names(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    mine = Settings(id=ItemId(owner.actor.person_id), ring_names=("My heart", "My street"))
    owner.put(mine, somebody("Ada", ring=2), somebody("Sam", ring=1), somebody("Jo"))

    page = browser.open("/map")

    shelves = next(part for part in page.all("div") if part.get("id") == "people")
    said = [words(part) for part in shelves.iter() if str(part.tag).endswith(("}h2", "}a"))]
    assert said == ["My heart", "Sam", "My street", "Ada", "Not on a ring", "Jo"]


def test_each_mark_is_said_in_words(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    owner.put(
        somebody(
            "Ada", kind=Kind.KEY_WORKER, state=State.IN_TOUCH, feeling=Feeling.SAFE, loves_me=True
        ),
        somebody("Nan", remembered=True),
    )

    page = browser.open("/map")

    for said in ("Key worker", "In touch", "Felt safe", "Loves me", "Remembered"):
        assert said in page.main


def test_the_list_can_be_narrowed_and_says_so(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    owner.put(somebody("Ada", state=State.IN_TOUCH), somebody("Sam", kind=Kind.MUM), somebody("Jo"))
    browser.open("/map")

    page = browser.send(button="Show", in_state="in_touch")
    assert shown(page) == ["Ada"]
    assert "1 person shown." in page.main

    page = browser.send(button="Show", in_state="", who="family")
    assert shown(page) == ["Sam"]


def shown(page: Page) -> list[str]:
    """Who is on the list."""
    return [name for name, address in page.links().items() if re.match(PERSON, address)]


def test_several_people_are_moved_at_once_and_one_undo_takes_it_back(
    home: tuple[Browser, Owner],
) -> None:
    browser, owner = home
    ada, sam, jo = somebody("Ada"), somebody("Sam"), somebody("Jo")
    owner.put(ada, sam, jo)
    browser.open("/map")

    page = browser.send(button="Move them", people=[ada.id, sam.id], ring="2")

    assert "Moved." in page.main
    assert [one.ring for one in owner.map.connections] == [2, None, 2]
    undo = next(form for form in page.all("form") if form.get("action") == "/map/undo")
    assert undo is not None
    page = browser.send(action="/map/undo")
    assert [one.ring for one in owner.map.connections] == [None, None, None]
    assert "Undone." in page.main
    browser.send(action="/map/redo")
    assert [one.ring for one in owner.map.connections] == [2, None, 2]


def test_how_things_stand_is_said_of_several_at_once(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    ada = somebody("Ada")
    owner.put(ada)
    browser.open("/map")

    browser.send(button="Say this of them", people=[ada.id], state="lost_touch")

    assert owner.map.connections[0].state is State.LOST_TOUCH


def test_several_people_are_taken_off_at_once(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    ada, sam = somebody("Ada"), somebody("Sam")
    owner.put(ada, sam, somewhere())
    browser.open("/map")

    browser.send(button="Take them off my map", people=[ada.id, sam.id])

    assert owner.names == []


def test_nobody_ticked_is_said_and_nothing_changes(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    owner.put(somebody("Ada", ring=1))
    browser.open("/map")

    page = browser.send(button="Take them off my map", status=422)

    assert "Tick at least one person first." in page.main
    assert owner.names == ["Ada"]


def test_a_map_of_a_hundred_and_fifty_is_light_enough_for_an_old_phone(
    home: tuple[Browser, Owner],
) -> None:
    browser, owner = home
    people = [
        somebody(
            f"Somebody Number {at}", ring=1 + at % 5, kind=Kind.LIVED_WITH, state=State.IN_TOUCH
        )
        for at in range(150)
    ]
    owner.put(*people)

    page = browser.open("/map", check=False)

    assert page.html.count('name="people"') == 150
    sent = browser.client.get(
        "/map", base_url=browser.base_url, headers={"Accept-Encoding": "gzip"}
    )
    assert len(sent.get_data()) <= 60_000


def test_rings_get_names_of_my_own(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    browser.open("/map/settings")

    browser.send(
        my_name="Jo", born="1990", ring_1="Mine", ring_2="Near", ring_3="", ring_4="", ring_5=""
    )

    settings = owner.map.settings
    assert (settings.my_name, settings.ring_names) == ("Jo", ("Mine", "Near"))
    assert settings.born.earliest is not None


def test_a_gap_between_ring_names_is_pointed_out(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/map/settings")

    page = browser.send(ring_1="Mine", ring_2="", ring_3="Far", status=422)

    assert "Write a name here too" in page.main


def test_ages_find_their_years_once_the_year_of_birth_is_said(home: tuple[Browser, Owner]) -> None:
    browser, owner = home
    browser.open("/map/people/new")
    browser.send(name="Ada", since="when I was 6")
    assert owner.map.connections[0].known[0].since.earliest is None
    browser.open("/map/settings")

    browser.send(born="1990")

    since = owner.map.connections[0].known[0].since
    assert since.earliest is not None
    assert (since.words, since.earliest.year) == ("when I was 6", 1996)


def test_settings_changed_in_another_window_are_shown_beside_what_was_typed(
    home: tuple[Browser, Owner],
) -> None:
    browser, owner = home
    browser.open("/map/settings")
    owner.put(replace(owner.map.settings, my_name="From the phone"))

    page = browser.send(my_name="From the laptop", status=412)

    assert "From the phone" in page.main
    assert "From the laptop" in page.html
    browser.send()
    assert owner.map.settings.my_name == "From the laptop"


def test_every_page_of_the_map_is_sound_when_there_is_something_to_show(
    home: tuple[Browser, Owner],
) -> None:
    browser, owner = home
    place = somewhere()
    ada, sam = somebody("Ada"), somebody("Sam")
    link, photo = a_link(ada, sam), a_photo(ada)
    owner.put(place, ada, sam, link, photo)

    for address in (
        "/map",
        "/map?sort=newest",
        "/map?sort=name",
        "/map/settings",
        "/map/history",
        "/map/for-me",
        "/map/people/new",
        f"/map/people/{ada.id}",
        f"/map/people/{ada.id}/edit",
        f"/map/people/{ada.id}/linked",
        f"/map/people/{ada.id}/notes/new",
        f"/map/people/{ada.id}/photos/new",
        f"/map/places/{place.id}",
        f"/map/places/{place.id}/edit",
        f"/map/places/{place.id}/notes/new",
        f"/map/places/{place.id}/photos/new",
        "/map/places/new",
        f"/map/links/new?first={ada.id}",
        f"/map/links/{link.id}/edit",
        f"/map/photos/{photo.id}",
        f"/map/remove-for-good/{ada.id}",
        f"/map/remove-for-good/{place.id}",
        f"/map/remove-for-good/{link.id}",
        "/map/removed-for-good",
    ):
        browser.open(address)
