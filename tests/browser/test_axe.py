"""axe finds nothing to complain about on any page: light and dark, phone and desktop."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.site import Site, Somebody
from tests.counts import PROVING

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
FEWEST_PAGES = 12
LOOKS = {"light on a phone": ("light", True), "dark on a desktop": ("dark", False)}
CROSSED = {"dark on a phone": ("dark", True), "light on a desktop": ("light", False)}
# Two looks have every scheme and every size between them; `make prove` crosses them too.
EVERY_LOOK = LOOKS | CROSSED if PROVING else LOOKS


@pytest.mark.timeout(900)
@pytest.mark.parametrize("look", EVERY_LOOK)
def test_axe_finds_nothing_on_any_page(
    site: Site, opens: Opens, somebody: Somebody, look: str
) -> None:
    scheme, phone = EVERY_LOOK[look]
    page = opens("/about", as_=somebody, scheme=scheme, phone=phone, bypass_csp=True)
    every = pages(site, page.context, somebody)

    found = {address: _violations(page, address) for address in every}

    assert len(every) >= FEWEST_PAGES
    assert {address: those for address, those in found.items() if those} == {}


@pytest.mark.parametrize("look", EVERY_LOOK)
def test_axe_finds_nothing_before_signing_in(site: Site, opens: Opens, look: str) -> None:
    scheme, phone = EVERY_LOOK[look]
    page = opens("/about", scheme=scheme, phone=phone, bypass_csp=True)
    every = ["/", "/sign-in", "/sign-up", "/sign-up/not-yet", "/recover", "/nope"]

    found = {address: _violations(page, address) for address in every}

    assert {address: those for address, those in found.items() if those} == {}


def test_axe_finds_nothing_on_a_form_that_needs_changing(opens: Opens) -> None:
    page = opens("/sign-in", bypass_csp=True)
    page.locator("main form button[type=submit]:not([name])").first.click()
    page.locator(".govuk-error-summary").wait_for()

    assert judge(page) == []


def _violations(page: Page, address: str) -> list[str]:
    page.goto(address)
    return judge(page)


def judge(page: Page) -> list[str]:
    """What axe says against a page once it is there."""
    page.locator("main h1").first.wait_for()
    results: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        f"{violation['id']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:300]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]
