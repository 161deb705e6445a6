"""A second step, passkeys and people one trusts, page by page and without scripts."""

import json
from datetime import timedelta

import pyotp
import pytest

from network.accounts.model import RECOVERY_WAIT
from network.actor import FactorKind
from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import PASSWORD, Somebody, somebody
from tests.network.factors.device import Device
from tests.web.pages import Browser, Page, words
from tests.web.people import confirm, sign_in

NEW = "a lighthouse on the headland"


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


@pytest.fixture
def owner(browser: Browser, person: Somebody) -> Somebody:
    """The same, signed in, with the password typed again."""
    sign_in(browser, person)
    browser.open("/account/second-step/codes/new")
    confirm(browser)
    return person


def codes_on(page: Page) -> list[str]:
    """The codes that a page shows."""
    return [words(code) for code in page.all("code", class_="rowan-code")]


def make_codes(browser: Browser) -> list[str]:
    """Turn codes on paper on."""
    browser.open("/account/second-step/codes/new")
    return codes_on(browser.send())


def ask_again(services: Services, person: Somebody) -> str:
    """What a device would be asked on the page, which the test has no script for."""
    actor = person.fresh()
    return services.factors.ask_for_passkey(actor)


def passkey(browser: Browser, name: str = "My phone") -> Device:
    """Make a passkey through the page."""
    device, page = Device(), browser.open("/account/passkeys/new")
    [form] = page.all("form", data_passkey_make="")
    made = device.make(str(form.get("data-options")))
    browser.send(name=name, passkey=made, action="/account/passkeys/new", check=False)
    return device


def asked(page: Page, action: str) -> str:
    """What a device is asked by the page."""
    [form] = page.all("form", action=action)
    return str(form.get("data-options"))


def test_codes_on_paper_from_turning_on_to_signing_in(browser: Browser, owner: Somebody) -> None:
    codes = make_codes(browser)
    assert len(codes) == 10
    assert "10 codes left" in browser.open("/account/second-step").main
    browser.open("/account")
    browser.send(action="/sign-out", check=False)

    sign_in(browser, owner, to="/map/settings")
    assert browser.page
    assert browser.page.heading == "One more step"
    page = browser.send(code=codes[0].lower())

    assert page.address.startswith("/map/settings")


def test_a_wrong_code_is_said_kindly_and_nothing_opens(browser: Browser, owner: Somebody) -> None:
    make_codes(browser)
    browser.open("/account")
    browser.send(action="/sign-out", check=False)
    sign_in(browser, owner)

    page = browser.send(code="AAAAA-BBBBB", status=422)
    assert "That code isn’t right, or it was used before" in page.main
    browser.send(code="", status=422)
    assert browser.open("/account").heading == "Sign in"


def test_the_second_step_leads_back_where_there_was_no_first(browser: Browser) -> None:
    assert browser.open("/sign-in/code").address.startswith("/sign-in?")


def test_when_few_codes_are_left_the_page_says_so(
    services: Services, browser: Browser, owner: Somebody
) -> None:
    codes = make_codes(browser)
    owner.sheet.extend(codes[2:])
    while len(owner.sheet) > 0:
        owner.sign_in()
    browser.open("/account")
    browser.client.delete_cookie("rowan")
    sign_in(browser, owner)

    page = browser.send(code=codes[0])

    assert "Make new codes soon" in browser.open(page.address).main or page.heading


def test_an_app_from_the_picture_to_signing_in(
    browser: Browser, owner: Somebody, clock: FrozenClock
) -> None:
    browser.open("/account/second-step/app")
    page = browser.send()
    [secret] = codes_on(page)
    app = pyotp.TOTP(secret.replace(" ", ""))
    assert page.all("svg") or "svg" in page.html
    assert owner.name not in page.html
    again = browser.send(code="000000", status=422)
    assert codes_on(again) == [secret]
    browser.send(code=app.at(clock.now()))
    clock.move(timedelta(seconds=30))
    browser.open("/account")
    browser.send(action="/sign-out", check=False)

    sign_in(browser, owner)
    page = browser.send(code=app.at(clock.now()))

    assert page.heading == "My account"


def test_turning_off_asks_once_and_says_what_it_means(browser: Browser, owner: Somebody) -> None:
    make_codes(browser)

    page = browser.open("/account/second-step/codes/off")
    assert "your password alone is enough" in page.main
    browser.send()

    assert browser.open("/account/second-step/codes").all("h2")
    assert owner.sign_in().actor.factors == {FactorKind.PASSWORD}


