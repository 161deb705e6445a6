"""The rings under hands: drag, arrow keys, one person alone, and undo. Each is kept at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from network.connections.model import Connection
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site, Somebody

NAN, MO, DAVE = "Nan Margaret", "Mo", "Dave"
TALL = {"width": 1280, "height": 1700}
AWAY = re.compile(r"\baway\b")


@pytest.fixture
def owner(site: Site) -> Somebody:
    """Somebody with a map of their own to change."""
    return site.sign_up_with_a_map()


@pytest.fixture
def rings(opens: Opens, owner: Somebody) -> Page:
    """Their rings, all of them in sight."""
    return opens("/map/rings", as_=owner, viewport=TALL)


def named(page: Page, name: str) -> Locator:
    return page.locator("a.person", has_text=name)


def kept(site: Site, owner: Somebody, name: str) -> Connection:
    """Somebody as the service has them now."""
    found = site.services.maps.open(owner.actor)
    return next(one for one in found.connections if one.called == name)


def drag(page: Page, name: str, ring: int) -> None:
    """Take somebody by their name to the lowest part of a ring."""
    box, target = named(page, name).bounding_box(), page.locator(f".ring.r{ring}").bounding_box()
    assert box
    assert target
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] - 12, steps=8)


def said(page: Page) -> Locator:
    return page.locator("[data-map-said]")


def test_dragging_somebody_to_another_ring_is_kept_and_can_be_undone(
    site: Site, owner: Somebody, rings: Page
) -> None:
    drag(rings, NAN, 3)
    expect(rings.locator(".ring.r3")).to_have_class(re.compile("target"))
    rings.mouse.up()
    expect(said(rings)).to_contain_text(f"{NAN} is now on the ring")
    dragged = kept(site, owner, NAN).ring

    said(rings).get_by_role("button", name="Undo").click()
    expect(said(rings)).to_have_text("Undone.")

    assert (dragged, kept(site, owner, NAN).ring) == (3, 1)
    expect(named(rings, NAN)).to_have_attribute("data-ring", "1")


def test_a_tap_still_opens_and_escape_lets_go_of_a_drag(
    site: Site, owner: Somebody, rings: Page
) -> None:
    named(rings, NAN).focus()
    drag(rings, NAN, 4)
    rings.keyboard.press("Escape")
    rings.mouse.up()
    unmoved = kept(site, owner, NAN).ring

    rings.goto("/map/rings")
    named(rings, NAN).click()

    assert unmoved == 1
    assert rings.url.endswith(f"/map/people/{owner.connection}")


def test_escape_is_heard_wherever_the_keyboard_was_and_the_next_drag_moves_again(
    site: Site, owner: Somebody, rings: Page
) -> None:
    drag(rings, NAN, 4)
    rings.keyboard.press("Escape")
    rings.mouse.up()
    unmoved = kept(site, owner, NAN).ring
    named(rings, NAN).hover()  # waits until they have glided back

    drag(rings, NAN, 3)
    rings.mouse.up()
    expect(said(rings)).to_contain_text("Saved")

    assert unmoved == 1
    assert rings.url.endswith("/map/rings")
    assert kept(site, owner, NAN).ring == 3


def test_a_move_that_can_not_be_saved_is_taken_back(
    site: Site, owner: Somebody, rings: Page
) -> None:
    before = named(rings, NAN).get_attribute("transform")
    rings.route("**/move", lambda route: route.abort())

    drag(rings, NAN, 3)
    rings.mouse.up()

    expect(said(rings)).to_contain_text("That was not saved")
    assert named(rings, NAN).get_attribute("transform") == before
    assert kept(site, owner, NAN).ring == 1


def test_shift_and_an_arrow_move_somebody_closer_further_and_along(
    site: Site, owner: Somebody, rings: Page
) -> None:
    named(rings, MO).focus()

    rings.keyboard.press("Shift+ArrowDown")
    expect(said(rings)).to_contain_text(f"{MO} is now on the ring")
    further = kept(site, owner, MO).ring
    expect(named(rings, MO)).to_be_focused()
    rings.keyboard.press("Shift+ArrowUp")
    expect(named(rings, MO)).to_have_attribute("data-ring", "2")
    expect(named(rings, MO)).to_be_focused()
    closer = kept(site, owner, MO)
    with rings.expect_response("**/move"):
        rings.keyboard.press("Shift+ArrowRight")

    assert (further, closer.ring) == (3, 2)
    assert kept(site, owner, MO).angle != closer.angle


def test_arrows_walk_from_person_to_person_and_along_what_links_them(rings: Page) -> None:
    rings.locator("[data-map-picture]").focus()
    rings.keyboard.press("Enter")
    expect(rings.locator("a.person:focus")).to_have_count(1)
    named(rings, NAN).focus()

    rings.keyboard.press("ArrowDown")
    expect(named(rings, MO)).to_be_focused()
    expect(said(rings)).to_have_text(f"{MO}: 1 of 1 that {NAN} knows.")
    rings.keyboard.press("ArrowUp")
    expect(named(rings, NAN)).to_be_focused()
    rings.keyboard.press("ArrowRight")
    expect(named(rings, NAN)).not_to_be_focused()
    rings.keyboard.press("ArrowLeft")

    expect(named(rings, NAN)).to_be_focused()
    assert rings.locator("a.person[tabindex='0']").count() == 1


def test_f_shows_one_person_alone_and_escape_everybody(rings: Page) -> None:
    named(rings, NAN).focus()

    rings.keyboard.press("f")
    expect(named(rings, DAVE)).to_have_class(AWAY)
    expect(named(rings, MO)).not_to_have_class(AWAY)
    expect(said(rings)).to_contain_text(f"Showing {NAN} and the people they know: 1. Faded: 1.")
    rings.keyboard.press("Escape")

    expect(rings.locator("a.person.away")).to_have_count(0)
    expect(said(rings)).to_have_text("Showing everybody again.")


def test_plus_and_minus_make_the_picture_larger_and_smaller(rings: Page) -> None:
    picture = rings.locator("[data-map-picture] > svg")
    usual = float(picture.get_attribute("width") or 0)

    rings.get_by_role("button", name="Make the picture larger").click()
    larger = float(picture.get_attribute("width") or 0)
    named(rings, NAN).focus()
    rings.keyboard.press("-")
    rings.keyboard.press("-")

    assert larger > usual > float(picture.get_attribute("width") or 0)


@pytest.mark.parametrize("look", ["one", "two"])
def test_axe_finds_nothing_where_both_days_are_the_same(
    opens: Opens, somebody: Somebody, look: str
) -> None:
    today = opens("/map/then-and-now", as_=somebody, bypass_csp=True)
    day = today.locator("input[name=now]").input_value()

    today.goto(f"/map/then-and-now?then={day}&now={day}&look={look}")

    assert judge(today) == []


@pytest.mark.parametrize("address", ["/map", "/map/rings", "/map/bring-in", "/map/history"])
def test_the_menu_of_the_map_takes_two_rows_of_a_phone_at_most(
    opens: Opens, somebody: Somebody, address: str
) -> None:
    page = opens(address, as_=somebody, viewport={"width": 390, "height": 844})

    tops = page.locator(".rowan-views > ul a, .rowan-views summary").evaluate_all(
        "all => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().top)))]"
    )

    assert 1 <= len(tops) <= 2
