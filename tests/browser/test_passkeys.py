"""Passkeys in a real Chromium with a device of its own, and the second step without scripts."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from network.actor import FactorKind
from tests.browser import site as sites
from tests.browser.looking import judge
from tests.browser.site import PASSWORD, Site, Somebody
from tests.browser.windows import PATIENCE, PHONE, sign_in
from tests.servers import TestServer

SUBMIT = "button[type=submit]"


@pytest.fixture(scope="module")
def named(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The service under a name: browsers make no passkeys for a bare number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("named")
    with sites.running(server, home, port=port, host="localhost") as running:
        yield running


@dataclass
class Device:
    """A phone-sized window with something that keeps passkeys."""

    page: Page
    session: CDPSession
    ids: list[str] = field(default_factory=list)

    def plug_in(self, *, verified: bool = True) -> None:
        """Add what keeps passkeys, which its owner opens, or does not."""
        self.session.send("WebAuthn.enable")
        made = self.session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": verified,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        self.ids.append(made["authenticatorId"])

    def opened_by_its_owner(self, yes: bool) -> None:
        """Whether the owner opens it from here on."""
        self.session.send(
            "WebAuthn.setUserVerified",
            {"authenticatorId": self.ids[-1], "isUserVerified": yes},
        )


Windows = Callable[..., Device]


@pytest.fixture
def window(chrome: Browser, named: Site) -> Iterator[Windows]:
    """Open a window at phone width: `window("/account", as_=somebody, scripts=False)`."""
    with ExitStack() as stack:

        def open_window(
            address: str,
            *,
            as_: Somebody | None = None,
            scripts: bool = True,
            bypass_csp: bool = False,
        ) -> Device:
            context: BrowserContext = chrome.new_context(
                base_url=named.url,
                viewport=PHONE,
                java_script_enabled=scripts,
                locale="en-GB",
                bypass_csp=bypass_csp,
            )
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE)
            if as_ is not None:
                sign_in(context, named, as_)
            page = context.new_page()
            page.goto(address)
            return Device(page, context.new_cdp_session(page))

        yield open_window


def confirm(page: Page) -> None:
    """Type the password again."""
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator(f"form[action='/account/confirm'] {SUBMIT}").click()


def make_passkey(device: Device) -> None:
    """Make a passkey through the page."""
    page = device.page
    page.goto("/account/passkeys/new")
    confirm(page)
    page.locator("input[name=name]").fill("My phone")
    with page.expect_navigation():
        page.locator(f"form[data-passkey-make] {SUBMIT}").click()


def sign_out(page: Page) -> None:
    """Sign out through the page."""
    page.goto("/sign-out")
    page.locator(f"form[action='/sign-out'] {SUBMIT}").first.click()


def test_a_passkey_from_making_to_signing_in_and_taking_it_back(
    named: Site, window: Windows
) -> None:
    somebody = named.sign_up()
    device = window("/account", as_=somebody)
    page = device.page
    device.plug_in()
    make_passkey(device)
    assert page.get_by_role("link", name="My phone").is_visible()

    sign_out(page)
    page.goto("/sign-in?next=/account")
    with page.expect_navigation():
        page.locator(f"form[action='/sign-in/passkey'] {SUBMIT}").click()
    assert page.locator("h1").inner_text() == "My account"
    token = {one.get("name"): one.get("value") for one in page.context.cookies(named.url)}["rowan"]
    actor = named.services.sessions.find(token or "")
    assert actor
    assert actor.factors == {FactorKind.PASSKEY}

    page.goto("/account/second-step")
    page.get_by_role("link", name="My phone").click()
    page.locator("a[href$='/off']").click()
    with page.expect_navigation():
        page.locator(f"form[action='/account/confirm/passkey'] {SUBMIT}").click()
    page.locator(f"main form {SUBMIT}").click()
    assert not page.get_by_role("link", name="My phone").is_visible()


def test_a_device_that_its_owner_did_not_open_gets_nowhere(named: Site, window: Windows) -> None:
    somebody = named.sign_up()
    device = window("/account", as_=somebody)
    page = device.page
    device.plug_in()
    make_passkey(device)
    sign_out(page)
    device.opened_by_its_owner(False)
    page.goto("/sign-in")

    page.locator(f"form[action='/sign-in/passkey'] {SUBMIT}").click()

    page.locator("[data-passkey-trouble]:visible").wait_for()
    page.goto("/account")
    assert page.locator("h1").inner_text() == "Sign in"


def test_after_the_password_the_passkey_is_asked_for(named: Site, window: Windows) -> None:
    somebody = named.sign_up()
    device = window("/account", as_=somebody)
    page = device.page
    device.plug_in()
    make_passkey(device)
    sign_out(page)
    page.goto("/sign-in?next=/account")
    page.locator("input[name=sign_in_name]").fill(somebody.sign_in_name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator(f"form[action='/sign-in'] {SUBMIT}").click()
    assert page.locator("h1").inner_text() == "One more step"

    with page.expect_navigation():
        page.locator(f"form[action='/sign-in/passkey'] {SUBMIT}").click()

    assert page.locator("h1").inner_text() == "My account"


def test_codes_on_paper_work_without_scripts(named: Site, window: Windows) -> None:
    somebody = named.sign_up()
    page = window("/account/second-step/codes/new", as_=somebody, scripts=False).page
    assert page.locator("[data-passkey]:visible").count() == 0
    confirm(page)
    page.locator(f"main form {SUBMIT}").click()
    codes = page.locator("code.rowan-code").all_inner_texts()
    sign_out(page)
    page.goto("/sign-in?next=/account")
    assert page.locator("[data-passkey]:visible").count() == 0

    page.locator("input[name=sign_in_name]").fill(somebody.sign_in_name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator(f"form[action='/sign-in'] {SUBMIT}").click()
    page.locator("input[name=code]").fill(codes[4])
    page.locator(f"form[action='/sign-in/code'] {SUBMIT}").click()

    assert page.locator("h1").inner_text() == "My account"


def test_axe_finds_nothing_on_the_pages_of_the_second_step(named: Site, window: Windows) -> None:
    somebody = named.sign_up()
    device = window("/account/passkeys/new", as_=somebody, bypass_csp=True)
    page, found = device.page, {}
    device.plug_in()
    confirm(page)
    found["passkeys/new"] = judge(page)
    page.locator("input[name=name]").fill("My phone")
    with page.expect_navigation():
        page.locator(f"form[data-passkey-make] {SUBMIT}").click()
    page.get_by_role("link", name="My phone").click()
    found["passkey"] = judge(page)
    page.goto("/account/second-step/codes/new")
    found["codes/new"] = judge(page)
    page.locator(f"main form {SUBMIT}").click()
    found["codes"] = judge(page)
    page.goto("/account/second-step/app")
    page.locator(f"main form {SUBMIT}").click()
    found["app"] = judge(page)
    page.locator(f"main form {SUBMIT}").click()
    found["app, wrongly"] = judge(page)
    page.goto("/account/trusted/new")
    page.locator("input[name=name]").fill("Jo")
    page.locator(f"main form {SUBMIT}").click()
    found["slip"] = judge(page)
    for address in (
        "/account/second-step",
        "/account/second-step/codes/off",
        "/account/trusted",
        "/account/confirm",
        "/account/recovery/approve",
        "/pass-on",
        "/recover",
    ):
        page.goto(address)
        found[address] = judge(page)
    sign_out(page)
    page.goto("/sign-in")
    page.locator("input[name=sign_in_name]").fill(somebody.sign_in_name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator(f"form[action='/sign-in'] {SUBMIT}").click()
    found["sign-in/code"] = judge(page)

    assert {where: what for where, what in found.items() if what} == {}
    assert re.search("/sign-in/code", page.url)


def test_no_page_of_the_second_step_is_wider_than_a_phone(named: Site, window: Windows) -> None:
    somebody = named.sign_up()
    page = window("/account/second-step/app", as_=somebody).page
    confirm(page)
    page.locator(f"main form {SUBMIT}").click()

    for address in ("/account/second-step/app", "/account/second-step", "/account/trusted"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
