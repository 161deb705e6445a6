"""Language, light and dark: chosen without scripts, and kept."""

import pytest
from flask import Flask

from tests.web.pages import Browser


def test_a_page_speaks_the_language_that_the_browser_asks_for(app: Flask) -> None:
    response = app.test_client().get("/", headers={"Accept-Language": "cy, en;q=0.5"})

    assert '<html lang="cy"' in response.text


def test_the_language_that_was_chosen_stays_and_the_page_with_it(browser: Browser) -> None:
    browser.open("/about")

    page = browser.follow("Cymraeg")

    assert page.address == "/about"
    assert page.all("html")[0].get("lang") == "cy"
    assert browser.follow("English").all("html")[0].get("lang") == "en"


@pytest.mark.parametrize(("words", "look"), [("Dark", "dark"), ("Light", "light")])
def test_light_or_dark_stays_as_it_was_chosen(browser: Browser, words: str, look: str) -> None:
    browser.open("/about")

    page = browser.follow(words)

    assert page.address == "/about"
    assert page.all("html")[0].get("data-look") == look
    assert browser.open("/safety").all("html")[0].get("data-look") == look


@pytest.mark.parametrize("address", ["/language/xx", "/look/pink"])
def test_an_unknown_choice_is_no_page(browser: Browser, address: str) -> None:
    browser.open(address, status=404)


def test_a_broken_cookie_changes_nothing(browser: Browser) -> None:
    browser.client.set_cookie("rowan-look", "<script>")
    browser.client.set_cookie("rowan-language", "../../etc")

    page = browser.open("/")

    assert page.all("html")[0].get("data-look") == "auto"
    assert page.all("html")[0].get("lang") == "en"
