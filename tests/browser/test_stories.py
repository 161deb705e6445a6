"""Stories of the field, on phones: remembering, a quiet no, a night, a letter that must stop."""

from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from tests import approaching, letters
from tests.browser.looking import judge
from tests.browser.phones import Phones, press, to_yes
from tests.browser.site import Somebody

if TYPE_CHECKING:
    from network.clock import FrozenClock

PEOPLE = ("Sandra", "Mr Obi", "Keisha", "Dave", "Maureen", "Auntie Jo")
HOMES = (
    ("Elm Road", "about 6", "9"),
    ("Hill House", "9", "12"),
    ("The Nolans", "12", "15"),
    ("Park View", "15", "18"),
)


@pytest.mark.timeout(300)
def test_what_is_remembered_is_kept_as_unsure_as_it_is(phones: Phones) -> None:
    """Story 1: Ade, 27, no photos: four homes, six names, two of which he isn't sure of."""
    ade = phones.person("Nobody yet")
    page = phones.in_hand_of(ade)
    for name, came, left in HOMES:
        page.goto("/map/places/new")
        page.locator("input[name=name]").fill(name)
        page.locator("input[name=came]").fill(came)
        page.locator("input[name=left]").fill(left)
        press(page, "Save")
    for name in PEOPLE:
        page.goto("/map/people/new")
        page.locator("input[name=name]").fill(name)
        press(page, "Save")

    page = phones.in_hand_of(ade)
    page.goto("/map")

    seen = page.locator("main").inner_text()
    assert all(name in seen for name in PEOPLE)


@pytest.mark.timeout(300)
def test_a_quiet_no_changes_nothing_for_whoever_asked(phones: Phones) -> None:
    """Story 10: Ruth reads what Ade asks, and picks "don't reply, don't say"."""
    made = approaching.set_up(phones.site.services, cast("FrozenClock", phones.clock))
    ade, ruth = (Somebody(one.fresh(), one.name, "") for one in (made.one.asker, made.she))
    his = phones.in_hand_of(ade)
    addresses = ("/home", "/asking", f"/asking/{made.one.request.id}", "/in-touch")
    code = made.write()
    before = said_on(his, addresses)
    assert "it isn’t about you" in "".join(before)

    hers = phones.in_hand_of(ruth, scripts=True)
    hers.goto("/in-touch/code")
    hers.locator("input[name=code]").fill(code)
    press(hers, "Go on")
    hers.locator("input[name=answer]").fill("blue")
    press(hers, "Send")
    to_yes(hers, phones, "no")
    assert judge(hers) == []
    hers.locator("main form button").first.click()
    phones.seen(hers, "a quiet no")

    assert said_on(his, addresses) == before


def said_on(page: Page, addresses: tuple[str, ...]) -> list[str]:
    """All the words on each of these pages."""
    found = []
    for address in addresses:
        page.goto(address)
        found.append(page.locator("main").inner_text())
    return found


@pytest.mark.timeout(300)
def test_words_of_crisis_in_a_letter_bring_help_first_and_are_nobodys_burden(
    phones: Phones,
) -> None:
    """Story 16: at night Jo writes to a former carer that she can't go on."""
    services = phones.site.services
    two = letters.in_touch(services, cast("FrozenClock", phones.clock))
    reader = letters.a_reader(services)
    jo, carer = (Somebody(one.fresh(), one.name, "") for one in (two.writer, two.receiver))

    hers = phones.in_hand_of(jo, scripts=True)
    hers.goto(f"/in-touch/{two.tie_id}/letter")
    hers.get_by_label("Your letter").fill("I can't go on. I want to die.")
    press(hers, "Send it")
    assert "Samaritans, 116 123" in hers.locator("main").inner_text()
    assert judge(hers) == []
    phones.seen(hers, "help first")
    reader.passes()

    theirs = phones.in_hand_of(carer, scripts=True)
    theirs.goto(f"/in-touch/{two.tie_id}/letters")
    assert "You are not the one who has to keep them safe" in theirs.locator("main").inner_text()
    assert judge(theirs) == []
    phones.seen(theirs, "not yours alone")


@pytest.mark.timeout(300)
def test_a_letter_that_tells_of_harm_stops_and_its_writer_is_not_asked_again(
    phones: Phones,
) -> None:
    """Story 18: a letter names somebody who did harm. A reader stops it; its writer sees no no."""
    services = phones.site.services
    two = letters.in_touch(services, cast("FrozenClock", phones.clock))
    reader = letters.a_reader(services)
    ade, sandra = (Somebody(one.fresh(), one.name, "") for one in (two.writer, two.receiver))
    his = phones.in_hand_of(ade)
    his.goto(f"/in-touch/{two.tie_id}/letter")
    his.get_by_label("Your letter").fill("You know what he did to me in that house.")
    press(his, "Send it")
    his.goto(f"/in-touch/{two.tie_id}/letters")
    waiting = his.locator("main").inner_text()

    theirs = phones.at_work(reader.staff, Capacity.SCREENER)
    theirs.goto("/at-work/letters")
    press(theirs, "Read the next one")
    press(theirs, "It worries me")
    services.letters.delivering.look()

    his.goto(f"/in-touch/{two.tie_id}/letters")
    assert his.locator("main").inner_text() == waiting
    hers = phones.in_hand_of(sandra)
    hers.goto(f"/in-touch/{two.tie_id}/letters")
    assert "that house" not in hers.content()
    lead = phones.at_work(reader.place.second, Capacity.SAFEGUARDING_LEAD)
    lead.goto("/at-work/desk")
    assert "letter" in lead.locator("main").inner_text()
