"""Wrapping keys with the outer key: AES-256-GCM-SIV, with whose key it is bound in."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from network.errors import Broken
from network.keys.outer import Outer

NONCE_BYTES = 12
PROOF = b"this key store"


class Wrapper:
    """Wraps and unwraps. A wrapped key moved to another owner or id doesn't open."""

    def __init__(self, outer: Outer) -> None:
        self._outer = outer
        self._ready: tuple[bytes, AESGCMSIV] | None = None
        self._indexes: dict[str, tuple[tuple[bytes, bytes], bytes]] = {}

    def data_key(self, owner: str, key_id: bytes, secret: bytes, version: int) -> bytes:
        """Wrap an owner's data key."""
        return self._wrap(secret, version, f"data key|{owner}|{key_id.hex()}")

    def open_data_key(self, owner: str, key_id: bytes, wrapped: bytes, version: int) -> bytes:
        """Unwrap an owner's data key. Raises Broken where it doesn't open."""
        return self._unwrap(wrapped, version, f"data key|{owner}|{key_id.hex()}")

    def index_key(self, name: str, secret: bytes, version: int) -> bytes:
        """Wrap the key of a blind index."""
        return self._wrap(secret, version, f"index key|{name}")

    def open_index_key(self, name: str, wrapped: bytes, version: int) -> bytes:
        """Unwrap the key of a blind index. Raises Broken where it doesn't open.

        The last one of each index is kept ready beside the outer key, which opens it anyway: few
        and never erased, they are asked for by nearly everything. Wrapped anew, it is opened anew.
        """
        fits, ready = (self._outer.secret(version), wrapped), self._indexes.get(name)
        if ready is None or ready[0] != fits:
            ready = fits, self._unwrap(wrapped, version, f"index key|{name}")
            self._indexes[name] = ready
        return ready[1]

    def proof(self, version: int) -> bytes:
        """A sealed constant by which the right outer key is told from a wrong one."""
        return self._wrap(PROOF, version, "proof")

    def prove(self, proof: bytes, version: int) -> None:
        """Raise Broken unless this is the outer key that the store was made with."""
        try:
            self._unwrap(proof, version, "proof")
        except Broken:
            raise Broken("The outer key doesn't fit this key store.") from None

    def _wrap(self, secret: bytes, version: int, what: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher(version).encrypt(nonce, secret, _bound(what, version))

    def _unwrap(self, wrapped: bytes, version: int, what: str) -> bytes:
        nonce, rest = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
        try:
            return self._cipher(version).decrypt(nonce, rest, _bound(what, version))
        except (InvalidTag, ValueError):
            raise Broken from None

    def _cipher(self, version: int) -> AESGCMSIV:
        """The cipher of the outer key as it is held now; the last one is kept ready."""
        secret, ready = self._outer.secret(version), self._ready
        if ready is None or ready[0] != secret:
            ready = self._ready = (secret, AESGCMSIV(secret))
        return ready[1]


def _bound(what: str, version: int) -> bytes:
    return f"rowan|{version}|{what}".encode()
