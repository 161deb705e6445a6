"""Cookies by one rule: nothing a script or another site can read, and never a surprising name."""

from flask import request
from werkzeug.wrappers import Response

from web.context import services

SESSION = "rowan"
FORM = "rowan-form"
LANGUAGE = "rowan-language"
LOOK = "rowan-look"

YEAR = 365 * 24 * 60 * 60


def name_of(cookie: str) -> str:
    """The name on the wire: bound to this very host wherever the service runs under TLS."""
    return f"__Host-{cookie}" if services().settings.secure else cookie


def read(cookie: str) -> str:
    """What the browser sent under this name, or nothing."""
    return request.cookies.get(name_of(cookie), "")


def keep(response: Response, cookie: str, value: str, *, seconds: int | None = None) -> None:
    """Give the browser a cookie. Without `seconds` it goes when the browser closes."""
    response.set_cookie(
        name_of(cookie),
        value,
        max_age=seconds,
        path="/",
        secure=services().settings.secure,
        httponly=True,
        samesite="Lax",
    )


def drop(response: Response, cookie: str) -> None:
    """Take a cookie away again."""
    response.delete_cookie(
        name_of(cookie),
        path="/",
        secure=services().settings.secure,
        httponly=True,
        samesite="Lax",
    )
