"""My map in pictures: every view is a page that works without scripts and says what it hides."""

import dataclasses
import io
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from flask import Flask
from PIL import Image

from network.actor import Actor
from network.audit.events import Event
from network.clock import FrozenClock
from network.connections.edits import Put, Remove
from network.connections.kinds import Feeling, Kind, LinkKind, State
from network.connections.model import Connection, Item, Known, Link, Place
from network.connections.when import read
from network.identity import ItemId, StepId, new_id
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser, Page

if TYPE_CHECKING:
    from network.bootstrap import Services

VIEWS = ("rings", "places", "tree", "timeline")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def owner(services: "Services") -> Somebody:
    """Somebody with an account and nobody on their map."""
    return somebody(services)


@pytest.fixture
def me(owner: Somebody) -> Actor:
    """The owner, signed in."""
    return owner.sign_in().actor


@pytest.fixture
def at_home(browser: Browser, owner: Somebody) -> Browser:
    """The owner at a browser, signed in."""
    browser.open("/sign-in")
    browser.send(sign_in_name=owner.name, password=PASSWORD, action="/sign-in", check=False)
    return browser


def keep(services: "Services", me: Actor, *items: Item) -> None:
    services.maps.change(me, StepId(new_id()), "import", [Put(item) for item in items])


def someone(name: str, **more: object) -> Connection:
    return Connection(id=ItemId(new_id()), name=name, **more)  # type: ignore[arg-type]


def ends(first: Connection, second: Connection, kind: LinkKind = LinkKind.KNOWS) -> Link:
    return Link(id=ItemId(new_id()), a=first.id, b=second.id, kind=kind)


def drawn_people(page: Page) -> set[str]:
    """The addresses that names in the picture lead to."""
    return {
        element.get("href", "")
        for element in page.tree.iter(f"{SVG}a")
        if "/people/" in element.get("href", "")
    }


@pytest.mark.parametrize("view", VIEWS)
def test_every_picture_is_a_sound_page_whose_names_can_be_opened(
    services: "Services", me: Actor, at_home: Browser, view: str
) -> None:
    elm = Place(id=ItemId(new_id()), name="Elm House", came=read("2001"), feeling=Feeling.SAFE)
    mum = someone("Mum", kind=Kind.MUM, ring=1, known=(Known(place_id=elm.id),))
    keep(services, me, elm, mum)

    page = at_home.open(f"/map/{view}")

    assert drawn_people(page) == {f"/map/people/{mum.id}"}
    at_home.open(f"/map/people/{mum.id}")
    assert page.links()["The same as a list"] == "/map"


@pytest.mark.parametrize("view", ["places", "timeline"])
def test_a_page_with_a_wide_and_a_narrow_picture_has_everybody_in_both_and_no_id_twice(
    services: "Services", me: Actor, at_home: Browser, view: str
) -> None:
    elm = Place(id=ItemId(new_id()), name="Elm House", came=read("2001"), feeling=Feeling.SAFE)
    mum = someone("Mum", kind=Kind.MUM, state=State.IN_TOUCH, known=(Known(place_id=elm.id),))
    keep(services, me, elm, mum, someone("Sam", state=State.NEVER))

    page = at_home.open(f"/map/{view}")

    drawn = [page.all("div", class_=name)[0] for name in ("map-wide", "map-narrow")]
    led_to = [sorted(one.get("href", "") for one in form.iter(f"{SVG}a")) for form in drawn]
    regions = [one.get("id") for one in page.all("div", role="region")]
    ids = [str(one.get("id")) for one in page.tree.iter() if one.get("id")]
    signs = {one.get("href", "")[1:] for one in page.tree.iter(f"{SVG}use")}
    assert led_to[0] == led_to[1] != []
    assert regions == ["map-region", "map-narrow-region"]
    assert len(ids) == len(set(ids))
    assert signs <= set(ids)


@pytest.mark.parametrize("view", ["places", "timeline"])
def test_paper_and_files_have_the_wide_picture_alone(
    services: "Services", me: Actor, at_home: Browser, view: str
) -> None:
    keep(services, me, *[Place(id=ItemId(new_id()), name=f"Home {n}") for n in range(3)])

    page = at_home.open(f"/map/{view}/print")

    (region,) = page.all("div", role="region")
    assert float(next(region.iter(f"{SVG}svg")).get("width", "0")) > 700


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_map_is_met_with_a_warm_word(at_home: Browser, view: str) -> None:
    page = at_home.open(f"/map/{view}")

    assert "Nobody is on your map yet" in page.main
    assert page.links()["Add the first person"] == "/map/people/new"


@pytest.mark.parametrize("view", [*VIEWS, "then-and-now", "rings/print", "rings.png"])
def test_strangers_are_asked_to_sign_in(browser: Browser, view: str) -> None:
    response = browser.client.get(f"/map/{view}", base_url=browser.base_url)

    assert response.status_code == 303
    assert response.headers["Location"].startswith("/sign-in")


