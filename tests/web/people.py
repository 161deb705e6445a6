"""Somebody who is signed in at a browser."""

from tests.accounts import PASSWORD, Somebody
from tests.web.pages import Browser


def sign_in(
    browser: Browser, person: Somebody, *, to: str = "/account", password: str = PASSWORD
) -> None:
    """Sign in as a person would, and go on to a page."""
    browser.open(f"/sign-in?next={to}")
    browser.send(sign_in_name=person.name, password=password, action="/sign-in", check=False)


def confirm(browser: Browser, password: str = PASSWORD) -> None:
    """Type the password again where it is asked for."""
    browser.send(password=password, action="/account/confirm", check=False)
