"""Bringing people in from a file, and taking a copy of the map away."""

import io
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import TestResponse

from network.actor import Actor
from network.clock import FrozenClock
from network.exchange.remarks import ENGLISH, Says
from network.exchange.use_cases import TakeOut
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser, Page

if TYPE_CHECKING:
    from flask import Flask

    from network.bootstrap import Services

LIST = "Name,Relationship,Shoe size\nAda Reed,aunt,38\nBo Hill,Tanzlehrer,\n"
TREE = (
    "0 HEAD\n1 GEDC\n2 VERS 7.0\n0 @I1@ INDI\n1 NAME Sam\n1 FAMC @F1@\n0 @I2@ INDI\n1 NAME Ada\n"
    "1 SEX F\n0 @F1@ FAM\n1 WIFE @I2@\n1 CHIL @I1@\n0 TRLR\n"
)


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


def upload(browser: Browser, words: str, name: str = "people.csv", *, status: int = 200) -> Page:
    """Choose one file and look at what would come."""
    browser.open("/map/bring-in")
    file = (io.BytesIO(words.encode()), name)
    return browser.send(files=file, action="/map/bring-in", status=status)


def names(services: "Services", me: Actor) -> set[str]:
    return {person.name for person in services.maps.open(me).connections}


def test_what_would_come_is_shown_before_anything_changes(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    page = upload(at_home, LIST)

    assert page.heading == "What would come"
    assert "Ada Reed" in page.main
    assert "Shoe size" in page.main
    assert names(services, me) == set()


def test_brought_in_and_taken_back_in_one_step(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    upload(at_home, LIST)

    page = at_home.send(button="Bring them in")
    there = names(services, me)
    at_home.send(action="/map/undo")

    assert page.heading == "Brought in"
    assert there == {"Ada Reed", "Bo Hill"}
    assert names(services, me) == set()


def test_a_column_can_be_matched_by_hand(services: "Services", me: Actor, at_home: Browser) -> None:
    page = upload(at_home, "Wer,Wo\nAda,Hull\n")
    assert "no column with names" in page.main

    at_home.send({"column-0": "name"}, button="Look again")
    at_home.send(button="Bring them in")

    assert names(services, me) == {"Ada"}


def test_a_wide_sheet_stays_a_light_page_and_every_column_can_be_reached(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    header = ",".join(f"Column {number}" for number in range(200))
    upload(at_home, f"{header}\n{','.join('x' for _ in range(199))},Ada\n")
    for _ in range(200 // 12):
        at_home.send(button="More columns")

    at_home.send({"column-199": "name"}, button="Look again")
    at_home.send(button="Bring them in")

    assert names(services, me) == {"Ada"}


def test_the_owner_says_who_they_are(services: "Services", me: Actor, at_home: Browser) -> None:
    upload(at_home, TREE, "tree.ged")

    at_home.send(me="I1", button="Look again")
    at_home.send(button="Bring them in")

    (ada,) = services.maps.open(me).connections
    assert (ada.name, ada.kind.value) == ("Ada", "mum")


def test_an_interview_of_several_is_chosen(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    alters = "EgoID,Alter.Number,Alter.Name\n1,1,Ada\n2,1,Cy\n"
    pairs = "EgoID,Alter.1.Number,Alter.2.Number\n"
    at_home.open("/map/bring-in")
    both = [(io.BytesIO(alters.encode()), "a.csv"), (io.BytesIO(pairs.encode()), "p.csv")]
    page = at_home.send(files=both, action="/map/bring-in")
    assert "more than one interview" in page.main

    at_home.send(case="2", button="Look again")
    at_home.send(button="Bring them in")

    assert names(services, me) == {"Cy"}


def test_a_file_that_holds_nobody_we_can_read_says_why(at_home: Browser) -> None:
    page = upload(at_home, "<html>", "people.csv")

    assert "can’t tell what kind of file" in page.main
    assert "Bring them in" not in page.main


def test_no_file_at_all_is_asked_for_again(at_home: Browser) -> None:
    at_home.open("/map/bring-in")

    page = at_home.send(action="/map/bring-in", status=422)

    assert "Choose a file" in page.main


def test_the_same_press_twice_brings_once(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    page = upload(at_home, LIST)
    form = page.form(action=page.address)
    sent = form.filled({}, "Bring them in")

    at_home.post(page.address, sent)
    again = at_home.post(page.address, sent)

    assert len(names(services, me)) == 2
    assert again.headers["Location"] == "/map/bring-in/done"


def test_somebody_else_cannot_open_an_upload(
    services: "Services", app: "Flask", at_home: Browser
) -> None:
    address = upload(at_home, LIST).address
    other, another = Browser(app), somebody(services)
    other.open("/sign-in")
    other.send(sign_in_name=another.name, password=PASSWORD, action="/sign-in", check=False)

    page = other.open(address, status=404)

    assert "Ada" not in page.text


def test_an_upload_is_gone_after_an_hour(
    services: "Services", clock: FrozenClock, owner: Somebody
) -> None:
    from network.errors import NotFound
    from network.exchange.brought import SourceFile

    actor = owner.sign_in().actor
    upload_id = services.waiting.keep(actor, [SourceFile("a.csv", LIST.encode())])
    assert services.waiting.open(actor, upload_id)[0].data == LIST.encode()

    clock.move(timedelta(hours=2))

    with pytest.raises(NotFound):
        services.waiting.open(actor, upload_id)
    assert services.waiting.sweep() == 1


def test_an_upload_lies_sealed(services: "Services", owner: Somebody) -> None:
    from network.exchange.brought import SourceFile

    services.waiting.keep(owner.sign_in().actor, [SourceFile("ada.csv", LIST.encode())])

    lying = [path.read_bytes() for path in services.settings.waiting.rglob("*") if path.is_file()]
    assert len(lying) == 1
    assert b"Reed" not in lying[0]
    assert b"ada" not in lying[0]


def test_leaving_it_deletes_the_upload(services: "Services", at_home: Browser) -> None:
    upload(at_home, LIST)

    at_home.send(button="Leave it")

    assert list(services.settings.waiting.rglob("*/*")) == []


def step_up(browser: Browser) -> None:
    browser.open("/account/confirm")
    browser.send(password=PASSWORD, action="/account/confirm", check=False)


def test_a_copy_asks_for_the_password_first(at_home: Browser) -> None:
    page = at_home.open("/map/take-out", check=False)

    assert page.address.startswith("/account/confirm")


def copy(browser: Browser, kind: str) -> TestResponse:
    """Take a copy away, as the page's own form sends it."""
    step_up(browser)
    page = browser.open("/map/take-out")
    form = page.form(action="/map/take-out")
    return browser.post("/map/take-out", form.filled({"kind": kind}, "Take away a copy"))


@pytest.mark.parametrize("form", list(TakeOut))
def test_every_kind_of_copy_has_a_neutral_name(at_home: Browser, form: TakeOut) -> None:
    upload(at_home, LIST)
    at_home.send(button="Bring them in")

    response = copy(at_home, form.value)

    disposition = response.headers["Content-Disposition"]
    assert response.status_code == 200
    assert disposition.startswith('attachment; filename="export-2026-03-14.')
    assert "no-store" in response.headers["Cache-Control"]


def test_a_copy_comes_back_as_the_same_map(
    services: "Services", me: Actor, at_home: Browser
) -> None:
    upload(at_home, LIST)
    at_home.send(button="Bring them in")
    data = copy(at_home, "archive").data
    assert zipfile.ZipFile(io.BytesIO(data)).namelist() == ["archive.json"]
    before = services.maps.open_whole(me)
    at_home.open("/map/history")
    at_home.send(action="/map/undo")
    assert names(services, me) == set()

    at_home.open("/map/bring-in")
    at_home.send(files=(io.BytesIO(data), "copy.zip"), action="/map/bring-in")
    at_home.send(button="Bring them in")

    after = services.maps.open_whole(me)
    assert (after.settings, set(after.connections)) == (before.settings, set(before.connections))


def test_taking_a_copy_is_written_down(services: "Services", me: Actor, at_home: Browser) -> None:
    copy(at_home, "gedcom")

    events = [line.event for line in services.audit.who_looked(me)]

    assert "map_taken_out" in events


def test_the_pages_say_the_same_as_the_command_line(app: "Flask") -> None:
    from web.wording_files import SAID

    with app.test_request_context("/"):
        assert {says: str(words) for says, words in SAID.items()} == ENGLISH
    assert set(SAID) == set(Says)
