"""Signing up, one thing a page, without scripts, e-mail or phone."""

import re

import pytest
from flask import Flask

from network.bootstrap import Services
from tests.accounts import PASSWORD
from tests.web.pages import Browser


def sign_up(browser: Browser, *, password: str = PASSWORD) -> str:
    """Sign up as an adult and say which name was taken."""
    browser.open("/sign-up")
    browser.send(adult="yes")
    name = offered(browser)[0]
    browser.send(name=name)
    browser.send(password=password)
    return name.rpartition(".")[0]


def offered(browser: Browser) -> list[str]:
    """The names on the page, each with its proof."""
    assert browser.page is not None
    return [str(radio.get("value")) for radio in browser.page.all("input", type="radio")]


def test_an_adult_signs_up_in_four_pages(browser: Browser) -> None:
    assert browser.open("/sign-up").heading == "Are you 18 or over?"
    assert browser.send(adult="yes").heading == "Choose your sign-in name"
    assert browser.send(name=offered(browser)[0]).heading == "Choose a password"
    codes = browser.send(password=PASSWORD)
    assert codes.heading == "Keep your saved codes"

    browser.send(kept="yes")

    assert browser.page
    assert browser.page.address.startswith("/map")


def test_somebody_younger_finds_out_kindly_who_is_there(browser: Browser) -> None:
    browser.open("/sign-up")

    page = browser.send(adult="no")

    assert page.heading == "Rowan is not for you yet"
    for help_now in ("Childline", "Become", "Coram Voice", "Always Heard", "NYAS", "advocate"):
        assert help_now in page.main
    assert "999" in page.main


def test_a_page_can_not_be_skipped(browser: Browser) -> None:
    assert browser.open("/sign-up/name").address == "/sign-up"
    assert browser.open("/sign-up/password").address == "/sign-up"


def test_the_age_has_to_be_answered(browser: Browser) -> None:
    browser.open("/sign-up")

    page = browser.send(status=422)

    assert "Choose yes or no." in page.main


def test_three_others_are_offered_when_asked_for(browser: Browser) -> None:
    browser.open("/sign-up")
    browser.send(adult="yes")
    first = offered(browser)

    browser.follow("Give me three others")

    assert len(first) == 3
    assert set(offered(browser)).isdisjoint(first)


def test_a_name_that_was_not_offered_is_refused(browser: Browser) -> None:
    browser.open("/sign-up")
    browser.send(adult="yes")

    browser.send(name="john-smith-liverpool.0123", status=422)

    assert browser.page
    assert "Choose one of these names." in browser.page.main


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "Make your password longer"),
        ("password1234", "Many people use this one"),
        ("aaaaaaaaaaaaaa", "quick to guess"),
        ("x y z " * 50, "Make your password shorter"),
        ("", "Write a password."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_plainly(
    browser: Browser, password: str, words: str
) -> None:
    browser.open("/sign-up")
    browser.send(adult="yes")
    browser.send(name=offered(browser)[0])

    page = browser.send(password=password, status=422)

    assert words in page.main
    if password:
        assert password not in page.html


def test_a_form_that_was_sent_twice_makes_one_account(
    app: Flask, services: Services, browser: Browser
) -> None:
    browser.open("/sign-up")
    browser.send(adult="yes")
    name = offered(browser)[0]
    browser.send(name=name)
    assert browser.page
    form = browser.page.form()
    values = form.filled({"password": PASSWORD}, None)
    cookies = {cookie: browser.cookie(cookie) or "" for cookie in ("rowan-start", "rowan-form")}
    browser.send(password=PASSWORD)
    second = app.test_client()
    for cookie, value in cookies.items():
        second.set_cookie(cookie, value)

    response = second.post("/sign-up/password", data=values)

    assert response.status_code == 303
    assert response.headers["Location"] == "/sign-up/codes"
    assert services.accounts.person_of(name.rpartition(".")[0])


def test_a_name_that_somebody_else_took_is_said_kindly(
    services: Services, app: Flask, browser: Browser
) -> None:
    from network.accounts.model import SignUp

    browser.open("/sign-up")
    browser.send(adult="yes")
    name = offered(browser)[0]
    browser.send(name=name)
    services.accounts.sign_up(
        SignUp(sign_in_name=name.rpartition(".")[0], password="a lighthouse on the headland")
    )

    page = browser.send(password=PASSWORD)

    assert page.heading == "Choose your sign-in name"
    assert "Here are three others" in page.main


def test_the_codes_are_honest_about_what_is_lost(browser: Browser) -> None:
    sign_up(browser)

    assert browser.page
    assert "nobody can open your account again" in browser.page.main
    assert len(set(codes_on(browser))) == 8


def test_going_on_needs_a_yes_that_the_codes_are_kept(browser: Browser) -> None:
    sign_up(browser)
    before = codes_on(browser)

    page = browser.send(status=422)

    assert "Keep your codes first" in page.main
    assert codes_on(browser) == before


def test_the_card_says_nothing_about_what_it_is_for(browser: Browser) -> None:
    name = sign_up(browser)
    codes = codes_on(browser)

    page = browser.follow("Show them as a card to print")

    assert name in page.main
    assert all(code in page.main for code in codes)
    assert not re.search(r"\b(care|account|recover|password|sign)", page.main, re.IGNORECASE)


def test_codes_that_were_put_away_are_shown_no_more(browser: Browser) -> None:
    sign_up(browser)
    browser.send(kept="yes", check=False)

    assert browser.open("/sign-up/codes").address == "/account/recovery"
    assert browser.open("/sign-up/card").address == "/account/recovery"


def test_nothing_of_signing_up_asks_for_a_way_to_reach_anybody(browser: Browser) -> None:
    browser.open("/sign-up")
    names = set(browser.page.form().names()) if browser.page else set()
    browser.send(adult="yes")
    assert browser.page
    names |= browser.page.form().names()
    browser.send(name=offered(browser)[0])
    names |= browser.page.form().names()

    assert names == {"csrf", "adult", "name", "username", "password"}


def test_a_password_may_be_pasted_and_shown_and_kept_by_a_manager(browser: Browser) -> None:
    browser.open("/sign-up")
    browser.send(adult="yes")
    browser.send(name=offered(browser)[0])

    assert browser.page
    (field,) = browser.page.all("input", type="password")
    assert field.get("autocomplete") == "new-password"
    assert not field.get("onpaste")
    assert "Show password" in browser.page.html


def codes_on(browser: Browser) -> list[str]:
    """The saved codes on the page."""
    assert browser.page is not None
    codes = re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", browser.page.main)
    assert len(codes) == 8
    return codes
