"""Pictures fit their screen and their paper, and nobody else is asked for anything."""

import pytest

from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.looking import NARROWEST
from tests.browser.site import Site, Somebody


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
def test_every_page_works_in_a_browser_that_obeys_our_policy(
    site: Site, opens: Opens, somebody: Somebody
) -> None:
    # The window itself fails the test when a page asks anybody else, or breaks its own policy.
    page = opens("/about", as_=somebody)

    for address in pages(site, page.context, somebody):
        page.goto(address)
        assert page.locator("h1").count() == 1, address
