"""Only our own pages can send our forms.

Every browser holds a random cookie that no script and no other site can read. A form carries a
proof made from that cookie and from the session it was shown in. The proof is masked anew each
time, so that it can't be guessed from the sizes of compressed pages.
"""

import base64
import binascii
import hashlib
import hmac
import secrets

from flask import Flask, g, request
from markupsafe import Markup
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from web import cookies

FIELD = "csrf"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
PROOF_BYTES = 32


class NotFromHere(BadRequest):
    """A form that we can't be sure came from our own page. `ours`: the browser says it did."""

    def __init__(self, *, ours: bool) -> None:
        super().__init__()
        self.ours = ours


def token() -> str:
    """A proof for one form, different each time."""
    mask = secrets.token_bytes(PROOF_BYTES)
    return base64.urlsafe_b64encode(mask + _exclusive_or(mask, _proof(_secret()))).decode()


def field() -> Markup:
    """The hidden input that every form carries."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token())


def init_app(app: Flask) -> None:
    """Refuse every unsafe request that brings no proof."""
    app.before_request(_check)
    app.after_request(_hand_out)
    app.jinja_env.globals["csrf"] = field


def _secret() -> str:
    """The browser's own secret, made when the first form is shown."""
    known: str | None = g.get("form_secret") or cookies.read(cookies.FORM)
    if not known:
        known = secrets.token_urlsafe(PROOF_BYTES)
    g.form_secret = known
    return known


def _proof(secret: str) -> bytes:
    session = cookies.read(cookies.SESSION)
    return hmac.new(secret.encode(), session.encode(), hashlib.sha256).digest()


def _check() -> None:
    if request.method in SAFE_METHODS or request.endpoint is None:
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in OWN_SITES:
        raise NotFromHere(ours=False)
    if not _proven(request.form.get(FIELD, "")):
        raise NotFromHere(ours=site in OWN_SITES)


def _proven(sent: str) -> bool:
    secret = cookies.read(cookies.FORM)
    try:
        both = base64.urlsafe_b64decode(sent.encode())
    except (binascii.Error, ValueError):
        return False
    if not secret or len(both) != 2 * PROOF_BYTES:
        return False
    found = _exclusive_or(both[:PROOF_BYTES], both[PROOF_BYTES:])
    return hmac.compare_digest(found, _proof(secret))


def _hand_out(response: Response) -> Response:
    made = g.get("form_secret")
    if made and made != cookies.read(cookies.FORM):
        cookies.keep(response, cookies.FORM, made)
    return response


def _exclusive_or(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
