"""What an answer comes to, in one word; and an answer without what differs every time."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

API = "/api/"
FRONT = "/"
INSIDE = frozenset({200, 201, 204, 303, 304, 409, 412, 422})
LOOKING = frozenset({200, 303, 304})
DOORS = {"/sign-in": "sign-in", "/account/confirm": "password", "/at-work": "hats"}
PAGES = {
    "You are signed out": "sign-in",
    "Closed for a few days": "closed",
    "This hat needs a surer sign-in": "in",
    "You have a hat of work on": "hat-on",
    "Not while somebody helps you": "helped",
    "You can’t do that here": "refused",
    "This is not open to you": "not-open",
}
EVERY_TIME = (
    (re.compile(rb'(name="csrf" value=")[^"]*'), rb"\1"),
    (re.compile(rb'(name="op_id" value=")[^"]*'), rb"\1"),
    (re.compile(rb'(nonce=")[^"]*'), rb"\1"),
    (re.compile(rb'(data-options=")[^"]*'), rb"\1"),
    (re.compile(rb'("requestId":\s*")[^"]*'), rb"\1"),
)
COUNTED = frozenset({"x-request-id", "ratelimit", "date"})
# A program's requests are counted a handful at a time: which of them draws the next says nothing.
COUNTING = re.compile(r"accounts/\w+_tries")
NONCE = re.compile(r"'nonce-[^']*'")


def outcome(response: TestResponse, address: str, *, safe: bool) -> str:
    """One of the words of the table, or the status where none fits."""
    status = response.status_code
    if address.startswith(API):
        words = {401: "token", 403: "scope", 404: "none"}
    else:
        words = {404: "none", 400: "proof"}
        # From the front door whoever has a hat on is led to their work: that is no door closed.
        door = "" if address == FRONT else _door(response)
        if door:
            return door
    if status in (LOOKING if safe else INSIDE):
        return "in"
    return words.get(status, str(status))


def _door(response: TestResponse) -> str:
    if response.status_code == 303:
        to = urlsplit(response.headers["Location"])
        # A page that says what was done has let somebody in.
        return "" if to.query.startswith("done=") else DOORS.get(to.path, "")
    if response.status_code == 403:
        said = response.get_data(as_text=True)
        return next((word for title, word in PAGES.items() if f"<title>{title}" in said), "403")
    return ""


def without_what_differs(response: TestResponse, named: Iterable[str]) -> tuple[Any, ...]:
    """Status, headers and bytes, with ids that were sent and marks of one request taken out."""
    ids = re.compile("|".join(map(re.escape, named)) or r"(?!)")
    body = response.data
    for pattern, instead in EVERY_TIME:
        body = pattern.sub(instead, body)
    headers = sorted(
        (name.lower(), ids.sub("ID", NONCE.sub("'nonce'", value)))
        for name, value in response.headers
        if name.lower() not in COUNTED
    )
    return response.status_code, tuple(headers), ids.sub("ID", body.decode("latin-1"))


def work_done(heard: Iterable[str]) -> tuple[str, ...]:
    """The statements that an answer took, without counting how fast somebody asks."""
    return tuple(name for name in heard if name != "(write)" and not COUNTING.match(name))
