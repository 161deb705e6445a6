"""Bearer tokens: who is asking, and whether their token allows this."""

from flask import g, request

from api import rate_limits
from api.context import services
from api.errors import Refused
from network.accounts.model import TokenScope

SCHEME = "bearer"
LONGEST = 200


def require(scope: TokenScope | None) -> None:
    """Find out who is asking. Raises Refused without a token that works and allows `scope`.

    Every request with a token that works is counted, and too many at once are put off.
    """
    found = services().tokens.find(_token())
    if found is None:
        raise Refused(401)
    rate_limits.count(found)
    if scope is not None and scope not in found.scopes:
        raise Refused(403)
    g.who = found


def _token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != SCHEME or not token or len(token) > LONGEST or not token.isascii():
        raise Refused(401)
    return token
