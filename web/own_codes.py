"""Saved codes on their way to paper: shown for half an hour to the browser that made them.

The browser holds the secret that the codes come from; the service keeps fingerprints only.
"""

from werkzeug.wrappers import Response

from network.errors import NotFound
from web import cookies
from web.context import actor, services

COOKIE = "rowan-codes"
SECONDS = 30 * 60


def hand_over(response: Response, secret: str) -> Response:
    """Let this browser show the codes that come from a secret."""
    cookies.keep(response, COOKIE, secret, seconds=SECONDS)
    return response


def shown() -> tuple[str, ...]:
    """The codes that this browser may show now, or none."""
    secret = cookies.read(COOKIE)
    try:
        return services().accounts.codes(actor(), secret) if secret else ()
    except NotFound:
        return ()


def put_away(response: Response) -> Response:
    """Show the codes no more."""
    cookies.drop(response, COOKIE)
    return response
