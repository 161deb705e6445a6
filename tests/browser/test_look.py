"""Light and dark, and less movement, as the person or their device asks."""

from playwright.sync_api import expect

from tests.browser.conftest import Opens

PAPER = "getComputedStyle(document.body).backgroundColor"
LIGHT = "rgb(251, 246, 238)"
DARK = "rgb(31, 21, 34)"


def test_the_page_is_as_dark_as_the_device(opens: Opens) -> None:
    assert opens("/about", scheme="light").evaluate(PAPER) == LIGHT
    assert opens("/about", scheme="dark").evaluate(PAPER) == DARK


def test_the_switch_works_at_once_and_loses_nothing_typed(opens: Opens) -> None:
    page = opens("/sign-in", scheme="light")
    page.locator("input[type=text]").first.fill("three small words")

    page.get_by_role("link", name="Dark", exact=True).click()
    expect(page.locator("body")).to_have_css("background-color", DARK)

    assert page.locator("input[type=text]").first.input_value() == "three small words"
    page.goto("/about")
    assert page.evaluate(PAPER) == DARK


def test_the_switch_works_without_scripts(opens: Opens) -> None:
    page = opens("/about", scheme="light", scripts=False)

    page.get_by_role("link", name="Dark", exact=True).click()

    assert page.url.endswith("/about")
    assert page.locator("html").get_attribute("data-look") == "dark"


def test_the_language_switch_works_without_scripts(opens: Opens) -> None:
    page = opens("/safety", scripts=False)

    page.get_by_role("link", name="Cymraeg").click()

    assert page.url.endswith("/safety")
    assert page.locator("html").get_attribute("lang") == "cy"


def test_the_letters_are_our_own(opens: Opens) -> None:
    page = opens("/about")

    page.evaluate("document.fonts.ready")

    assert page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible\"')")
