"""From a stranger to somebody with a map: by keyboard alone, and without scripts."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opens
from tests.browser.site import PASSWORD, Site, Somebody

MOST_TABS = 80


class Keys:
    """Hands that never leave the keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        """Go on with Tab until the selector has the focus, and can be seen to have it."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                self._seen()
                return
        raise AssertionError(f"Tab never reaches {selector} on {self.page.url}")

    def press(self, selector: str, key: str = "Enter") -> None:
        """Go to something and press it; wait for what it leads to."""
        self.to(selector)
        if key == "Enter":
            with self.page.expect_navigation():
                self.page.keyboard.press(key)
        else:
            self.page.keyboard.press(key)

    def write(self, selector: str, text: str) -> None:
        """Go to a field and write."""
        self.to(selector)
        self.page.keyboard.type(text)

    def _seen(self) -> None:
        box = self.page.evaluate(
            "() => { const b = document.activeElement.getBoundingClientRect();"
            " return [b.top >= 0 && b.bottom <= innerHeight + 1 || b.height > innerHeight,"
            " b.width > 0 && b.height > 0]; }"
        )
        assert box == [True, True], f"the focus can't be seen: {self.page.url}"


def test_signing_up_and_adding_somebody_by_keyboard_alone(site: Site, opens: Opens) -> None:
    page = opens("/")
    keys = Keys(page)

    keys.press("main a[href='/before-you-start']")
    keys.press("main a[href='/sign-up']")
    keys.press("input[type=radio][value=yes]", "Space")
    keys.press("main button[type=submit]")
    keys.press("input[type=radio]", "Space")
    keys.press("main button[type=submit]:not([name])")
    keys.write("input[type=password]", PASSWORD)
    keys.press("main form button[type=submit]")
    keys.press("main input[type=checkbox]", "Space")
    keys.press("main form button[type=submit]")
    assert page.url.startswith(f"{site.url}/map")
    keys.press("main a[href='/map/people/new']")
    keys.write("input[name=name]", "Nan")
    keys.press("main form button[type=submit]")

    page.goto("/map")
    assert page.get_by_role("link", name="Nan", exact=True).first.is_visible()
    _forget(site, page)


def test_signing_up_and_adding_somebody_without_scripts(site: Site, opens: Opens) -> None:
    page = opens("/", scripts=False, phone=True)

    page.locator("main a[href='/before-you-start']").first.click()
    page.locator("main a[href='/sign-up']").click()
    page.locator("input[type=radio][value=yes]").check()
    page.locator("main button[type=submit]").click()
    page.locator("input[type=radio]").first.check()
    page.locator("main button[type=submit]:not([name])").first.click()
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.locator("main input[type=checkbox]").check()
    page.locator("main form button[type=submit]").click()
    assert page.url.startswith(f"{site.url}/map")
    page.locator("main a[href='/map/people/new']").first.click()
    page.locator("input[name=name]").fill("Nan")
    page.locator("main form button[type=submit]").last.click()

    page.goto("/map")
    assert page.get_by_role("link", name="Nan", exact=True).first.is_visible()
    _forget(site, page)


def test_signing_in_without_scripts(site: Site, opens: Opens) -> None:
    somebody = site.sign_up()
    page = opens("/sign-in", scripts=False)

    page.locator("main input[type=text]").fill(somebody.sign_in_name)
    page.locator("main input[type=password]").fill(PASSWORD)
    page.locator('form[action="/sign-in"] button[type=submit]').click()

    assert page.url.startswith(f"{site.url}/home")


@pytest.mark.parametrize("address", ["/map", "/map/rings", "/map/places", "/map/tree"])
def test_people_on_the_map_are_reached_by_keyboard(
    opens: Opens, somebody: Somebody, address: str
) -> None:
    page = opens(address, as_=somebody)

    # In a picture Tab comes to the first of them, and the arrow keys go on from there.
    Keys(page).to("main li a[href^='/map/people/'], main svg a")


def test_the_first_tab_skips_to_the_main_part(opens: Opens) -> None:
    page = opens("/about")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_field_that_needs_changing_is_one_press_away(opens: Opens) -> None:
    page = opens("/sign-in")
    page.locator('form[action="/sign-in"] button[type=submit]').click()
    page.locator(".govuk-error-summary").wait_for()

    focused = page.evaluate("document.activeElement.className")
    page.locator(".govuk-error-summary a").first.press("Enter")

    assert "govuk-error-summary" in focused
    assert re.match("INPUT", page.evaluate("document.activeElement.tagName"))


def _forget(site: Site, page: Page) -> None:
    """Erase whoever this journey has made."""
    cookies = {cookie.get("name"): cookie.get("value") for cookie in page.context.cookies(site.url)}
    actor = site.services.sessions.find(cookies["rowan"] or "")
    assert actor is not None
    site.people.append(Somebody(actor, "", ""))
