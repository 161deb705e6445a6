"""A guard of our own before anything that becomes a line of a mail's head.

Some releases of Python let an encoded line break through (CVE-2024-6923, CVE-2026-1299), so that
whoever chose a name or an address could write further lines.
"""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from network.errors import NetworkError

ENDS_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
ROUNDS = 4


class UnsafeHeader(NetworkError):
    """There is something in a line of a mail's head that could begin another."""

    code = "unsafe-header"
    title = "That can't stand in a mail."


def safe(value: str) -> str:
    """The value as it is, if it is one line, also after it was decoded. Raises UnsafeHeader."""
    seen = value
    for _ in range(ROUNDS):
        if ENDS_A_LINE.search(seen):
            raise UnsafeHeader
        decoded = _decoded(seen)
        if decoded == seen:
            return value
        seen = decoded
    raise UnsafeHeader


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        raise UnsafeHeader from None
