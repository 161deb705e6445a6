"""Saved codes: eight codes of 80 bits on a card, each good for one recovery.

They are made from a secret that stays with the browser for a few minutes, so that the page and the
card can be shown again meanwhile though the service keeps only fingerprints.
"""

import hashlib
import hmac
import secrets

COUNT = 8
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS = 16
GROUP = 4
BITS_A_LETTER = 5
MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
TYPED_LIMIT = 60


def make(secret: str) -> tuple[str, ...]:
    """The codes that belong to a secret."""
    return tuple(_code(secret, number) for number in range(COUNT))


def plain(typed: str) -> str:
    """A code as it was meant: O for 0, I and L for 1, spaces and hyphens anywhere."""
    upper = typed[:TYPED_LIMIT].upper().translate(MEANT)
    return "".join(char for char in upper if char in ALPHABET)


def fingerprint(account_id: str, code: str) -> str:
    """What is kept of a code. It is too long to be guessed, so a fast fingerprint will do."""
    return hashlib.sha256(f"{account_id}|{plain(code)}".encode()).hexdigest()


def find(account_id: str, kept: tuple[str, ...], typed: str) -> str:
    """The kept fingerprint that a typed code fits, or nothing. Looks at all of them."""
    wanted, found = fingerprint(account_id, typed), ""
    for one in kept:
        if secrets.compare_digest(one, wanted):
            found = one
    return found


def _code(secret: str, number: int) -> str:
    digest = hmac.new(secret.encode(), f"code|{number}".encode(), hashlib.sha256).digest()
    value = int.from_bytes(digest, "big")
    letters = "".join(
        ALPHABET[(value >> BITS_A_LETTER * place) % len(ALPHABET)] for place in range(LETTERS)
    )
    return "-".join(letters[at : at + GROUP] for at in range(0, LETTERS, GROUP))
