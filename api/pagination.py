"""Pages of a long list: an opaque cursor leads from each to the next."""

import base64
import binascii
import re

from api.errors import Refused

LIMIT = 50
MOST = 100
LARGEST = 2**53
CURSOR = r"^[A-Za-z0-9_-]{1,24}$"


def cursor(mark: int) -> str:
    """A mark in a list, as a word that means nothing outside."""
    return base64.urlsafe_b64encode(f"n{mark}".encode()).decode().rstrip("=")


def mark(given: str | None) -> int | None:
    """The mark behind a cursor. Raises Refused where it is none of ours."""
    if given is None:
        return None
    try:
        text = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        raise _unknown() from None
    if not re.fullmatch(r"n[0-9]{1,16}", text) or int(text[1:]) > LARGEST:
        raise _unknown()
    return int(text[1:])


def _unknown() -> Refused:
    return Refused(404, "cursor-unknown", "That cursor is none of ours.")
