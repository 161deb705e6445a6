"""Getting back in with a saved code, and stopping somebody else who tries."""

from datetime import timedelta

import pytest

from network.accounts.model import RECOVERY_WAIT
from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser
from tests.web.people import sign_in

NEW = "a lighthouse on the headland"


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


def ask(browser: Browser, person: Somebody, *, code: str = "", status: int = 200) -> None:
    """Begin, or go on, with a saved code."""
    browser.open("/recover")
    browser.send(sign_in_name=person.name, saved_code=code or person.codes[0], status=status)


def test_a_code_gets_me_back_in_after_three_days(
    browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    ask(browser, person)
    assert browser.page
    assert browser.page.heading == "Your three days have begun"
    assert "17 March 2026 at 10:00" in browser.page.main
    clock.move(RECOVERY_WAIT)
    ask(browser, person)
    assert browser.page.heading == "Choose a new password"

    page = browser.send(password=NEW)

    assert page.heading == "Keep your saved codes"
    assert person.sign_in(password=NEW).actor.guarded


def test_the_page_that_says_wait_leads_nowhere_early(browser: Browser, person: Somebody) -> None:
    ask(browser, person)

    assert browser.open("/recover/password").address == "/recover/waiting"


def test_without_a_code_the_later_pages_lead_back(browser: Browser) -> None:
    assert browser.open("/recover/waiting").address == "/recover"
    assert browser.open("/recover/password").address == "/recover"


def test_a_wrong_code_and_a_name_that_nobody_has_look_alike(
    browser: Browser, person: Somebody
) -> None:
    pages = []
    for name in (person.name, "velvet-otter-lantern"):
        browser.open("/recover")
        page = browser.send(sign_in_name=name, saved_code="AAAA-BBBB-CCCC-DDDD", status=422)
        pages.append(page.main.replace(name, ""))

    assert pages[0] == pages[1]
    assert "That name and that code don’t go together." in pages[0]


def test_a_code_is_never_shown_again(browser: Browser, person: Somebody) -> None:
    browser.open("/recover")

    page = browser.send(sign_in_name="velvet-otter-lantern", saved_code=person.codes[0], status=422)

    assert person.codes[0] not in page.html


def test_the_owner_sees_it_on_signing_in_and_stops_it_with_one_tap(
    services: Services, browser: Browser, person: Somebody
) -> None:
    services.recovery.ask(person.name, person.codes[0], network="198.51.100.1")

    sign_in(browser, person, to="/account/sessions")
    assert browser.page
    notice = browser.page.main
    browser.send(action="/account/recovery/stop")

    assert "Somebody is using one of your saved codes" in notice
    assert browser.page.address.startswith("/account/recovery")
    assert "Somebody is using" not in browser.page.main
    assert services.recovery.waiting(person.sign_in().actor) is None


def test_somebody_signed_in_sees_it_on_the_account_page(
    services: Services, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person)

    services.recovery.ask(person.name, person.codes[0], network="198.51.100.1")

    assert "Somebody is using" in browser.open("/account").main


def test_the_page_for_forgotten_passwords_says_how_to_stop_somebody(browser: Browser) -> None:
    page = browser.open("/recover")

    assert page.links()["Sign in and stop it"] == "/sign-in?next=/account/recovery"


def test_a_bad_new_password_is_said_and_can_be_made_better(
    browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    ask(browser, person)
    clock.move(RECOVERY_WAIT)
    ask(browser, person)

    page = browser.send(password="password1234", status=422)
    assert "Many people use this one" in page.main

    assert browser.send(password=NEW).heading == "Keep your saved codes"


def test_stopped_meanwhile_means_stopped(
    services: Services, browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    ask(browser, person)
    clock.move(RECOVERY_WAIT)
    ask(browser, person)
    services.recovery.stop(person.sign_in().actor)

    page = browser.send(password=NEW)

    assert page.address == "/recover"
    assert person.sign_in(password=PASSWORD).token


def test_many_wrong_codes_have_to_wait(browser: Browser, person: Somebody) -> None:
    for _ in range(5):
        ask(browser, person, code="AAAA-BBBB-CCCC-DDDD", status=422)

    ask(browser, person, status=429)

    assert browser.page
    assert "600 seconds" in browser.page.main


def test_coming_back_too_late_begins_anew(
    browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    ask(browser, person)
    clock.move(timedelta(days=18))

    ask(browser, person, code=person.codes[1])

    assert browser.page
    assert browser.page.heading == "Your three days have begun"
