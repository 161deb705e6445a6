"""The pages on which somebody says how they know somebody."""

import pytest
from flask import Flask

from network.bootstrap import Services
from tests.maps import Owner
from tests.web.at_home import at_home
from tests.web.pages import Browser

PAST = {
    "who": "Shanice Wells",
    "me": "Mo",
    "kind": "key_worker",
    "where": "Elm Road",
    "since": "2006",
    "until": "about 2009",
    "words": "I drove her to school.",
}


@pytest.fixture
def home(app: Flask, services: Services) -> tuple[Browser, Owner]:
    return at_home(app, services)


def said(browser: Browser) -> str:
    """Say something. Answers the address of its page."""
    browser.open("/past/new")
    page = browser.send(PAST, action="/past/new")
    return next(href for href in page.links().values() if len(href) == len("/past/") + 32)


def test_it_is_said_shown_changed_and_taken_back(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    assert "Nothing said yet" in browser.open("/past").main

    address = said(browser)

    assert browser.page
    assert "Shanice Wells" in browser.page.main
    assert "Only you say so, so far" in browser.page.main
    assert browser.open(address).form(action=address).fields()["words"] == PAST["words"]
    assert "Shanice W." in browser.send({"who": "Shanice W."}, action=address).main
    page = browser.send(action=f"{address}/remove")
    assert "Nothing said yet" in page.main


def test_what_is_missing_is_said_and_nothing_typed_is_lost(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    browser.open("/past/new")

    page = browser.send({"words": "I drove her."}, action="/past/new", status=422)

    for words in ("Write their name, as you knew them.", "Write the name they knew you by."):
        assert words in page.main
    assert page.form(action="/past/new").fields()["words"] == "I drove her."


def test_another_window_is_not_written_over(home: tuple[Browser, Owner]) -> None:
    browser, _ = home
    address = said(browser)
    old = browser.open(address)
    browser.send({"who": "Shanice W."}, action=address)
    browser.page = old

    page = browser.send({"who": "Shan"}, action=address, status=412)

    assert page.form(action=address).fields()["who"] == "Shan"
    assert "Shan" in browser.send(action=address).main


def test_whether_the_other_one_is_here_shows_nowhere(
    app: Flask, services: Services, home: tuple[Browser, Owner]
) -> None:
    """The same words about somebody with an account and about nobody look the same."""
    browser, _ = home
    at_home(app, services)

    first = said(browser)
    shown = browser.open("/past").main
    browser.open(first)
    browser.send(action=f"{first}/remove")
    said(browser)

    assert browser.open("/past").main == shown
