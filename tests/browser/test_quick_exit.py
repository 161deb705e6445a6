"""Leaving in a hurry: three ways, with and without scripts, and nobody stays signed in."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Opens
from tests.browser.site import WEATHER, Site

SOON = 5_000


def by_button(page: Page) -> None:
    page.get_by_role("button", name="Leave this page").click()


def by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def by_hidden_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Leave this page quickly"
    page.keyboard.press("Enter")


SAYS_WHEN_COVERED = """() => new MutationObserver((_, observer) => {
    if (!document.querySelector(".govuk-exit-this-page-overlay")) return
    observer.disconnect()
    const hidden = !document.querySelector("h1").checkVisibility({ visibilityProperty: true })
    console.log(`covered, heading hidden: ${hidden}`)
}).observe(document.body, { childList: true, subtree: true, attributes: true })"""
WAYS = [by_button, by_shift, by_hidden_link]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_leaving_leads_to_the_weather_and_signs_out(site: Site, opens: Opens, way: Any) -> None:
    somebody = site.sign_up()
    page = opens("/account", as_=somebody)

    way(page)
    page.wait_for_url(site.exit_url, timeout=SOON)

    assert WEATHER in page.inner_text("body")
    assert page.context.cookies(site.url) == []
    assert site.services.sessions.find(somebody.token) is None


@pytest.mark.parametrize("way", [by_button, by_hidden_link], ids=lambda way: way.__name__)
def test_leaving_works_without_scripts(site: Site, opens: Opens, way: Any) -> None:
    somebody = site.sign_up()
    page = opens("/account", as_=somebody, scripts=False)

    way(page)
    page.wait_for_url(site.exit_url, timeout=SOON)

    assert site.services.sessions.find(somebody.token) is None


def test_the_page_is_covered_before_the_next_one_has_come(opens: Opens) -> None:
    page = opens("/about")
    held: list[Route] = []
    page.route("**/exit", lambda route: held.append(route))  # noqa: PLW0108  it wants a function
    page.evaluate(SAYS_WHEN_COVERED)

    # The page itself says so: while a new one is on its way, a question to it might wait for that.
    with page.expect_console_message(lambda said: said.text.startswith("covered")) as told:
        by_shift(page)

    assert told.value.text == "covered, heading hidden: true"
    for route in held:
        route.abort()


def test_shift_says_how_often_it_still_has_to_be_pressed(opens: Opens) -> None:
    page = opens("/about")
    status = page.locator(".govuk-exit-this-page [role=status]")

    page.keyboard.press("Shift")
    first = status.inner_text()
    page.keyboard.press("Shift")
    second = status.inner_text()

    assert first == "Press Shift two more times to leave."
    assert second == "Press Shift one more time to leave."


def test_writing_in_capitals_does_not_lead_away(opens: Opens) -> None:
    page = opens("/sign-in")

    page.locator("input[type=text]").first.press_sequentially("MO AND NAN")

    assert page.url.endswith("/sign-in")


def test_going_back_after_leaving_shows_nothing_of_mine(site: Site, opens: Opens) -> None:
    page = opens("/account", as_=site.sign_up())
    by_button(page)
    page.wait_for_url(site.exit_url, timeout=SOON)

    page.go_back()

    assert page.url.startswith(f"{site.url}/sign-in")


def test_the_button_stays_in_sight_on_a_phone(opens: Opens) -> None:
    page = opens("/about", phone=True)

    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)

    box = page.get_by_role("button", name="Leave this page").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 60
    assert box["height"] >= 44
