"""axe finds nothing on any page, light and dark, phone and desktop; and every page fits a phone."""

from collections.abc import Callable

import pytest

from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.looking import EVERY_LOOK, ON_A_PHONE, Seen, faults, judge, look_at
from tests.browser.site import Site, Somebody

FEWEST_PAGES = 12
Pages = dict[str, Seen]
Looks = Callable[[str], Pages]


@pytest.fixture(scope="module")
def looked() -> dict[str, Pages]:
    """What was seen in each look so far."""
    return {}


@pytest.fixture
def seen(looked: dict[str, Pages], site: Site, opens: Opens, somebody: Somebody) -> Looks:
    """Every page that somebody who is signed in has, visited once in each look."""

    def pages_in(look: str) -> Pages:
        if look not in looked:
            scheme, phone = EVERY_LOOK[look]
            page = opens("/about", as_=somebody, scheme=scheme, phone=phone, bypass_csp=True)
            looked[look] = look_at(page, pages(site, page.context, somebody))
        return looked[look]

    return pages_in


@pytest.mark.timeout(900)
@pytest.mark.parametrize("look", EVERY_LOOK)
def test_axe_finds_nothing_on_any_page(seen: Looks, look: str) -> None:
    found = seen(look)

    assert len(found) >= FEWEST_PAGES
    assert faults(found, "violations") == {}


@pytest.mark.timeout(900)
def test_no_page_scrolls_sideways_on_a_narrow_screen(seen: Looks) -> None:
    assert faults(seen(ON_A_PHONE), "wide") == {}


@pytest.mark.timeout(900)
def test_every_target_is_large_enough_for_a_thumb(seen: Looks) -> None:
    assert faults(seen(ON_A_PHONE), "small") == {}


@pytest.mark.parametrize("look", EVERY_LOOK)
def test_axe_finds_nothing_before_signing_in(site: Site, opens: Opens, look: str) -> None:
    scheme, phone = EVERY_LOOK[look]
    page = opens("/about", scheme=scheme, phone=phone, bypass_csp=True)

    found = look_at(page, ["/", "/sign-in", "/sign-up", "/sign-up/not-yet", "/recover", "/nope"])

    assert faults(found, "violations") == {}


def test_axe_finds_nothing_on_a_form_that_needs_changing(opens: Opens) -> None:
    page = opens("/sign-in", bypass_csp=True)
    page.locator("main form button[type=submit]:not([name])").first.click()
    page.locator(".govuk-error-summary").wait_for()

    assert judge(page) == []
