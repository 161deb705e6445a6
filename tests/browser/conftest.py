"""A real Chromium against the real service. Without a Chromium these tests are skipped, loudly."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser import site as sites
from tests.browser.phones import STORIES, MovedClock, Phones
from tests.browser.site import Site, Somebody
from tests.browser.windows import DESKTOP, FLAGS, NOT_RUN, PATIENCE, PHONE, chromium, sign_in
from tests.servers import TestServer

Opens = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if chromium() is None:
        for item in items:
            if "tests/browser/" in item.path.as_posix():
                item.add_marker(pytest.mark.skip(reason=NOT_RUN))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say in one loud line that the browser tests were not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if chromium() is None and any("tests/browser" in report.nodeid for report in skipped):
        terminalreporter.write_line(NOT_RUN, red=True, bold=True)


@pytest.fixture(scope="session")
def site(server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The running service."""
    with sites.running(server, tmp_path_factory.mktemp("rowan")) as running:
        yield running


@pytest.fixture(scope="session")
def somebody(site: Site) -> Somebody:
    """A person with a map, signed in. For tests that change nothing of it."""
    return site.sign_up_with_a_map()


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The browser program itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opens(chrome: Browser, site: Site) -> Iterator[Opens]:
    """Open a window: `opens("/map", as_=somebody, phone=True, scripts=False, scheme="dark")`.

    Whatever a window asks of anybody but the service, and whatever it complains about, fails
    the test.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_window(
        address: str,
        *,
        as_: Somebody | None = None,
        phone: bool = False,
        scripts: bool = True,
        scheme: Any = "light",
        bypass_csp: bool = False,
        viewport: ViewportSize | None = None,
    ) -> Page:
        context = chrome.new_context(
            base_url=site.url,
            viewport=viewport or (PHONE if phone else DESKTOP),
            has_touch=phone,
            java_script_enabled=scripts,
            color_scheme=scheme,
            locale="en-GB",
            bypass_csp=bypass_csp,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        if as_ is not None:
            sign_in(context, site, as_)
        page = context.new_page()
        _watch(page, site, troubles)
        page.goto(address)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def phones(
    chrome: Browser,
    server: TestServer,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Phones]:
    clock = MovedClock()
    with sites.running(server, tmp_path_factory.mktemp("later"), clock=clock) as site:
        held = Phones(chrome, site, clock, STORIES.get(request.function.__name__, "another"))
        yield held
        for context in list(chrome.contexts):
            context.close()


def _watch(page: Page, site: Site, troubles: list[str]) -> None:
    own = {urlsplit(site.url).netloc, urlsplit(site.exit_url).netloc}

    def asked(request: Any) -> None:
        if urlsplit(request.url).netloc not in own:
            troubles.append(f"asked somebody else: {request.url}")

    def said(message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            troubles.append(f"complained: {message.text}")

    page.on("request", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: troubles.append(f"broke: {error}"))