@pytest.mark.parametrize(
    "address",
    [
        "/account/second-step/codes/new",
        "/account/second-step/codes/off",
        "/account/second-step/app",
        "/account/second-step/app/off",
        "/account/passkeys/new",
        "/account/trusted/new",
        "/account/recovery/approve",
    ],
)
def test_what_widens_asks_who_it_is_first_and_stays_closed_in_the_guarded_days(
    browser: Browser, person: Somebody, clock: FrozenClock, address: str
) -> None:
    sign_in(browser, person)
    assert browser.open(address).heading == "Type your password again"
    browser.open("/account")
    browser.client.delete_cookie("rowan")
    browser.open("/recover")
    browser.send(sign_in_name=person.name, saved_code=person.codes[0])
    clock.move(RECOVERY_WAIT)
    browser.open("/recover")
    browser.send(sign_in_name=person.name, saved_code=person.codes[0])
    browser.send(password=NEW)
    browser.open(address)
    page = browser.send(password=NEW, action="/account/confirm", status=403)

    assert page.heading == "Closed for a few days"


def test_a_passkey_signs_in_and_opens_what_needs_it_freshly(
    services: Services, browser: Browser, owner: Somebody
) -> None:
    device = passkey(browser)
    assert "My phone" in browser.open("/account/second-step").main
    browser.open("/account")
    browser.send(action="/sign-out", check=False)

    page = browser.open("/sign-in?next=/account")
    answer = device.show(asked(page, "/sign-in/passkey"))
    page = browser.send(passkey=answer, action="/sign-in/passkey", check=False)
    assert page.heading == "My account"
    page = browser.open("/account/second-step/codes/new")
    answer = device.show(asked(page, "/account/confirm/passkey"))
    page = browser.send(passkey=answer, action="/account/confirm/passkey", check=False)

    assert page.heading == "Make codes on paper"
    token = browser.cookie("rowan")
    actor = services.sessions.find(token or "")
    assert actor
    assert actor.factors == {FactorKind.PASSKEY}


@pytest.mark.parametrize("answer", ["", "{}", "nothing that a device would send"])
def test_what_is_no_passkey_is_refused_kindly_everywhere(
    browser: Browser, owner: Somebody, answer: str
) -> None:
    passkey(browser)
    browser.open("/account/passkeys/new")
    page = browser.send(name="Another", passkey=answer, action="/account/passkeys/new", status=422)
    assert page.form(action="/account/passkeys/new").fields()["name"] == "Another"
    browser.open("/account/confirm")
    browser.send(passkey=answer, action="/account/confirm/passkey", status=422)
    browser.open("/account")
    browser.send(action="/sign-out", check=False)
    browser.open("/sign-in")

    page = browser.send(passkey=answer, action="/sign-in/passkey", status=422)

    assert page.heading == "Sign in with a passkey"


def test_a_passkey_is_renamed_and_taken_back(
    services: Services, browser: Browser, owner: Somebody
) -> None:
    passkey(browser)
    actor = services.sessions.find(browser.cookie("rowan") or "")
    assert actor
    [known] = services.factors.mine(actor).passkeys
    page = browser.open(f"/account/passkeys/{known.id}")
    assert "On one device only" in page.main

    browser.send(name="Library key", action=f"/account/passkeys/{known.id}")
    assert "Library key" in browser.open("/account/second-step").main
    browser.open(f"/account/passkeys/{known.id}/off")
    browser.send()

    assert "Library key" not in browser.open("/account/second-step").main
    browser.open(f"/account/passkeys/{known.id}", status=404)


def test_nobody_sees_the_passkeys_of_somebody_else(
    services: Services, browser: Browser, owner: Somebody
) -> None:
    passkey(browser)
    actor = services.sessions.find(browser.cookie("rowan") or "")
    assert actor
    [known] = services.factors.mine(actor).passkeys
    browser.client.delete_cookie("rowan")
    sign_in(browser, somebody(services))

    browser.open(f"/account/passkeys/{known.id}", status=404)


def test_a_code_goes_on_where_the_password_is_asked_for(
    browser: Browser, owner: Somebody, clock: FrozenClock
) -> None:
    codes = make_codes(browser)
    clock.move(timedelta(minutes=6))
    browser.open("/account/second-step/codes/new")

    browser.send(code="AAAAA-BBBBB", action="/account/confirm/code", status=422)
    page = browser.send(code=codes[0], action="/account/confirm/code")

    assert page.heading == "Make codes on paper"


