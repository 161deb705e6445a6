"""Printed codes: ten on a sheet, each good for one sign-in after the password.

They come from a secret that stays with the browser for half an hour, like the saved codes. A code
has 50 bits, so a fast fingerprint would not do by itself: it is keyed with a key that lies outside
the database, and sealed besides (OWASP ASVS 5.0, 6.5.2).
"""

import hashlib
import hmac
import secrets

from network.accounts import codes
from network.keys.sealing import Sealer

COUNT = 10
LETTERS = 10
GROUP = 5
INDEX = "printed-code"


def make(secret: str) -> tuple[str, ...]:
    """The codes that belong to a secret."""
    return tuple(_code(secret, number) for number in range(COUNT))


def fingerprint(sealer: Sealer, account_id: str, code: str) -> str:
    """What is kept of a code."""
    return sealer.index(INDEX, f"{account_id}|{codes.plain(code)}")


def find(sealer: Sealer, account_id: str, kept: tuple[str, ...], typed: str) -> str:
    """The kept fingerprint that a typed code fits, or nothing. Looks at all of them."""
    wanted, found = fingerprint(sealer, account_id, typed), ""
    for one in kept:
        if secrets.compare_digest(one, wanted):
            found = one
    return found


def _code(secret: str, number: int) -> str:
    digest = hmac.new(secret.encode(), f"printed|{number}".encode(), hashlib.sha256).digest()
    value = int.from_bytes(digest, "big")
    letters = "".join(
        codes.ALPHABET[(value >> codes.BITS_A_LETTER * place) % len(codes.ALPHABET)]
        for place in range(LETTERS)
    )
    return f"{letters[:GROUP]}-{letters[GROUP:]}"
