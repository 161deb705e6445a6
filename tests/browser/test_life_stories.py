"""Stories of the field about a life: a sister who is 14, a brother who was adopted, a death."""

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from playwright.sync_api import Page

from network.actor import Capacity
from network.consent.lives import AdoptionState, DeathState
from tests.browser.phones import Phones, press
from tests.browser.site import Somebody
from tests.network.safeguarding.people import FOURTEEN, Office, OnList
from tests.ties import tied

if TYPE_CHECKING:
    from network.clock import FrozenClock

WORKER, LEAD = Capacity.COORDINATOR, Capacity.SAFEGUARDING_LEAD
DAY = "%-d/%-m/%Y"
OWN = ("/home", "/map", "/asking", "/wishes", "/in-touch", "/account/who-looked", "/other-ways")


@pytest.fixture
def office(phones: Phones) -> Office:
    return Office.open(phones.site.services)


def in_hand(phones: Phones, one: OnList) -> Page:
    """The phone of somebody on a list."""
    return phones.in_hand_of(Somebody(one.who.fresh(), one.who.name, ""))


def words(page: Page, addresses: tuple[str, ...] = OWN) -> list[str]:
    """All the words on each of these pages."""
    found = []
    for address in addresses:
        page.goto(address)
        found.append(page.locator("main").inner_text())
    return found


def fill(page: Page, address: str, button: str, **typed: str) -> None:
    """Fill a form in, choices included, and send it."""
    page.goto(address)
    for name, value in typed.items():
        choice = (
            page.locator(f"input[name={name}][value={value}]") if value.isidentifier() else None
        )
        if choice is not None and choice.count():
            choice.check()
        else:
            page.locator(f"main [name={name}]").fill(value)
    press(page, button)


@pytest.mark.timeout(300)
def test_a_sister_of_fourteen_is_settled_with_all_who_must_agree_before_she_hears_of_it(
    phones: Phones, office: Office
) -> None:
    """Story 3: Keisha is 14, under a care order. Letters by the worker's hand, twice a year."""
    ade, keisha = office.on_list(known_as="Ade"), office.on_list(born=FOURTEEN, known_as="Keisha")
    his, hers = in_hand(phones, ade), in_hand(phones, keisha)
    before = words(his), words(hers)
    kit = phones.at_work(office.kit, WORKER)
    base = f"/at-work/people/{keisha.place}/life/with-one/{ade.place}"

    kit.goto(f"/at-work/people/{keisha.place}/life/with-one")
    kit.locator("[name=other]").select_option(ade.place)
    press(kit, "Go on")
    assert "Schedule 2, paragraph 15" in kit.locator("main").inner_text()
    day = phones.clock.now().strftime(DAY)
    fill(kit, f"{base}/status", "Keep it", status="care_order")
    fill(kit, f"{base}/view", "Keep it", view="wants", on=day)
    fill(kit, f"{base}/council", "Keep it", position="agrees", on=day)
    mother: dict[str, str] = {"called": "Mum", "kind": "mother", "position": "agrees", "on": day}
    fill(kit, f"{base}/responsible", "Keep it", **mother)
    assert "Everybody who must agree has" in kit.locator("main").inner_text()
    until = (phones.clock.now() + timedelta(days=180)).strftime(DAY)
    yearly = {"channels": "worker_post", "times": "2", "until": until}
    fill(kit, f"{base}/arrange", "Ask somebody else to agree", **yearly)
    assert (words(his), words(hers)) == before, "nobody hears of it before two have agreed"
    lead = phones.at_work(office.place.second, LEAD)
    lead.goto(base)
    press(lead, "I have looked at all of this, and I agree")

    [arranged] = office.between(keisha.id, ade.id).arrangements
    assert (arranged.times_a_year, arranged.ended_at) == (2, None)
    assert words(his) == before[0]


@pytest.mark.timeout(300)
def test_a_brother_who_was_adopted_shows_in_no_word_and_the_ways_on_are_everybodys(
    phones: Phones, office: Office
) -> None:
    """Story 4: Liam was adopted at 2. Ade reads how the letterbox and the register work."""
    ade, liam = office.on_list(known_as="Ade"), office.on_list(known_as="Liam")
    his = in_hand(phones, ade)
    before = words(his)

    kit = phones.at_work(office.kit, WORKER)
    fill(kit, f"/at-work/people/{liam.place}/life/decides-first", "Write it down")
    for staff in (office.place.second, office.bea):
        lead = phones.at_work(staff, LEAD)
        fill(lead, f"/at-work/lives/{liam.place}/decides-first", "I have seen that it is so")

    assert office.life(liam.id).adoption.state is AdoptionState.ATTESTED
    assert words(his) == before
    ways = before[OWN.index("/other-ways")]
    for way in ("Adoption Contact Register", "intermediary agency", "letterbox"):
        assert way in ways


@pytest.mark.timeout(300)
def test_a_death_is_told_by_a_human_being_and_by_nothing_else(
    phones: Phones, office: Office
) -> None:
    """Story 6: Joan has died. A worker whom Marcus knows tells him; no message does."""
    services, joan = phones.site.services, office.on_list(known_as="Joan")
    marcus = office.on_list(known_as="Marcus")
    tied(services, cast("FrozenClock", phones.clock), marcus.who, joan.who)
    for one in (marcus, joan):
        services.ties.in_touch.all(one.who.fresh())
    his = in_hand(phones, marcus)
    kit = phones.at_work(office.kit, WORKER)
    death = f"/at-work/people/{joan.place}/life/death"
    fill(kit, death, "Pass it on", heard="family", words="Her daughter called.")
    paused = words(his)
    lead, second = (phones.at_work(one, LEAD) for one in (office.place.second, office.bea))
    fill(lead, f"/at-work/lives/{joan.place}/death", "Keep this", proof="certificate")
    fill(second, f"/at-work/lives/{joan.place}/death", "I have seen it too: they have died")
    assert office.life(joan.id).death.state is DeathState.VERIFIED
    assert words(his) == paused, "nothing but a human being tells it"
    assert not any("has died" in each for each in paused)

    fill(lead, f"/at-work/lives/{joan.place}/tell", "Ask Kit to tell them Marcus")
    kit.goto(f"/at-work/people/{marcus.place}/life/tell")
    assert "Joan has died" in kit.locator("main").inner_text()
    press(kit, "I have spoken with them")

    assert "You have told them" in kit.locator("main").inner_text()
    _remembers(his)


def _remembers(his: Page) -> None:
    """He keeps her a place on his map, as somebody who is remembered."""
    his.goto("/map/people/new")
    his.locator("input[name=name]").fill("Joan")
    press(his, "Save")
    his.goto("/map")
    his.get_by_role("link", name="Joan").first.click()
    his.goto(f"{his.url.split('?')[0]}/edit")
    his.get_by_text("If they have died").click()
    his.locator("input[name=remembered]").check()
    press(his, "Save")
    his.goto("/map")
    assert "Remembered" in his.locator("main").inner_text()