def test_a_slip_from_making_to_passing_on(
    browser: Browser, owner: Somebody, services: Services
) -> None:
    browser.open("/account/trusted/new")
    page = browser.send(name="My aunt Jo")
    assert page.heading == "Slip"
    assert "Jo" not in page.main
    assert owner.name not in page.main
    [slip] = codes_on(page)
    assert "My aunt Jo" in browser.open("/account/trusted").main

    stranger = Browser(browser.app)
    stranger.open("/pass-on")
    page = stranger.send(slip=slip.lower())
    [code] = codes_on(page)
    assert owner.name not in page.html
    assert "Jo" not in page.main
    assert len(code) == 11
    stranger.open("/pass-on")
    refused = stranger.send(slip="AAAA-BBBB-CCCC-DDDD", status=422)
    assert "That isn’t a code from a slip" in refused.main

    browser.open("/account/trusted")
    browser.send()
    assert "Nobody yet" in browser.open("/account/trusted").main
    stranger.open("/pass-on")
    stranger.send(slip=slip, status=422)


def test_password_and_saved_code_get_me_back_in_without_my_second_step(
    services: Services, browser: Browser, owner: Somebody, clock: FrozenClock
) -> None:
    make_codes(browser)
    stranger = Browser(browser.app)
    stranger.open("/recover")
    alone = stranger.send(sign_in_name=owner.name, saved_code=owner.codes[0], status=422)
    assert "don’t go together" in alone.main

    both = {"sign_in_name": owner.name, "saved_code": owner.codes[0], "password": PASSWORD}
    assert stranger.send(both).heading == "Your three days have begun"
    assert "Somebody is using one of your saved codes" in browser.open("/account").main
    clock.move(RECOVERY_WAIT)
    stranger.open("/recover")
    stranger.send(sign_in_name=owner.name, saved_code=owner.codes[0])
    assert stranger.send(password=NEW).heading == "Keep your saved codes"

    assert owner.sign_in(password=NEW).actor.guarded


def test_a_code_to_come_back_with_is_told_where_no_saved_code_was_used(
    browser: Browser, owner: Somebody, services: Services, clock: FrozenClock
) -> None:
    browser.open("/account/trusted/new")
    [slip] = codes_on(browser.send(name="Jo"))
    passed = services.factors.trusted.pass_on(slip, network="192.0.2.9")
    stranger = Browser(browser.app)
    stranger.open("/recover")

    page = stranger.send(sign_in_name=owner.name, password=PASSWORD, passed_code=passed)
    [back] = codes_on(page)
    assert "Somebody is getting back into your account" in browser.open("/account").main
    clock.move(RECOVERY_WAIT)
    stranger = Browser(browser.app)
    stranger.open("/recover")
    page = stranger.send(sign_in_name=owner.name, saved_code=back)

    assert page.heading == "Choose a new password"


def test_the_owner_ends_the_wait_from_where_they_are_signed_in(
    browser: Browser, owner: Somebody
) -> None:
    stranger = Browser(browser.app)
    stranger.open("/recover")
    stranger.send(sign_in_name=owner.name, saved_code=owner.codes[0])

    browser.open("/account/recovery/approve")
    browser.send()

    assert stranger.open("/recover/waiting").heading == "Choose a new password"


def test_a_new_password_is_no_way_past_the_second_step(
    browser: Browser, owner: Somebody, clock: FrozenClock
) -> None:
    codes = make_codes(browser)
    stranger = Browser(browser.app)
    stranger.open("/recover")
    shown = {
        "sign_in_name": owner.name,
        "saved_code": owner.codes[0],
        "second_code": codes[0],
    }
    stranger.send(shown)
    clock.move(RECOVERY_WAIT)
    stranger.open("/recover")
    stranger.send(sign_in_name=owner.name, saved_code=owner.codes[0])

    page = stranger.send(password=NEW, check=False)

    assert page.heading == "Sign in"
    assert stranger.open("/account").heading == "Sign in"


def test_what_a_page_asks_of_a_device_says_nothing_of_anybody(
    browser: Browser, owner: Somebody
) -> None:
    passkey(browser)
    page = browser.open("/account/passkeys/new")
    [form] = page.all("form", data_passkey_make="")
    told = json.loads(str(form.get("data-options")))

    assert told["rp"]["name"] == told["user"]["name"] == "Rowan"
    assert owner.name not in page.html


def test_only_our_own_pages_may_ask_for_a_passkey(browser: Browser) -> None:
    policy = browser.open("/sign-in").response.headers["Permissions-Policy"]

    assert "publickey-credentials-get=(self)" in policy
    assert "publickey-credentials-create=(self)" in policy
