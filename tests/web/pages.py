"""A careful browser: it reads every page strictly, and presses only what is really there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import Client, TestResponse

HTML = "{http://www.w3.org/1999/xhtml}"
LABELLED = ("input", "select", "textarea")
UNLABELLED_TYPES = ("hidden", "submit", "button", "image", "reset")
TELLING_WORDS = re.compile(
    r"\b(care|adopt\w*|abuse\w*|foster\w*|social worker|safeguard\w*|child\w*)\b", re.IGNORECASE
)
# html5lib doesn't know these elements or states yet; browsers do.
KNOWN_REMARKS = ("unexpected-end-tag-implies-table-voodoo",)
MOST_BYTES = 60_000
# Those that say something when empty, and those that are either there or not.
MAY_BE_EMPTY = re.compile(
    "value|alt|data-.*|crossorigin|hidden|novalidate|required|multiple|checked|selected|disabled"
    "|open|inert|autofocus|readonly"
)


@dataclass
class Page:
    """One page as it came, read strictly. Reading raises where the page isn't sound."""

    response: TestResponse
    address: str

    def __post_init__(self) -> None:
        self.status = self.response.status_code
        self.html = self.response.get_data(as_text=True)
        parser = html5lib.HTMLParser(strict=False)
        self.tree: Element = parser.parse(self.html)
        self.errors = [error[1] for error in parser.errors if error[1] not in KNOWN_REMARKS]

    @property
    def title(self) -> str:
        """What the browser's tab shows."""
        return words(one(self.all("title")))

    @property
    def heading(self) -> str:
        """The one main heading."""
        return words(one(self.all("h1")))

    @property
    def text(self) -> str:
        """Everything a reader can read."""
        return words(one(self.all("body")))

    @property
    def main(self) -> str:
        """What the page itself says, without menu and footer."""
        return words(one(self.all("main")))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Every element of a kind, with these attributes (class_ for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.tree.iter(f"{HTML}{tag}")
            if all(_has(element, name, value) for name, value in wanted.items())
        ]

    def links(self) -> dict[str, str]:
        """Each link's words and where it leads."""
        return {words(link): link.get("href", "") for link in self.all("a") if link.get("href")}

    def form(self, *, action: str | None = None, button: str | None = None) -> "PageForm":
        """The form with this action or this button; without either, the only one on the page."""
        forms = [PageForm(self, element) for element in self.all("form")]
        if action is not None:
            forms = [form for form in forms if form.action == action]
        if button is not None:
            forms = [form for form in forms if button in form.buttons()]
        assert len(forms) == 1, f"{len(forms)} such forms on {self.address}: {self.text[:300]}"
        return forms[0]

    def check(self) -> None:
        """Everything that holds for every page of the service."""
        assert not self.errors, f"{self.address}: not sound HTML: {self.errors}"
        assert len(self.html.encode()) <= MOST_BYTES, f"{self.address}: too heavy"
        assert self.title == f"{self.heading} – Rowan", f"{self.title!r} and {self.heading!r}"
        assert not TELLING_WORDS.search(self.title), f"the title tells: {self.title!r}"
        assert one(self.all("html")).get("lang") in ("en", "cy")
        self._check_ids()
        self._check_attributes()
        self._check_labels()
        self._check_forms()
        self._check_scripts_and_styles()
        self._check_headings()
        self._check_pictures()

    def _check_ids(self) -> None:
        ids = [element.get("id") for element in self.tree.iter() if element.get("id")]
        twice = {id_ for id_ in ids if ids.count(id_) > 1}
        assert not twice, f"{self.address}: ids used twice: {twice}"
        for element in self.tree.iter():
            for name in ("aria-describedby", "aria-labelledby", "aria-controls", "for"):
                for id_ in (element.get(name) or "").split():
                    assert id_ in ids, f"{self.address}: {name} names {id_!r}, which isn't there"

    def _check_attributes(self) -> None:
        for element in self.tree.iter():
            empty = [name for name, value in element.items() if not value.strip()]
            stray = [name for name in empty if not MAY_BE_EMPTY.fullmatch(name)]
            assert not stray, f"{self.address}: {element.tag} with an empty {stray}"

    def _check_labels(self) -> None:
        labels = {label.get("for") for label in self.all("label")}
        for tag in LABELLED:
            for control in self.all(tag):
                if control.get("type") in UNLABELLED_TYPES:
                    continue
                named = control.get("aria-label") or control.get("aria-labelledby")
                assert control.get("id") in labels or named, (
                    f"{self.address}: {tag} {control.get('name')!r} has no label"
                )
        for element in [*self.all("a"), *self.all("button")]:
            assert words(element) or element.get("aria-label") or _has_named_picture(element), (
                f"{self.address}: a {element.tag.removeprefix(HTML)} without words"
            )

    def _check_forms(self) -> None:
        for form in self.all("form"):
            if form.get("method", "get").lower() == "post":
                names = [field.get("name") for field in form.iter(f"{HTML}input")]
                assert "csrf" in names, f"{self.address}: a form without its proof"
        for button in self.all("button"):
            assert button.get("type") in ("submit", "button"), f"{self.address}: a typeless button"

    def _check_scripts_and_styles(self) -> None:
        policy = self.response.headers.get("Content-Security-Policy", "")
        for script in self.all("script"):
            source = script.get("src")
            assert source or f"'nonce-{script.get('nonce')}'" in policy, "script without nonce"
        assert not self.all("style"), f"{self.address}: inline styles"
        for element in self.tree.iter():
            assert not element.get("style"), f"{self.address}: style attribute"
            handlers = [name for name in element.keys() if str(name).startswith("on")]  # noqa: SIM118
            assert not handlers, f"{self.address}: {handlers}"
        for element in self.tree.iter():
            for name in ("src", "href", "action", "poster", "data"):
                address = element.get(name) or ""
                if name == "href" and element.tag == f"{HTML}a":
                    continue
                assert not urlsplit(address).netloc, f"{self.address}: asks {address}"
                assert not address.startswith("data:"), f"{self.address}: data address"

    def _check_headings(self) -> None:
        levels = [
            int(str(element.tag)[-1])
            for element in self.tree.iter()
            if re.fullmatch(rf"{re.escape(HTML)}h[1-6]", str(element.tag))
        ]
        assert levels.count(1) == 1, f"{self.address}: {levels.count(1)} main headings"
        for before, after in pairwise(levels):
            assert after <= before + 1, f"{self.address}: heading level {before} then {after}"

    def _check_pictures(self) -> None:
        for picture in self.all("img"):
            assert picture.get("alt") is not None, f"{self.address}: a picture without words"


