"""Addresses that came in from outside, and may be gone back to only if they are our own."""

import re
from urllib.parse import quote, urlsplit

from flask import Flask, request

LONGEST = 2000
UNSAFE = re.compile(r"[\x00-\x20\\\x7f]")


def own_address(address: str | None, default: str = "/") -> str:
    """The address if it is a page of this service, else the default. Never another site."""
    if not address or len(address) > LONGEST or UNSAFE.search(address):
        return default
    try:
        parts = urlsplit(address)
    except ValueError:
        return default
    own = not parts.scheme and not parts.netloc
    return address if own and address.startswith("/") and address[1:2] != "/" else default


def here_after(address: str) -> str:
    """An address that comes back to the page it is shown on."""
    return f"{address}?back={quote(request.full_path.rstrip('?'), safe='/')}"


def init_app(app: Flask) -> None:
    """Let the layout link to what comes back."""
    app.jinja_env.globals["here_after"] = here_after
