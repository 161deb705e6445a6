"""The short code that shows that somebody reads what arrives at an address.

It is a keyed fingerprint of the notice that carries it, so it is kept nowhere; another notice
carries another code.
"""

import hmac
import re

from network.keys.sealing import Sealer

INDEX = "address-code"
DIGITS = 6
SPACES = re.compile(r"[\s-]")


def code_of(sealer: Sealer, notice_id: str) -> str:
    """The six figures that a notice carries."""
    return f"{int(sealer.index(INDEX, notice_id), 16) % 10**DIGITS:0{DIGITS}}"


def fits(sealer: Sealer, notice_id: str, typed: str) -> bool:
    """Whether these are the figures. Spaces and lines between them don't matter."""
    plain = SPACES.sub("", typed)
    return hmac.compare_digest(plain.encode(), code_of(sealer, notice_id).encode())
