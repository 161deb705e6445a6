"""Who a mail comes from, by what it is known again, and whose it was when it comes back.

The address to which a mail returns carries a token that only our key makes and opens: whose it is
and which of their addresses it went to. It is the same for every mail to one address, is kept
nowhere, and shows nothing to whoever carries the mail.
"""

import base64
import binascii
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from network.identity import PersonId
from network.keys.sealing import Sealer

KEY = "bounce"
MESSAGE_INDEX = "message-id"
PREFIX = "b+"
BOUND = [b"rowan bounce 1"]
PERSON_BYTES = 16
POINT_BYTES = 6
PAD = "==="


@dataclass(frozen=True, kw_only=True)
class Returned:
    """Whose address something came back from."""

    person_id: PersonId
    point_starts: str
    """How the id of the address begins."""


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """Makes and reads what stands on the outside."""

    sealer: Sealer
    mail_from: str

    @property
    def domain(self) -> str:
        """Where our mail comes from."""
        return self.mail_from.rpartition("@")[2]

    def reference(self, notice_id: str) -> str:
        """By what a notice is known: the same however often it leaves."""
        return self.sealer.index(MESSAGE_INDEX, notice_id)

    def returns_to(self, person_id: str, point_id: str) -> str:
        """Where a mail to this address comes back to."""
        plain = bytes.fromhex(person_id) + bytes.fromhex(point_id)[:POINT_BYTES]
        token = base64.b32encode(self._cipher.encrypt(plain, BOUND)).decode().rstrip("=").lower()
        return f"{PREFIX}{token}@{self.domain}"

    def returned(self, address: str) -> Returned | None:
        """Whose it was. None for whatever our key has not made."""
        local, _, domain = address.strip().rpartition("@")
        if domain.lower() != self.domain.lower() or not local.lower().startswith(PREFIX):
            return None
        try:
            sealed = base64.b32decode(local[len(PREFIX) :].upper() + PAD)
            plain = self._cipher.decrypt(sealed, BOUND)
        except (binascii.Error, InvalidTag, ValueError):
            return None
        if len(plain) != PERSON_BYTES + POINT_BYTES:
            return None
        return Returned(
            person_id=PersonId(plain[:PERSON_BYTES].hex()),
            point_starts=plain[PERSON_BYTES:].hex(),
        )

    @property
    def _cipher(self) -> AESSIV:
        return AESSIV(self.sealer.keys.index_key(KEY))
