"""How much a token may ask for, told in every answer: RateLimit and RateLimit-Policy.

They are the fields of the IETF draft "RateLimit header fields for HTTP" as structured fields:
the policy says how many requests there are in how many seconds, the other how many are left now
and after how many seconds all of them are there again.
"""

import math
from typing import Any

from flask import Flask, Response, g

from api.context import services
from network.accounts.model import TokenActor
from network.accounts.throttle import TOKEN, Left
from network.errors import TooManyTries

NAME = "token"
WINDOW = math.ceil((TOKEN.at_once * TOKEN.every).total_seconds())
POLICY = f'"{NAME}";q={TOKEN.at_once};w={WINDOW}'
HEADERS: dict[str, dict[str, Any]] = {
    "RateLimit-Policy": {
        "description": "How many requests (q) a token has in how many seconds (w).",
        "schema": {"type": "string"},
        "example": POLICY,
    },
    "RateLimit": {
        "description": "How many requests are left to this token (r), and after how many seconds "
        "all of them are there again (t).",
        "schema": {"type": "string"},
        "example": f'"{NAME}";r=998;t=1',
    },
}
RETRY_AFTER: dict[str, Any] = {
    "description": "After how many seconds to try again.",
    "schema": {"type": "integer"},
}


def init_app(app: Flask) -> None:
    """Tell what is left, wherever a limit applied."""
    app.after_request(_tell)


def count(found: TokenActor) -> None:
    """Count this request. Raises TooManyTries where the token has none left."""
    try:
        g.left = services().tokens.use(found)
    except TooManyTries:
        g.left = Left(TOKEN, 0, WINDOW)
        raise


def _tell(response: Response) -> Response:
    found: Left | None = g.get("left")
    if found is not None:
        response.headers["RateLimit-Policy"] = POLICY
        response.headers["RateLimit"] = f'"{NAME}";r={found.tries};t={found.seconds}'
    return response