class PageForm:
    """A form on a page, filled in by hand and sent as a browser would."""

    def __init__(self, page: Page, element: Element) -> None:
        self.page = page
        self.element = element
        self.action = element.get("action") or page.address
        self.method = element.get("method", "get").lower()

    def buttons(self) -> list[str]:
        """The words on its buttons."""
        return [words(button) for button in self.element.iter(f"{HTML}button")]

    def fields(self) -> MultiDict[str, Any]:
        """What would be sent if nothing were touched."""
        found: MultiDict[str, Any] = MultiDict()
        for element in self.element.iter():
            name = element.get("name")
            if not name or element.get("disabled") is not None:
                continue
            for value in _values(element):
                found.add(name, value)
        return found

    def sent_to(self, button: str | None) -> str:
        """Where it is sent by this button."""
        pressed = [one for one in self.element.iter(f"{HTML}button") if words(one) == button]
        own = next((one.get("formaction") for one in pressed), None)
        return own or self.action

    def names(self) -> set[str]:
        """Every name that can be filled in."""
        return {
            str(element.get("name"))
            for tag in LABELLED
            for element in self.element.iter(f"{HTML}{tag}")
            if element.get("name")
        }

    def filled(self, typed: Mapping[str, Any], button: str | None) -> MultiDict[str, Any]:
        """What is sent once these fields were filled in and this button was pressed."""
        unknown = set(typed) - self.names()
        assert not unknown, f"{self.page.address} has no field {unknown}; it has {self.names()}"
        fields = self.fields()
        for name, value in typed.items():
            several = isinstance(value, list | tuple) and not _is_file(value)
            fields.setlist(name, list(value) if several else [value])
        for element in self.element.iter(f"{HTML}button"):
            if button is not None and words(element) == button and element.get("name"):
                fields.add(str(element.get("name")), element.get("value", ""))
        return fields


