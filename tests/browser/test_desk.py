"""Story 5 on a phone, without scripts: an order in the middle of it, and its last day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from network.clock import FrozenClock
from network.consent.outcomes import Reason
from network.identity import PersonId
from tests.browser.conftest import Opens
from tests.browser.looking import judge
from tests.browser.site import Site, Somebody
from tests.browser.test_safe import press
from tests.network.safeguarding.scene import LEAD, WORKER, Scene, forget
from tests.work import Staff, surely, taken_on

NINE_MONTHS = timedelta(days=280)


@pytest.fixture
def scene(site: Site) -> Iterator[Scene]:
    """Tia and her uncle are in touch; both are on lists at Oakway."""
    services = site.services
    made = Scene.made(services, FrozenClock(services.clock.now()))
    worker = made.place.hire(WORKER)
    made.hired.append(worker.who)
    taken_on(worker.wearing(WORKER), made.uncle, "Uncle Ray")
    made.both_say_yes()
    made.clock.move(timedelta(minutes=5))
    yield made
    forget(made)


def at_work(staff: Staff) -> Somebody:
    """Somebody whose hat of work is on, for a window."""
    hats = staff.who.services.work.hats
    started = hats.put_on(surely(staff.who), staff.staff_id, LEAD)
    return Somebody(started.actor, staff.who.name, started.token)


def reasons(scene: Scene) -> set[Reason]:
    both = (scene.her, scene.him)
    pairs: list[tuple[PersonId, PersonId]] = [both, (both[1], both[0])]
    return {scene.why(*pair) for pair in pairs}


def main(page: Page) -> str:
    return page.inner_text("main")


def test_an_order_in_the_middle_of_it_and_nine_months_later(
    site: Site, opens: Opens, scene: Scene
) -> None:
    assert reasons(scene) == {Reason.CONSENT}
    page = opens("/at-work/everybody", as_=at_work(scene.place.second), phone=True, scripts=False)
    page.get_by_role("link", name="Enter a court order Tia").click()
    page.get_by_label("Who must keep away from Tia?").select_option("Uncle Ray")
    page.get_by_label("What sort is it?").select_option("Non-molestation order")
    page.get_by_label("The number on it").fill("LS26F00123")
    last = scene.clock.now() + NINE_MONTHS - timedelta(days=10)
    page.get_by_label("Its last day").fill(f"{last:%d/%m/%Y}")
    page.get_by_label("Yes, we have a copy").check()
    press(page, "Keep them apart")

    assert "It acts from now on." in page.inner_text("body")
    assert reasons(scene) == {Reason.ORDER}

    scene.clock.move(NINE_MONTHS)
    replace(site.services.safeguarding.days, clock=scene.clock).look()
    page.goto("/at-work/desk")
    assert "The last day of an order is over" in main(page)
    page.get_by_role("link", name="Look at it The last day of an order is over").click()
    press(page, "Take it on")
    assert "It acts now, and no day ends it." in main(page)
    assert "LS26F00123" in main(page)
    assert reasons(scene) == {Reason.ORDER_ENDED}

    page.get_by_role("link", name="End the order here").click()
    press(page, "Ask a second person")
    scene.clock.move(timedelta(days=30))
    assert reasons(scene) == {Reason.ORDER_ENDED}

    lee = scene.place.hire(LEAD, name="Lee")
    scene.hired.append(lee.who)
    second = opens("/at-work/desk", as_=at_work(lee), phone=True, scripts=False)
    second.get_by_role("link", name="Look at it A second person has to look").click()
    press(second, "No, I see it differently")
    second.get_by_label("Why? They read this.").fill("She rang us. She wants it to stay.")
    press(second, "I don’t agree")
    assert reasons(scene) == {Reason.ORDER_ENDED}
    page.goto("/at-work/desk")
    assert "The last day of an order is over" in main(page)


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desktop"])
def test_every_page_of_the_desk_can_be_used_by_everybody(
    opens: Opens, scene: Scene, phone: bool
) -> None:
    task = scene.taken(scene.first, scene.reported())
    lead = at_work(scene.place.second)
    page = opens("/at-work/desk", as_=lead, phone=phone, bypass_csp=True)
    addresses = (
        *("/at-work", "/at-work/desk", f"/at-work/desk/{task}"),
        *(f"/at-work/desk/{task}/{what}" for what in ("order/new", "keep/hold", "lift/hold")),
        *(f"/at-work/desk/{task}/{what}" for what in ("hold", "note", "disagree")),
    )
    for address in addresses:
        page.goto(address)
        assert judge(page) == [], address
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= page.evaluate("document.documentElement.clientWidth"), address
