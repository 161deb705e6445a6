"""What a device is asked to sign: made by us, for one purpose and one person, for ten minutes.

A challenge carries its own proof, so that nothing is stored before anybody has shown anything.
Once answered it is kept in the sealed record until it runs out, so that no answer works twice.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from network.keys.sealing import Sealer

LASTS = timedelta(minutes=10)
NONCE = 16
UNTIL = 8
PROOF = 16
INDEX = "passkey-challenge"


class Purpose(StrEnum):
    """What an answer is wanted for."""

    MAKE = "make"
    SIGN_IN = "sign_in"
    STEP_UP = "step_up"


@dataclass(frozen=True)
class Wanted:
    """What an answer must be to: a purpose, a person if one is known yet, and now."""

    purpose: Purpose
    who: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Challenges:
    """Makes challenges and knows its own again."""

    sealer: Sealer

    def make(self, purpose: Purpose, who: str, now: datetime) -> bytes:
        """A challenge for one purpose; `who` is nothing where nobody is known yet."""
        until = int((now + LASTS).timestamp())
        head = secrets.token_bytes(NONCE) + until.to_bytes(UNTIL, "big")
        return head + self._proof(purpose, who, head)

    def holds(self, challenge: bytes, wanted: Wanted) -> bool:
        """Whether we made it for this, and its time isn't over."""
        head, proof = challenge[: NONCE + UNTIL], challenge[NONCE + UNTIL :]
        if len(proof) != PROOF:
            return False
        right = secrets.compare_digest(self._proof(wanted.purpose, wanted.who, head), proof)
        return right and wanted.now < until(challenge, wanted.now)

    def _proof(self, purpose: Purpose, who: str, head: bytes) -> bytes:
        return bytes.fromhex(self.sealer.index(INDEX, f"{purpose}|{who}|{head.hex()}"))


def name_of(challenge: bytes) -> str:
    """What is kept of a challenge that was answered."""
    return challenge[:NONCE].hex()


def until(challenge: bytes, now: datetime) -> datetime:
    """When a challenge runs out. Only for one of ours: anything may stand in another."""
    seconds = int.from_bytes(challenge[NONCE : NONCE + UNTIL], "big")
    return now + timedelta(seconds=seconds - now.timestamp())