class Browser:
    """Somebody at a browser: opens pages, follows links, fills forms in. Checks every page."""

    def __init__(self, app: Flask, *, secure: bool = False) -> None:
        self.app = app
        self.client = Client(app, TestResponse_)
        self.base_url = "https://localhost" if secure else "http://localhost"
        self.page: Page | None = None

    def open(self, address: str, *, status: int = 200, check: bool = True) -> Page:
        """Go to an address, and on to where it sends."""
        response = self.client.get(address, base_url=self.base_url, headers=self._headers())
        return self._arrive(response, address, status=status, check=check)

    def follow(self, text: str, *, status: int = 200) -> Page:
        """Press the link with these words."""
        page = self._here()
        found = {href for label, href in page.links().items() if label == text}
        assert len(found) == 1, f"{len(found)} links {text!r} on {page.address}: {page.links()}"
        return self.open(urljoin(page.address, found.pop()), status=status)

    def send(
        self,
        typed: Mapping[str, Any] | None = None,
        /,
        *,
        button: str | None = None,
        action: str | None = None,
        status: int = 200,
        check: bool = True,
        **fields: Any,
    ) -> Page:
        """Fill in the page's form and send it, with the proof that the page really carries."""
        form = self._here().form(action=action, button=button)
        values = form.filled({**(typed or {}), **fields}, button)
        form.action = form.sent_to(button)
        return self._send(form, values, status=status, check=check)

    def post(self, address: str, data: Mapping[str, Any] | None = None) -> TestResponse:
        """Send something that no page of ours offers, and take the bare answer."""
        return self.client.post(
            address, data=data or {}, base_url=self.base_url, headers=self._headers()
        )

    def cookie(self, name: str) -> str | None:
        """The value of a cookie that the browser holds."""
        found = self.client.get_cookie(name)
        return found.value if found else None

    def _send(
        self, form: PageForm, values: MultiDict[str, Any], *, status: int, check: bool
    ) -> Page:
        address = urljoin(form.page.address, form.action)
        if form.method == "get":
            response = self.client.get(
                address, query_string=values, base_url=self.base_url, headers=self._headers()
            )
        else:
            response = self.client.post(
                address, data=values, base_url=self.base_url, headers=self._headers()
            )
        return self._arrive(response, address, status=status, check=check)

    def _arrive(self, response: TestResponse, address: str, *, status: int, check: bool) -> Page:
        for _ in range(5):
            if response.status_code not in (301, 302, 303, 307, 308):
                break
            address = urljoin(address, response.headers["Location"])
            assert not urlsplit(address).netloc, f"sent away to {address}"
            response = self.client.get(address, base_url=self.base_url, headers=self._headers())
        self.page = Page(response, address)
        assert self.page.status == status, f"{address}: {self.page.status}: {self.page.text[:600]}"
        if check and response.mimetype == "text/html":
            self.page.check()
            self._check_headers(response)
        return self.page

    def _here(self) -> Page:
        assert self.page is not None, "no page is open"
        return self.page

    @staticmethod
    def _headers() -> dict[str, str]:
        return {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en-GB"}

    @staticmethod
    def _check_headers(response: TestResponse) -> None:
        headers = response.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers["X-Request-Id"]


class TestResponse_(TestResponse):  # noqa: N801  pytest would collect a shorter name
    """A plain answer."""

    __test__ = False


def words(element: Element) -> str:
    """The words in an element, as they are read."""
    return " ".join("".join(_texts(element)).split())


def one(elements: list[Element]) -> Element:
    """The only one of them."""
    assert len(elements) == 1, f"{len(elements)} of what there should be one"
    return elements[0]


def _texts(element: Element) -> Iterable[str]:
    if element.tag in (f"{HTML}script", f"{HTML}style", f"{HTML}noscript"):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _has(element: Element, name: str, value: str) -> bool:
    if name == "class":
        return value in (element.get("class") or "").split()
    return element.get(name) == value


def _has_named_picture(element: Element) -> bool:
    return any(picture.get("alt") for picture in element.iter(f"{HTML}img"))


def _values(element: Element) -> list[str]:
    tag = str(element.tag).removeprefix(HTML)
    if tag == "textarea":
        return [(element.text or "").removeprefix("\n")]
    if tag == "select":
        options = list(element.iter(f"{HTML}option"))
        chosen = [option for option in options if option.get("selected") is not None]
        return [_option(option) for option in (chosen or options[:1])]
    if tag != "input" or element.get("type") in ("submit", "button", "file", "image", "reset"):
        return []
    if element.get("type") in ("radio", "checkbox"):
        return [element.get("value", "on")] if element.get("checked") is not None else []
    return [element.get("value", "")]


def _option(option: Element) -> str:
    value = option.get("value")
    return words(option) if value is None else value


def _is_file(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) > 1 and hasattr(value[0], "read")
