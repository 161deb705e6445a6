"""The pages that are open to everybody."""

import pytest

from tests.web.pages import Browser

OPEN = ["/", "/about", "/privacy", "/accessibility", "/safety", "/before-you-start"]
OPEN += ["/guidance", "/guidance/general", "/guidance/under_18"]


@pytest.mark.parametrize("address", OPEN)
def test_an_open_page_is_sound(browser: Browser, address: str) -> None:
    page = browser.open(address)

    assert page.main


@pytest.mark.parametrize("address", OPEN)
def test_an_open_page_is_sound_in_welsh(browser: Browser, address: str) -> None:
    browser.open("/language/cy?back=/")

    page = browser.open(address)

    assert page.all("html")[0].get("lang") == "cy"


def test_the_first_page_leads_to_a_map_by_way_of_a_word_about_safety(browser: Browser) -> None:
    browser.open("/")

    page = browser.open(browser.page.links()["Start my map"] if browser.page else "")

    assert page.title == "Before you start – Rowan"
    assert "history" in page.main


def test_the_word_before_the_start_leads_only_to_our_own_pages(browser: Browser) -> None:
    page = browser.open("/before-you-start?next=https://elsewhere.example/")

    assert page.links()["I understand, go on"] == "/sign-up"
