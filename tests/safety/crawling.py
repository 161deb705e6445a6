"""Somebody who opens every page and fills in every form, each field with words of its own."""

import io
from collections import deque
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from werkzeug.datastructures import FileStorage, MultiDict

from network.bootstrap import Services
from network.clock import FrozenClock
from tests.safety.filling import Canaries, Filled, picture
from tests.web.pages import HTML, Browser, Page, PageForm

STARTS = ("/map", "/map/people/new", "/map/places/new", "/map/links/new", "/map/bring-in")
MORE_STARTS = (
    "/story/edit",
    "/willing/new",
    "/past/new",
    "/map/take-out",
    "/account",
    "/account/tokens",
    "/account/recovery",
    "/sign-in",
    "/safe",
)
# What would end the walk: leaving, erasing, ending sessions, removing, changing the password.
NOT = (
    "/sign-out",
    "/exit",
    "erase",
    "end",
    "remove",
    "/language",
    "/look",
    "/static",
    "/api",
    "password",
)
TEXT = ("text", "search", None)
MOST_PAGES, MOST_FORMS = 150, 60


def crawl(services: Services, who: Filled) -> tuple[int, int]:
    """Walk through the pages as somebody. Answers how many pages and forms there were."""
    from web.app import create_app

    browser = Browser(create_app(services))
    password = who.canaries.made["password"]
    browser.client.set_cookie("rowan", who.somebody.sign_in(password=password).token)
    walked = _Walk(browser, who.canaries).go()
    _let_the_session_run_out(services, browser, who.canaries)
    return walked


def _let_the_session_run_out(services: Services, browser: Browser, canaries: Canaries) -> None:
    """Send a form too late: what was typed is kept for later."""
    form = browser.open("/map/people/new", check=False).form(action="/map/people/new")
    values = form.fields()
    values.setlist("name", [canaries("typed too late")])
    assert isinstance(services.clock, FrozenClock)
    services.clock.move(timedelta(hours=3))
    answer = browser.post("/map/people/new", values)
    assert answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR


class _Walk:
    def __init__(self, browser: Browser, canaries: Canaries) -> None:
        self._browser = browser
        self._canaries = canaries
        self._ahead = deque([*STARTS, *MORE_STARTS])
        self._seen: set[str] = set()
        self._sent: set[str] = set()

    def go(self) -> tuple[int, int]:
        while self._ahead and len(self._seen) < MOST_PAGES:
            address = self._ahead.popleft()
            if address not in self._seen:
                self._seen.add(address)
                self._visit(address)
        return len(self._seen), len(self._sent)

    def _visit(self, address: str) -> None:
        page = self._page("get", address, None)
        if page is None:
            return
        for form in [PageForm(page, element) for element in page.all("form")]:
            key = f"{_shape(urljoin(page.address, form.action))} {sorted(form.names())}"
            if form.method == "post" and _wanted(form.action) and key not in self._sent:
                self._sent.add(key)
                if len(self._sent) <= MOST_FORMS:
                    self._send(form)

    def _send(self, form: PageForm) -> None:
        values = form.fields()
        for name in form.names():
            kind = _kind(form, name)
            if kind == "file":
                values.setlist(name, [_file(name, self._canaries)])
            elif kind in TEXT and not values.get(name):
                values.setlist(name, [self._canaries(f"{form.action} {name}")])
        self._page("post", urljoin(form.page.address, form.action), values)

    def _page(
        self, method: str, address: str, values: MultiDict[str, object] | None
    ) -> Page | None:
        browser = self._browser
        answer = browser.client.open(
            address,
            method=method.upper(),
            data=values,
            base_url=browser.base_url,
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        assert answer.status_code < 500, (method, address, answer.status_code)
        if answer.status_code in (302, 303):
            self._push(urljoin(address, answer.headers["Location"]))
            return None
        if answer.mimetype != "text/html":
            return None
        page = Page(answer, address)
        for href in page.links().values():
            self._push(urljoin(address, href))
        return page

    def _push(self, address: str) -> None:
        parts = urlsplit(address)
        if not parts.netloc and not parts.scheme and _wanted(parts.path):
            self._ahead.append(parts.path + (f"?{parts.query}" if parts.query else ""))


def _wanted(address: str) -> bool:
    return not any(part in address for part in NOT)


def _shape(address: str) -> str:
    return "/".join("*" if len(part) == 32 else part for part in address.split("/"))


def _kind(form: PageForm, name: str) -> str | None:
    for element in form.element.iter():
        if element.get("name") == name:
            if element.tag == f"{HTML}textarea":
                return "text"
            return element.get("type") if element.tag == f"{HTML}input" else "select"
    return "hidden"


def _file(name: str, canaries: Canaries) -> FileStorage:
    words = canaries(f"file {name}")
    if "photo" in name or "picture" in name:
        return FileStorage(io.BytesIO(picture(words)), filename=f"{words}.jpg")
    card = f"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{words}\r\nNOTE:{words}\r\nEND:VCARD\r\n"
    return FileStorage(io.BytesIO(card.encode()), filename=f"{words}.vcf")
