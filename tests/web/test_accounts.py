"""My account: everything about it can be seen, changed, taken away and erased."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from flask import Flask

from network.accounts.model import RECOVERY_WAIT, SessionMode, WrongSignIn
from network.bootstrap import Services
from network.clock import FrozenClock
from network.errors import NotFound
from tests.accounts import HOME, PASSWORD, Somebody, somebody
from tests.web.pages import Browser
from tests.web.people import confirm, sign_in

NEW = "a lighthouse on the headland"


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


@pytest.fixture
def at_home(browser: Browser, person: Somebody) -> Browser:
    """Their browser, signed in, on the account page."""
    sign_in(browser, person)
    return browser


def test_the_account_page_leads_to_everything(at_home: Browser, person: Somebody) -> None:
    page = at_home.open("/account")

    assert person.name in page.main
    assert "8 codes left" in page.main
    assert "1 device" in page.main
    leads = set(page.links().values())
    assert {
        "/account/name",
        "/account/password",
        "/account/recovery",
        "/account/sessions",
        "/account/drafts",
        "/account/who-looked",
        "/account/tokens",
        "/account/everything",
        "/account/erase",
    } <= leads


@pytest.mark.parametrize(
    "address",
    [
        "/account",
        "/account/confirm",
        "/account/name",
        "/account/password",
        "/account/sessions",
        "/account/recovery",
        "/account/recovery/new",
        "/account/tokens",
        "/account/tokens/new",
        "/account/tokens/made",
        "/account/drafts",
        "/account/everything",
        "/account/erase",
        "/sign-up/codes",
        "/sign-up/card",
    ],
)
def test_a_stranger_is_asked_to_sign_in(app: Flask, address: str) -> None:
    response = app.test_client().get(address)

    assert response.status_code == 303
    assert response.headers["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize(
    "address",
    [
        "/account/name",
        "/account/recovery/new",
        "/account/tokens/new",
        "/account/everything",
        "/account/erase",
    ],
)
def test_what_can_not_be_taken_back_asks_for_the_password_again(
    at_home: Browser, address: str
) -> None:
    page = at_home.open(address)
    assert page.heading == "Type your password again"

    confirm(at_home)

    assert at_home.page
    assert at_home.page.address == address


def test_a_wrong_password_again_goes_nowhere(at_home: Browser) -> None:
    at_home.open("/account/erase")

    page = at_home.send(password="not the right words", action="/account/confirm", status=422)

    assert "That isn’t the password of this account" in page.main
    assert at_home.open("/account/erase").heading == "Type your password again"


def test_typing_the_password_again_renews_the_cookie(services: Services, at_home: Browser) -> None:
    before = at_home.cookie("rowan") or ""
    at_home.open("/account/name")

    confirm(at_home)

    assert at_home.cookie("rowan") != before
    assert services.sessions.find(before) is None


def test_changing_the_password_keeps_me_here_and_ends_the_rest(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    elsewhere = person.sign_in()
    at_home.open("/account/password")

    page = at_home.send(current_password=PASSWORD, new_password=NEW, action="/account/password")

    assert page.heading == "My account"
    assert services.sessions.find(elsewhere.token) is None
    assert person.sign_in(password=NEW).token


@pytest.mark.parametrize(
    ("current", "new", "words"),
    [
        ("not the right words", NEW, "That isn’t the password you have now."),
        (PASSWORD, "short", "Make your password longer"),
        ("", NEW, "Write the password that you have now."),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    at_home: Browser, person: Somebody, current: str, new: str, words: str
) -> None:
    at_home.open("/account/password")

    page = at_home.send(
        current_password=current, new_password=new, action="/account/password", status=422
    )

    assert words in page.main
    assert person.sign_in().token


def test_another_name_can_be_taken(services: Services, at_home: Browser, person: Somebody) -> None:
    at_home.open("/account/name")
    confirm(at_home)
    assert at_home.page
    chosen = str(at_home.page.all("input", type="radio")[1].get("value"))

    page = at_home.send(name=chosen, action="/account/name")

    assert chosen.rpartition(".")[0] in page.main
    with pytest.raises(WrongSignIn):
        person.sign_in()


def test_devices_are_listed_in_plain_words_and_can_be_ended(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    there = person.sign_in(mode=SessionMode.OWN_DEVICE)
    page = at_home.open("/account/sessions")
    assert "A phone, with Firefox" in page.main
    assert "14 March 2026 at 10:00" in page.main

    at_home.send(action=f"/account/sessions/{there.actor.session_id}/end")

    assert services.sessions.find(there.token) is None
    assert at_home.open("/account/sessions").main.count("Signed in") == 1


def test_ending_all_signs_this_device_out_too(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    there, here = person.sign_in(), at_home.cookie("rowan") or ""
    at_home.open("/account/sessions")

    at_home.send(action="/account/sessions/end-all", check=False)

    assert services.sessions.find(there.token) is None
    assert services.sessions.find(here) is None
    assert at_home.cookie("rowan") is None


def test_new_codes_are_shown_and_the_old_ones_are_worth_nothing(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    at_home.open("/account/recovery/new")
    confirm(at_home)

    page = at_home.send(action="/account/recovery/new")

    assert page.heading == "Keep your saved codes"
    assert person.codes[0] not in page.main
    with pytest.raises(WrongSignIn):
        services.recovery.ask(person.name, person.codes[0], network=HOME)


def test_a_key_is_made_shown_once_and_taken_back(services: Services, at_home: Browser) -> None:
    at_home.open("/account/tokens/new")
    confirm(at_home)
    page = at_home.send(name="My calendar", scopes=["map:read"], days="30")
    (token,) = [word for word in page.main.split() if word.startswith("rowan_")]

    listed = at_home.open("/account/tokens")
    again = at_home.open("/account/tokens/made")
    works = services.tokens.find(token)
    at_home.open("/account/tokens")
    at_home.send(button="Take it back My calendar")

    assert "My calendar" in listed.main
    assert token not in listed.html
    assert again.address == "/account/tokens"
    assert works
    assert services.tokens.find(token) is None


def test_what_is_missing_for_a_key_is_said(at_home: Browser) -> None:
    at_home.open("/account/tokens/new")
    confirm(at_home)

    page = at_home.send(name="My calendar", status=422)

    assert "Choose what the program may do." in page.main
    assert "My calendar" in page.html


def test_everything_comes_as_one_file(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    services.drafts.keep(person.account.person_id, "/map/people/new", {"name": ["Aunty Bea"]})
    at_home.open("/account/everything")
    confirm(at_home)

    assert at_home.page
    response = at_home.post(
        "/account/everything", at_home.page.form(action="/account/everything").fields()
    )

    headers = response.headers
    packed = zipfile.ZipFile(io.BytesIO(response.data))
    account = json.loads(packed.read("account.json"))
    assert headers["Content-Disposition"] == 'attachment; filename="export-2026-03-14.zip"'
    assert account["signInName"] == person.name
    assert len(account["signedIn"]) == 1
    assert "Aunty Bea" in packed.read("drafts.json").decode()
    assert zipfile.ZipFile(io.BytesIO(packed.read("map.zip"))).namelist()
    assert "argon2" not in packed.read("account.json").decode()
    assert json.loads(packed.read("history.json"))["looks"][-1]["what"] == "everything_taken"


def test_erasing_says_beforehand_what_goes_and_what_stays(at_home: Browser) -> None:
    at_home.open("/account/erase")
    confirm(at_home)

    assert at_home.page
    assert "What goes" in at_home.page.main
    assert "Nobody can read a name in it." in at_home.page.main
    assert "30 days" in at_home.page.main


def test_erasing_needs_the_name_written_out(at_home: Browser, person: Somebody) -> None:
    at_home.open("/account/erase")
    confirm(at_home)

    for typed in ("", "velvet-otter-lantern"):
        at_home.send(sign_in_name=typed, action="/account/erase", status=422)

    assert person.sign_in().token


def test_erasing_is_calm_and_complete(
    services: Services, at_home: Browser, person: Somebody
) -> None:
    token = at_home.cookie("rowan") or ""
    at_home.open("/account/erase")
    confirm(at_home)

    page = at_home.send(sign_in_name=person.name, action="/account/erase")

    assert page.heading == "Goodbye, and all good things"
    assert at_home.cookie("rowan") is None
    assert services.sessions.find(token) is None
    with pytest.raises(NotFound):
        services.accounts.person_of(person.name)


GUARDED = (
    "/account/name",
    "/account/recovery/new",
    "/account/tokens/new",
    "/account/everything",
    "/account/erase",
    "/map/take-out",
)


def test_in_the_guarded_days_nothing_leaves(
    services: Services, browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)
    services.recovery.finish(standing.proof, NEW, codes_secret="s" * 43)
    sign_in(browser, person, password=NEW)
    browser.open("/account/name", status=200)
    browser.send(password=NEW, action="/account/confirm", status=403)

    headings = {browser.open(address, status=403).heading for address in GUARDED}

    assert headings == {"Closed for a few days"}
    assert "Seven careful days" in browser.open("/account").main


def test_after_the_guarded_days_everything_opens(
    services: Services, browser: Browser, person: Somebody, clock: FrozenClock
) -> None:
    services.recovery.ask(person.name, person.codes[0], network=HOME)
    clock.move(RECOVERY_WAIT)
    standing = services.recovery.ask(person.name, person.codes[0], network=HOME)
    services.recovery.finish(standing.proof, NEW, codes_secret="s" * 43)
    clock.move(timedelta(days=7))
    sign_in(browser, person, password=NEW)
    browser.open("/account/everything")

    browser.send(password=NEW, action="/account/confirm")

    assert browser.page
    assert browser.page.heading == "Give me everything"
