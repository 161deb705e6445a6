"""Signing in and out: alike for everybody who fails, and over when it is over."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.accounts import PASSWORD, Somebody, somebody
from tests.web.pages import Browser

NOBODY = "velvet-otter-lantern"
WRONG = "not the right words at all"


@pytest.fixture
def person(services: Services) -> Somebody:
    """Somebody who has signed up."""
    return somebody(services)


def sign_in(browser: Browser, person: Somebody, *, mode: str = "private", next_: str = "") -> None:
    """Sign in as a person would."""
    browser.open("/sign-in" + (f"?next={next_}" if next_ else ""))
    browser.send(
        sign_in_name=person.name, password=PASSWORD, mode=mode, action="/sign-in", check=False
    )


def test_signing_in_leads_to_the_page_that_was_asked_for(
    browser: Browser, person: Somebody
) -> None:
    browser.open("/account/sessions")

    page = browser.send(sign_in_name=person.name, password=PASSWORD, action="/sign-in")

    assert page.heading == "Where I am signed in"


@pytest.mark.parametrize("typed", ["{}", " {} ", "{} ."])
def test_a_name_is_understood_however_it_is_typed(
    browser: Browser, person: Somebody, typed: str
) -> None:
    browser.open("/sign-in?next=/account")
    name = typed.format(person.name.upper().replace("-", " "))

    page = browser.send(sign_in_name=name, password=PASSWORD, action="/sign-in")

    assert page.heading == "My account"


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(
    app: Flask, browser: Browser, person: Somebody, address: str
) -> None:
    browser.open("/sign-in")
    assert browser.page
    values = browser.page.form(action="/sign-in").filled(
        {"sign_in_name": person.name, "password": PASSWORD}, None
    )
    values["next"] = address

    response = browser.post("/sign-in", values)

    assert response.headers["Location"] == "/home"


def test_the_page_is_the_same_for_a_wrong_password_and_for_nobody(
    app: Flask, person: Somebody
) -> None:
    answers = []
    for name in (person.name, NOBODY):
        browser = Browser(app)
        browser.open("/sign-in")
        page = browser.send(sign_in_name=name, password=WRONG, action="/sign-in", status=422)
        answers.append((sorted(page.response.headers.keys()), plain(page.response, name)))

    assert answers[0] == answers[1]


def test_the_wait_is_the_same_for_a_wrong_password_and_for_nobody(
    app: Flask, person: Somebody
) -> None:
    answers = []
    for number, name in enumerate((person.name, NOBODY)):
        client = app.test_client()
        for _ in range(5):
            attempt(client, name, network=f"198.51.100.{number}")
        response = attempt(client, name, network=f"198.51.100.{number}")
        answers.append((response.status_code, response.headers["Retry-After"]))
        assert b"Nobody is locked out" in response.data

    assert answers == [(429, "180"), (429, "180")]


def test_a_saved_code_goes_past_the_wait(browser: Browser, person: Somebody) -> None:
    browser.open("/sign-in?next=/account")
    for status in (422, 422, 422, 422, 422, 429):
        browser.send(sign_in_name=person.name, password=WRONG, action="/sign-in", status=status)

    page = browser.send(
        sign_in_name=person.name,
        password=PASSWORD,
        saved_code=person.codes[0],
        action="/sign-in",
    )

    assert page.heading == "My account"


def test_a_password_that_was_wrong_is_not_given_back(browser: Browser, person: Somebody) -> None:
    browser.open("/sign-in")

    page = browser.send(sign_in_name=person.name, password=WRONG, action="/sign-in", status=422)

    assert WRONG not in page.html
    assert person.name in page.html


def test_the_cookie_is_nobody_else_s_business(app: Flask, person: Somebody) -> None:
    response = attempt(app.test_client(), person.name, password=PASSWORD)

    (cookie,) = [c for c in response.headers.getlist("Set-Cookie") if c.startswith("rowan=")]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Path=/" in cookie
    assert "Max-Age" not in cookie
    assert "Domain" not in cookie


def test_under_tls_the_cookie_is_bound_to_this_host(secure_app: Flask, person: Somebody) -> None:
    client = secure_app.test_client()
    page = client.get("/sign-in", base_url="https://localhost")

    response = attempt(client, person.name, password=PASSWORD, base="https://localhost")

    cookies = [*page.headers.getlist("Set-Cookie"), *response.headers.getlist("Set-Cookie")]
    assert any(cookie.startswith("__Host-rowan=") for cookie in cookies)
    assert all(cookie.startswith("__Host-") and "Secure" in cookie for cookie in cookies)


def test_my_own_device_is_remembered_for_thirty_days(app: Flask, person: Somebody) -> None:
    response = attempt(app.test_client(), person.name, password=PASSWORD, mode="own_device")

    (cookie,) = [c for c in response.headers.getlist("Set-Cookie") if c.startswith("rowan=")]
    assert "Max-Age=2592000" in cookie
    assert any(c.startswith("rowan-device=") for c in response.headers.getlist("Set-Cookie"))


def test_signing_in_gives_a_new_token_and_ends_the_session_before(
    services: Services, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person)
    first = browser.cookie("rowan") or ""
    client = browser.client

    response = attempt(client, person.name, password=PASSWORD)

    second = browser.cookie("rowan") or ""
    assert response.status_code == 303
    assert first != second
    assert services.sessions.find(first) is None
    assert services.sessions.find(second)


def test_a_token_that_somebody_planted_is_never_taken_over(
    services: Services, browser: Browser, person: Somebody
) -> None:
    planted = "p" * 43
    browser.client.set_cookie("rowan", planted)

    sign_in(browser, person)

    assert browser.cookie("rowan") != planted
    assert services.sessions.find(planted) is None


def test_a_copied_cookie_opens_nothing_after_signing_out(
    app: Flask, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person, next_="/account")
    copied = browser.cookie("rowan") or ""
    browser.open("/account")
    browser.send(button="Sign out", check=False)
    thief = app.test_client()
    thief.set_cookie("rowan", copied)

    response = thief.get("/account")

    assert response.status_code == 303
    assert response.headers["Location"].startswith("/sign-in")


def test_signing_out_has_the_browser_forget(browser: Browser, person: Somebody) -> None:
    sign_in(browser, person)
    browser.open("/sign-out")
    assert browser.page
    values = browser.page.form(action="/sign-out").fields()

    response = browser.post("/sign-out", values)

    assert response.status_code == 303
    assert response.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert browser.cookie("rowan") is None


def test_opening_the_address_of_signing_out_signs_nobody_out(
    services: Services, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person)

    browser.open("/sign-out")

    assert services.sessions.find(browser.cookie("rowan") or "")


@pytest.mark.parametrize(("mode", "away"), [("private", 15), ("own_device", 30 * 24 * 60)])
def test_time_runs_out(
    browser: Browser, person: Somebody, clock: FrozenClock, mode: str, away: int
) -> None:
    sign_in(browser, person, mode=mode)

    clock.move(timedelta(minutes=away))

    assert browser.open("/account").heading == "Sign in"


def test_leaving_quickly_ends_the_session(
    services: Services, browser: Browser, person: Somebody
) -> None:
    sign_in(browser, person)
    token = browser.cookie("rowan") or ""

    browser.client.get("/exit", headers={"Sec-Fetch-Site": "same-origin"})

    assert services.sessions.find(token) is None


def test_flask_login_s_own_cookies_mean_nothing(app: Flask) -> None:
    client = app.test_client()
    client.set_cookie("remember_token", "1|abc")
    client.set_cookie("session", "abc")

    assert client.get("/account").headers["Location"].startswith("/sign-in")
    assert client.get("/sign-in").status_code == 200


def attempt(
    client: Client,
    name: str,
    *,
    password: str = WRONG,
    mode: str = "private",
    network: str = "192.0.2.9",
    base: str = "http://localhost",
) -> TestResponse:
    """Send the form of the page, and take the bare answer."""
    origin = {"REMOTE_ADDR": network}
    page = client.get("/sign-out", base_url=base, environ_base=origin)
    proof = re.search(r'name="csrf" value="([^"]+)"', page.get_data(as_text=True))
    assert proof
    return client.post(
        "/sign-in",
        base_url=base,
        environ_base=origin,
        data={"csrf": proof[1], "sign_in_name": name, "password": password, "mode": mode},
    )


def plain(response: TestResponse, name: str) -> bytes:
    """What the page says, without what differs each time and the name that was typed."""
    text = response.get_data(as_text=True).replace(name, "")
    text = re.sub(r'data-options="[^"]*"', "", text)
    return re.sub(r'(nonce|value)="[A-Za-z0-9_=-]{20,}"', "", text).encode()
