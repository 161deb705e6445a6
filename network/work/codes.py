"""Codes that pass from hand to hand: an invitation to work, and a code for a worker.

A code follows from its record's random id and a key that only the key store holds, so it can be
shown again to whoever made it, and the database keeps nothing but a fingerprint.
"""

import hashlib

from network.accounts import codes
from network.keys.sealing import Sealer

INDEX = "code-from-hand-to-hand"
TYPED_LIMIT = codes.TYPED_LIMIT


def code(sealer: Sealer, record_id: str) -> str:
    """The code of a record: 80 bits, in four groups that can be read out."""
    return codes.make(sealer.index(INDEX, record_id))[0]


def fingerprint(typed: str) -> str:
    """What is kept of a code. It is too long to be guessed, so a fast fingerprint will do."""
    return hashlib.sha256(f"hand|{codes.plain(typed)}".encode()).hexdigest()
