"""Pages of work in a real browser: every hat, practising, and being helped on a screen."""

from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from tests.browser import offices
from tests.browser.addresses import pages
from tests.browser.conftest import Opens
from tests.browser.looking import LOOKS, faults, look_at
from tests.browser.offices import HATS
from tests.browser.site import Site, Somebody
from tests.counts import PROVING
from tests.work import Place

SUBMIT = "button[type=submit]"
LEAD, WORKER = Capacity.SAFEGUARDING_LEAD, Capacity.IN_TOUCH_WORKER
FEWEST_PAGES = 20

Make = Callable[[Site, Place], Somebody]
WHO: dict[str, Make] = {
    **{str(hat): partial(offices.wearing, hat=hat) for hat in HATS},
    "practising": partial(offices.practising, hat=LEAD),
    "choosing": offices.chooses,
    "helped": offices.helped,
}


@pytest.fixture(scope="module")
def place(site: Site) -> Place:
    return offices.place(site)


@pytest.fixture(scope="module")
def people(site: Site, place: Place) -> dict[str, Somebody]:
    return {name: make(site, place) for name, make in WHO.items()}


# Each of them in one look, turn and turn about; `make prove` sees everybody's pages in both.
SEEN = [
    (who, look)
    for number, who in enumerate(WHO)
    for turn, look in enumerate(LOOKS)
    if PROVING or (number + turn) % 2 == 0
]


@pytest.mark.timeout(900)
@pytest.mark.parametrize(("who", "look"), SEEN)
def test_axe_finds_nothing_on_any_page_of_work_and_they_fit_a_narrow_screen_and_a_thumb(
    site: Site, opens: Opens, people: dict[str, Somebody], who: str, look: str
) -> None:
    scheme, phone = LOOKS[look]
    page = opens("/safety", as_=people[who], scheme=scheme, phone=phone, bypass_csp=True)

    found = look_at(page, _their_own(pages(site, page.context, people[who]), who))

    assert found
    for what in ("violations", "wide", "small"):
        assert faults(found, what) == {}


def test_every_hat_has_pages_that_were_looked_at(
    site: Site, opens: Opens, people: dict[str, Somebody]
) -> None:
    seen = set()
    for who in WHO:
        page = opens("/safety", as_=people[who])
        seen |= set(_their_own(pages(site, page.context, people[who]), who))

    assert len(seen) >= FEWEST_PAGES


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_worker_practises_by_keyboard_alone(
    site: Site, opens: Opens, place: Place, scripts: bool
) -> None:
    page = opens(
        "/at-work/practice",
        as_=offices.practising(site, place, WORKER),
        phone=True,
        scripts=scripts,
    )
    code = page.locator("code").first.inner_text()
    _press(page, "Somebody gave me a code")
    _type(page, "code", code)
    _type(page, "known_as", "Robin")
    _press(page, "Put them on my list", kind="button")
    page.locator("main h1").first.wait_for()

    assert "Robin" in page.locator("main").inner_text()


def test_the_help_is_stopped_by_keyboard_on_any_page(
    site: Site, opens: Opens, place: Place
) -> None:
    page = opens("/map", as_=offices.helped(site, place), phone=True)

    assert "Somebody helps you" in page.locator(".rowan-helped").inner_text()
    _press(page, "Stop the help now", kind="button")
    page.goto("/map")

    assert "/sign-in" in page.url


def _their_own(every: list[str], who: str) -> list[str]:
    """Pages that others don't have: of work, or one's own with somebody who helps."""
    own = "/map" if who == "helped" else ("/at-work", "/organisations")
    return [address for address in every if address.startswith(own)]


def _press(page: Page, name: str, *, kind: str = "link") -> None:
    """Go to something with the keyboard's help, and press it."""
    page.get_by_role(kind, name=name).first.focus()  # type: ignore[arg-type]
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _type(page: Page, name: str, words: str) -> None:
    page.locator(f"main [name={name}]").focus()
    page.keyboard.type(words)