def test_the_picture_can_be_scrolled_by_keys_and_says_what_it_is(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    keep(services, me, someone("Ada", ring=2, state=State.IN_TOUCH))

    page = at_home.open("/map/rings")

    (region,) = page.all("div", id="map-region")
    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "My map as rings"
    titles = ["".join(one.itertext()) for one in page.tree.iter(f"{SVG}title")]
    assert "Ada, Close, In touch" in titles
    assert "What the signs mean" in page.main


def test_what_is_hidden_is_counted_and_can_be_shown_again(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    ada, sam = someone("Ada", ring=1), someone("Sam", ring=2, groups=("Church",))
    kim = someone("Kim", kind=Kind.MUM)
    keep(services, me, ada, sam, kim, ends(ada, sam))

    for hidden, left in (
        ({"hide_ring": "1"}, {sam, kim}),
        ({"hide_ring": "0"}, {ada, sam}),
        ({"hide_group": "Church"}, {ada, kim}),
        ({"hide_circle": "family"}, {ada, sam}),
    ):
        page = at_home.open(f"/map/rings?{urlencode(hidden)}")
        assert drawn_people(page) == {f"/map/people/{one.id}" for one in left}
        assert "1 person is hidden from this picture." in page.main
        assert page.links()["Show everybody"] == "/map/rings"


def test_one_person_and_whom_they_know_by_a_plain_form(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    ada, sam, kim = someone("Ada", ring=1), someone("Sam", ring=2), someone("Kim", ring=3)
    keep(services, me, ada, sam, kim, ends(ada, sam))
    at_home.open("/map/rings")

    page = at_home.send(focus=ada.id, button="Show this")

    assert drawn_people(page) == {f"/map/people/{one.id}" for one in (ada, sam)}
    assert "1 person is hidden from this picture." in page.main


def test_somebody_elses_person_can_not_be_looked_at(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    other = someone("Not mine")
    keep(services, somebody(services).sign_in().actor, other)

    at_home.open(f"/map/rings?focus={other.id}", status=404)


def test_nonsense_in_the_address_changes_nothing(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    ada = someone("Ada", ring=1)
    keep(services, me, ada)

    page = at_home.open(
        "/map/rings?hide_ring=x&hide_ring=99&hide_ring=&hide_circle=y&lines=z&words="
    )

    assert drawn_people(page) == {f"/map/people/{ada.id}"}


def test_how_things_stand_can_be_written_in_words(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    keep(services, me, someone("Ada", ring=1, state=State.LOST_TOUCH))

    assert ">Lost touch</tspan>" not in at_home.open("/map/rings").html
    assert ">Lost touch</tspan>" in at_home.open("/map/rings?words=on").html


def test_those_who_are_not_family_are_counted_beside_the_tree(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    keep(services, me, someone("Mum", kind=Kind.MUM), someone("Jo", kind=Kind.TEACHER))

    page = at_home.open("/map/tree")

    assert "1 person on my map is not family or a carer" in page.main


def test_hostile_names_do_nothing_on_the_page(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    name = "<script>alert(1)</script>"
    keep(
        services,
        me,
        someone(name, ring=1, groups=("'><b>",)),
        Place(id=ItemId(new_id()), name=name),
    )

    for view in VIEWS:
        page = at_home.open(f"/map/{view}")
        assert "<script>alert" not in page.html
        assert not list(page.tree.iter(f"{SVG}script"))


def test_two_days_are_compared_in_a_picture_and_in_words(
    services: "Services", me: Actor, owner: Somebody, browser: Browser, clock: FrozenClock
) -> None:
    stays, goes = someone("Stays", ring=4), someone("Goes", ring=2)
    keep(services, me, stays, goes)
    clock.move(timedelta(days=30))
    comes = someone("Comes", ring=1)
    keep(services, me, comes, dataclasses.replace(stays, ring=1))
    services.maps.change(me, StepId(new_id()), "remove_connection", [Remove(goes.id)])
    browser.open("/sign-in")
    browser.send(sign_in_name=owner.name, password=PASSWORD, action="/sign-in", check=False)
    browser.open("/map/then-and-now")

    page = browser.send(then="2026-03-20", now="2026-04-13", button="Show these days")

    assert (
        "Came Comes Went Goes Moved closer Stays: from Know each other to Closest to me"
        in page.main
    )
    assert drawn_people(page) == {f"/map/people/{one.id}" for one in (stays, comes)}
    pair = browser.send(look="two", button="Show these days")
    assert [one.get("id") for one in pair.tree.iter(f"{SVG}svg") if one.get("id")] == [
        "map-then",
        "map-now",
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("whenever", "Write a whole date, such as 14 March 2025."),
        ("2031-01-01", "Choose a day that has been, or today."),
    ],
)
def test_a_day_that_can_not_be_used_is_given_back_with_what_to_do(
    at_home: Browser, typed: str, said: str
) -> None:
    page = at_home.open(f"/map/then-and-now?then={typed}")

    assert said in page.main
    assert page.all("input", id="then")[0].get("value") == typed


def test_days_in_words_and_the_wrong_way_round_are_understood(at_home: Browser) -> None:
    page = at_home.open("/map/then-and-now?then=14+March+2026&now=1/2/2025")

    assert "In words: 1 February 2025 to 14 March 2026" in page.main


def test_the_page_for_paper_has_the_picture_and_everybody_in_words(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    keep(services, me, someone("Ada", ring=1, loves_me=True), someone("Sam"))

    page = at_home.open("/map/rings/print")

    assert "Ada, Closest to me, Loves me" in page.main
    assert "Sam, Not placed yet" in page.main
    assert drawn_people(page) == set()


@pytest.mark.parametrize("view", [*VIEWS, "then-and-now"])
def test_a_file_asks_for_the_password_first(at_home: Browser, view: str) -> None:
    response = at_home.client.get(f"/map/{view}.svg", base_url=at_home.base_url)

    assert response.status_code == 303
    assert "/sign-in" not in response.headers["Location"]


def test_files_are_real_and_have_neutral_names(
    services: "Services", me: Actor, owner: Somebody, app: Flask, browser: Browser
) -> None:
    keep(services, me, someone("محمد علي", ring=1), someone("Ada", ring=2))
    at_home = stepped_up(browser, owner)

    begins_with = {
        "svg": ("image/svg+xml", b"<?xml"),
        "pdf": ("application/pdf", b"%PDF-"),
        "png": ("image/png", b"\x89PNG"),
    }
    for view in (*VIEWS, "then-and-now"):
        for kind in begins_with if view == "rings" else ("svg",):
            mimetype, begins = begins_with[kind]
            response = at_home.client.get(f"/map/{view}.{kind}", base_url=at_home.base_url)
            assert response.mimetype == mimetype
            assert (
                response.headers["Content-Disposition"] == f'attachment; filename="picture.{kind}"'
            )
            assert response.headers["Cache-Control"] == "no-store"
            assert response.data.startswith(begins)


def test_who_took_a_file_is_written_down(
    services: "Services", me: Actor, owner: Somebody, browser: Browser
) -> None:
    keep(services, me, someone("Ada", ring=1))

    stepped_up(browser, owner)

    assert Event.MAP_TAKEN_OUT in [line.event for line in services.audit.who_looked(me)]


def test_a_file_shows_the_same_part_as_the_page(
    services: "Services", me: Actor, owner: Somebody, browser: Browser
) -> None:
    keep(services, me, someone("Ada", ring=1), someone("Sam", ring=2))
    at_home = stepped_up(browser, owner)

    made = at_home.client.get("/map/rings.svg?hide_ring=2", base_url=at_home.base_url).text

    assert ">Ada<" in made
    assert ">Sam<" not in made
    assert "1 person is hidden from this picture." in made


def test_a_picture_of_150_people_is_light_and_its_file_whole(
    services: "Services", me: Actor, owner: Somebody, at_home: Browser
) -> None:
    people = [
        someone(f"Somebody number {n}", ring=n % 5 + 1, state=State.IN_TOUCH) for n in range(150)
    ]
    lines = [ends(people[n], people[(n * 7 + 1) % 150]) for n in range(0, 150, 2)]
    keep(services, me, *people, *lines)

    page = at_home.open("/map/rings", check=False)

    assert len(drawn_people(page)) == 150
    sent = at_home.client.get(
        "/map/rings", base_url=at_home.base_url, headers={"Accept-Encoding": "gzip"}
    )
    assert len(sent.data) < 40_000


@pytest.mark.parametrize("view", ["places", "timeline"])
def test_two_pictures_of_150_people_are_one_light_page(
    services: "Services", me: Actor, at_home: Browser, view: str
) -> None:
    homes = [Place(id=ItemId(new_id()), name=f"Home number {n}") for n in range(20)]
    people = [
        someone(
            f"Somebody number {n}",
            state=State.IN_TOUCH,
            known=(Known(place_id=homes[n % 20].id, since=read(f"about {1990 + n % 30}")),),
        )
        for n in range(150)
    ]
    keep(services, me, *homes, *people)

    sent = at_home.client.get(
        f"/map/{view}", base_url=at_home.base_url, headers={"Accept-Encoding": "gzip"}
    )

    assert sent.headers["Content-Encoding"] == "gzip"
    assert len(sent.data) < 60_000


def stepped_up(browser: Browser, owner: Somebody) -> Browser:
    """The owner at a browser, with the password typed again."""
    browser.open("/sign-in")
    browser.send(sign_in_name=owner.name, password=PASSWORD, action="/sign-in", check=False)
    page = browser.open("/map/rings.svg", check=False)
    assert page.response.status_code == 200
    browser.send(password=PASSWORD, check=False)
    return browser


def test_the_made_picture_is_a_picture(
    services: "Services", me: Actor, owner: Somebody, browser: Browser
) -> None:
    keep(services, me, someone("Ada", ring=1))
    at_home = stepped_up(browser, owner)

    made = at_home.client.get("/map/rings.png", base_url=at_home.base_url).data

    assert Image.open(io.BytesIO(made)).width > 600
