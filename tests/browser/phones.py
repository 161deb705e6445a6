"""Phones, held by people of one story, and a clock that comes as far as the story does."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from network.actor import Capacity
from network.clock import SystemClock
from tests import ties
from tests.accounts import PASSWORD
from tests.accounts import somebody as sign_up
from tests.asking import HAT
from tests.browser.site import Site, Somebody
from tests.browser.windows import DESKTOP, PATIENCE, PHONE, sign_in
from tests.maps import Owner, key_worker
from tests.work import Staff, surely

JOURNEY = "ROWAN_JOURNEY"
PICTURES = os.environ.get(JOURNEY)
"""Where to put a picture of every step, for whoever wants to look at them."""
STORIES = {
    "test_somebody_is_found_written_to_and_in_touch_again": "asked",
    "test_a_letter_goes_from_one_phone_to_another_past_a_reader": "written",
}
SHARPNESS = 2 if PICTURES else 1


@dataclass
class MovedClock:
    """The machine's clock, and as far ahead of it as a story has come."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return SystemClock().now() + self.ahead

    def move(self, by: timedelta) -> None:
        """Come further in the story."""
        self.ahead += by


@dataclass
class Phones:
    """Phones without scripts, held by people of one story."""

    chrome: Browser
    site: Site
    clock: MovedClock
    name: str
    taken: int = 0

    def person(self, name: str) -> Somebody:
        """Somebody whose age was seen, with somebody on their map."""
        account = sign_up(self.site.services)
        ties.grown_up(self.site.services, account.account.person_id)
        made = Somebody(account.fresh(), account.name, "")
        Owner(self.site.services.maps, made.actor).put(key_worker(name))
        self.site.people.append(made)
        return made

    def at_work(self, staff: Staff, hat: Capacity = HAT) -> Page:
        """A computer on which a worker has just put on their hat."""
        started = self.site.services.work.hats.put_on(surely(staff.who), staff.staff_id, hat)
        context = self.chrome.new_context(
            base_url=self.site.url, viewport=DESKTOP, java_script_enabled=False, locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        sign_in(context, self.site, Somebody(started.actor, staff.who.name, started.token))
        return context.new_page()

    def in_hand_of(self, who: Somebody, *, scripts: bool = False) -> Page:
        """A phone on which somebody has just signed in."""
        sessions = self.site.services.sessions
        begun = sessions.step_up(sessions.begin(who.actor.person_id).actor, PASSWORD)
        context = self.chrome.new_context(
            base_url=self.site.url,
            viewport=PHONE,
            device_scale_factor=SHARPNESS,
            has_touch=True,
            java_script_enabled=scripts,
            locale="en-GB",
            bypass_csp=True,
        )
        context.set_default_timeout(PATIENCE)
        sign_in(context, self.site, Somebody(begun.actor, who.sign_in_name, begun.token))
        return context.new_page()

    def two_days_later(self) -> None:
        """Let the wait of a yes go by."""
        self.clock.ahead += ties.TWO_DAYS

    def seen(self, page: Page, name: str) -> None:
        """Look at a step as it stands, if pictures are wanted; nothing may be wider than it is."""
        page.wait_for_load_state("domcontentloaded")  # a button may just have led to it
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.evaluate("window.innerWidth"), f"{name} is {width} wide"
        if PICTURES:
            self.taken += 1
            path = Path(PICTURES) / self.name / f"{self.taken:02}-{name.replace(' ', '-')}.png"
            page.screenshot(path=str(path), full_page=True)

    def on_paper(self, page: Page, name: str) -> None:
        """The same of what comes out of the printer."""
        page.emulate_media(media="print")
        self.seen(page, name)
        page.emulate_media(media="screen")


def press(page: Page, name: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=name).first.click()


def to_yes(page: Page, phones: Phones, reply: str = "yes") -> None:
    """From what a code shows to a yes, step by step."""
    page.locator("input[name=who][value=think_so]").check()
    press(page, "Go on")
    page.locator("input[name=situations][value=foster_then]").check()
    phones.seen(page, "what is true")
    press(page, "Go on")
    page.get_by_text("You may have missed them too.").wait_for()
    phones.seen(page, "what to think of")
    press(page, "Go on to the choice")
    page.locator(f"input[name=reply][value={reply}]").check()
    phones.seen(page, "the choice")
    press(page, "Go on")
    phones.seen(page, "what a yes gives away")
