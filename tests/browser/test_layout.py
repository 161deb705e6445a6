"""Pages fit: narrow screens, large targets, nobody else asked."""

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.site import Site, Somebody

NARROWEST = 320
SMALLEST_TARGET = 24
# Links within a sentence may be as small as the sentence (WCAG 2.5.8).
SMALL_TARGETS = """
() => [...document.querySelectorAll("a, button, input, select, textarea, summary")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    const hidden = box.width <= 1 || box.height <= 1 || element.closest("svg");
    const inline = getComputedStyle(element).display === "inline";
    const skip = element.matches(".govuk-skip-link, [type=hidden]");
    const small = box.width < %d || box.height < %d;
    return small && !hidden && !inline && !skip;
  })
  .map((element) => element.outerHTML.slice(0, 160))
"""


@pytest.mark.timeout(600)
def test_no_page_scrolls_sideways_on_a_narrow_screen(
    site: Site, opens: Opens, somebody: Somebody
) -> None:
    page = opens("/about", as_=somebody, viewport={"width": NARROWEST, "height": 640})

    wide = [address for address in pages(site, page.context, somebody) if _too_wide(page, address)]

    assert wide == []


@pytest.mark.parametrize("width", [NARROWEST, 390])
@pytest.mark.parametrize("view", ["places", "timeline"])
def test_on_a_phone_a_picture_fits_its_screen_and_only_one_is_there(
    opens: Opens, somebody: Somebody, view: str, width: int
) -> None:
    page = opens(f"/map/{view}", as_=somebody, viewport={"width": width, "height": 780})

    seen = page.locator("[data-map-picture]:visible")
    wide, room = seen.evaluate("one => [one.scrollWidth, one.clientWidth]")

    assert seen.get_attribute("id") == "map-narrow-region"
    assert wide <= room <= width
    assert page.get_by_role("region", name="My map").count() == 1
    assert page.get_by_role("button", name="Make the picture larger").count() == 1
    assert page.locator("[data-map-picture] a:visible").count() > 0


@pytest.mark.parametrize("view", ["places", "timeline"])
def test_a_large_screen_and_paper_have_the_wide_picture_alone(
    opens: Opens, somebody: Somebody, view: str
) -> None:
    page = opens(f"/map/{view}", as_=somebody)
    seen = page.locator("[data-map-picture]:visible")

    on_screen = seen.evaluate_all("all => all.map((one) => one.id)")
    page.set_viewport_size({"width": 390, "height": 780})
    page.emulate_media(media="print")
    on_paper = seen.evaluate_all("all => all.map((one) => one.id)")

    assert (on_screen, on_paper) == (["map-region"], ["map-region"])


@pytest.mark.timeout(600)
def test_every_target_is_large_enough_for_a_thumb(
    site: Site, opens: Opens, somebody: Somebody
) -> None:
    page = opens("/about", as_=somebody, phone=True)
    small = {}
    for address in pages(site, page.context, somebody):
        page.goto(address)
        small[address] = page.evaluate(SMALL_TARGETS % (SMALLEST_TARGET, SMALLEST_TARGET))

    assert {address: those for address, those in small.items() if those} == {}


@pytest.mark.timeout(600)
def test_every_page_works_in_a_browser_that_obeys_our_policy(
    site: Site, opens: Opens, somebody: Somebody
) -> None:
    # The window itself fails the test when a page asks anybody else, or breaks its own policy.
    page = opens("/about", as_=somebody)

    for address in pages(site, page.context, somebody):
        page.goto(address)
        assert page.locator("h1").count() == 1, address


def _too_wide(page: Page, address: str) -> bool:
    page.goto(address)
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))
