"""The pages for my card, and for whom I would be glad to hear from."""

import pytest
from flask import Flask

from network.bootstrap import Services
from tests.maps import Owner
from tests.web.at_home import at_home
from tests.web.pages import Browser

CARD = {
    "called": "Ade",
    "know": "I like to walk\nwhile I talk.",
    "never_ask": "The second home.",
    "matters": "Keisha.",
    "hard_dates": "The third of May.",
}
WORD = {
    "who": "Shanice Wells",
    "kind": "key_worker",
    "where": "Elm Road",
    "since": "2004",
    "until": "about 2009",
    "channels": ["in_app", "worker_post"],
    "how_often": "once",
    "topics": "How you are.",
    "cannot": "Money.",
    "message": "I kept your drawings.",
    "years": "2",
}


@pytest.fixture
def home(app: Flask, services: Services) -> tuple[Browser, Owner]:
    return at_home(app, services)


@pytest.mark.parametrize("address", ["/story", "/story/edit", "/story/print", "/willing"])
def test_the_pages_are_for_somebody_who_has_signed_in(browser: Browser, address: str) -> None:
    assert browser.open(address).address.startswith("/sign-in")


def test_my_account_leads_to_both(home: tuple[Browser, Owner]) -> None:
    links = home[0].open("/account").links().values()

    assert {"/story", "/willing"} <= set(links)


def test_an_empty_card_invites_to_write(home: tuple[Browser, Owner]) -> None:
    page = home[0].open("/story")

    assert "Nothing on it yet" in page.main


def test_a_card_is_written_shown_changed_and_printed(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/story/edit")

    page = browser.send(CARD, action="/story/edit")

    assert "Saved." in page.main
    assert "The third of May." in page.main
    assert "Keisha." in browser.open("/story/print").main
    form = browser.open("/story/edit").form(action="/story/edit")
    assert form.fields()["never_ask"] == "The second home."


def test_what_was_changed_in_another_window_is_shown_and_nothing_typed_is_lost(
    home: tuple[Browser, Owner],
) -> None:
    browser, _ = home
    browser.open("/story/edit")
    old = browser.page
    browser.send(CARD, action="/story/edit")
    browser.page = old

    page = browser.send({"know": "Mine, written later."}, action="/story/edit", status=412)

    assert "I like to walk" in page.main
    assert page.form(action="/story/edit").fields()["know"] == "Mine, written later."
    assert "Mine, written later." in browser.send(action="/story/edit").main


def test_what_is_too_long_is_said_beside_what_was_typed(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/story/edit")

    page = browser.send({"know": "x" * 4001}, action="/story/edit", status=422)

    assert "4000" in page.main
    assert len(page.form(action="/story/edit").fields()["know"]) == 4001


def test_a_card_is_taken_away_in_one_step(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/story/edit")
    browser.send(CARD, action="/story/edit")

    page = browser.send(action="/story/remove")

    assert "Taken away for good." in page.main
    assert "Nothing on it yet" in page.main


def test_word_is_left_read_changed_and_taken_back(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/willing/new")

    page = browser.send(WORD, action="/willing/new")
    assert "Shanice Wells" in page.main
    assert "14 March 2028" not in page.main
    address = next(href for href in page.links().values() if len(href) == len("/willing/") + 32)
    fields = browser.open(address).form(action=address).fields()
    assert (fields["message"], fields["years"]) == (WORD["message"], "2")
    assert fields.getlist("channels") == WORD["channels"]
    page = browser.send({"who": "Shanice W"}, action=address)
    assert "Shanice W" in page.main
    page = browser.send(action=f"{address}/remove")

    assert "Nothing left yet" in page.main


def test_what_is_missing_is_said_and_nothing_typed_is_lost(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/willing/new")

    page = browser.send({"message": "I kept your drawings."}, action="/willing/new", status=422)

    for words in ("Write a name, or a home, or both.", "Choose at least one way."):
        assert words in page.main
    assert page.form(action="/willing/new").fields()["message"] == "I kept your drawings."


def test_anothers_word_is_not_there(
    home: tuple[Browser, Owner], app: Flask, services: Services
) -> None:
    browser, _ = home
    browser.open("/willing/new")
    page = browser.send(WORD, action="/willing/new")
    address = next(href for href in page.links().values() if len(href) == len("/willing/") + 32)
    other, _ = at_home(app, services)

    there = other.open(address, status=404)
    nowhere = other.open(f"/willing/{'0' * 32}", status=404)

    assert there.main.split("number")[0] == nowhere.main.split("number")[0]
