"""Sealing: what is private is stored only in a form that one owner's key opens.

AES-256-GCM-SIV (RFC 8452), which survives a repeated nonce. Bound in: the record's id, its kind and
this format's version, so that a sealed value moved to another record doesn't open. Text is padded,
since its length would tell: to 64, 256, 1,024 bytes, then to the next 1,024.

Layout: version (1 byte) · key id (8) · nonce (12) · ciphertext with tag.
"""

import hmac
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from network.errors import Broken
from network.keys.port import KEY_ID_BYTES, KeyName, KeyStore

VERSION = 1
NONCE_BYTES = 12
HEAD_BYTES = 1 + KEY_ID_BYTES
NONCE_END = HEAD_BYTES + NONCE_BYTES
STEPS = (64, 256, 1024)
LENGTH_BYTES = 4
INDEX_BYTES = 16

Record = dict[str, Any]
Owned = tuple[str, bytes]
"""Whose record it is, and the record as it is sealed."""


@dataclass(frozen=True)
class Sealer:
    """Seals and opens records for their owners."""

    keys: KeyStore

    def seal(self, owner: str, *, record_id: str, kind: str, value: Record) -> bytes:
        """Seal a record (anything JSON can say)."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        return self.seal_bytes(owner, record_id=record_id, kind=kind, value=_padded(text))

    def open(self, owner: str, *, record_id: str, kind: str, sealed: bytes) -> Record:
        """Open a record. Raises Broken where it was altered, moved, or its key is gone."""
        cipher = self._cipher(owner, key_id_of(sealed))
        record: Record = _read(_decrypt(cipher, record_id, kind, sealed))
        return record

    def open_many(
        self, owner: str, *, kind: str, ids: list[str], sealed: list[bytes]
    ) -> list[Record]:
        """Open records of one kind, looking each key up once: for what is read together."""
        ciphers: dict[bytes, AESGCMSIV] = {}
        opened = []
        for record_id, value in zip(ids, sealed, strict=True):
            key_id = key_id_of(value)
            if key_id not in ciphers:
                ciphers[key_id] = self._cipher(owner, key_id)
            opened.append(_read(_decrypt(ciphers[key_id], record_id, kind, value)))
        return opened

    def with_keys_of(self, records: Iterable[Owned]) -> "Sealer":
        """One that has the keys of these records at hand: for one unit of work, never longer.

        What it has not at hand it looks up.
        """
        names = {(owner, key_id_of(sealed)) for owner, sealed in records}
        found = self.keys.several(names)
        return _WithKeys(
            keys=self.keys,
            at_hand={name: AESGCMSIV(key.secret) for name, key in found.items()},
        )

    def seal_bytes(self, owner: str, *, record_id: str, kind: str, value: bytes) -> bytes:
        """Seal bytes as they are: for media, whose length is padded by no one."""
        key = self.keys.newest(owner)
        nonce = secrets.token_bytes(NONCE_BYTES)
        bound = _bound(record_id, kind)
        return (
            bytes((VERSION,)) + key.id + nonce + AESGCMSIV(key.secret).encrypt(nonce, value, bound)
        )

    def open_bytes(self, owner: str, *, record_id: str, kind: str, sealed: bytes) -> bytes:
        """Open bytes. Raises Broken where they were altered, moved, or their key is gone."""
        return _decrypt(self._cipher(owner, key_id_of(sealed)), record_id, kind, sealed)

    def make_key(self, owner: str) -> None:
        """Make the owner's first key, unless they have one: before anything of theirs is sealed."""
        try:
            self.keys.newest(owner)
        except Broken:
            self.keys.make(owner)

    def index(self, name: str, value: str) -> str:
        """A keyed fingerprint for exact look-up: equal values agree, nothing else can be told."""
        key = self.keys.index_key(name)
        return hmac.digest(key, value.encode(), "sha256").hex()[: 2 * INDEX_BYTES]

    def _cipher(self, owner: str, key_id: bytes) -> AESGCMSIV:
        return AESGCMSIV(self.keys.key(owner, key_id).secret)


@dataclass(frozen=True)
class _WithKeys(Sealer):
    at_hand: Mapping[KeyName, AESGCMSIV] = field(repr=False)

    def _cipher(self, owner: str, key_id: bytes) -> AESGCMSIV:
        ready = self.at_hand.get((owner, key_id))
        return super()._cipher(owner, key_id) if ready is None else ready


def key_id_of(sealed: bytes) -> bytes:
    """Which key sealed this."""
    return bytes(sealed[1:HEAD_BYTES])


def _decrypt(cipher: AESGCMSIV, record_id: str, kind: str, sealed: bytes) -> bytes:
    if not sealed or sealed[0] != VERSION:
        raise Broken
    bound = _bound(record_id, kind)
    try:
        return cipher.decrypt(sealed[HEAD_BYTES:NONCE_END], sealed[NONCE_END:], bound)
    except (InvalidTag, ValueError):
        raise Broken from None


def _bound(record_id: str, kind: str) -> bytes:
    return f"rowan|{VERSION}|{kind}|{record_id}".encode()


def _padded(text: bytes) -> bytes:
    whole = len(text) + LENGTH_BYTES
    size = next((step for step in STEPS if whole <= step), -(-whole // STEPS[-1]) * STEPS[-1])
    return len(text).to_bytes(LENGTH_BYTES, "big") + text.ljust(size - LENGTH_BYTES, b"\0")


def _read(padded: bytes) -> Any:
    text = padded[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")]
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        # Sealing writes a few numbers that only Python's own reader takes: they stay readable.
        return json.loads(text)
