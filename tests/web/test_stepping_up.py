"""A page that asks for the password again gives back what was being typed."""

from datetime import timedelta

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import PASSWORD, somebody
from tests.web.pages import Browser
from tests.web.people import sign_in

FORM = "/account/tokens/new"
PURPOSE = "the address book on my phone"


def test_what_was_typed_is_there_again_after_the_password(
    services: Services, browser: Browser, clock: FrozenClock
) -> None:
    sign_in(browser, somebody(services), to="/account")
    browser.open(FORM)
    browser.send(password=PASSWORD, action="/account/confirm")
    clock.move(timedelta(minutes=6))

    page = browser.send(name=PURPOSE, action=FORM)
    assert page.heading == "Type your password again"
    browser.send(password=PASSWORD, action="/account/confirm")

    assert browser.page
    assert browser.page.address.startswith(FORM)
    assert browser.page.form(action=FORM).fields()["name"] == PURPOSE
