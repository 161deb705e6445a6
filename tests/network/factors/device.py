"""A device that makes and shows passkeys as a browser would, and can be told to do it wrongly."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

ORIGIN = "http://localhost:8000"
DOMAIN = "localhost"
UP, UV, BE, BS, AT = 1, 4, 8, 16, 64


def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@dataclass
class Device:
    """A phone with one passkey. `flags` are those that it sends besides."""

    origin: str = ORIGIN
    domain: str = DOMAIN
    flags: int = UP | UV
    count: int = 0
    cross: bool = False
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(default_factory=key)
    handle: str = ""

    def make(self, options: str) -> str:
        """What it sends when asked to make a passkey."""
        asked = json.loads(options)
        self.handle = asked["user"]["id"]
        attested = struct.pack(">16sH", b"\0" * 16, len(self.credential_id))
        data = self._data(AT) + attested + self.credential_id + self._public()
        client = self._client("webauthn.create", asked["challenge"])
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(
            {
                "clientDataJSON": bytes_to_base64url(client),
                "attestationObject": bytes_to_base64url(attestation),
            }
        )

    def show(self, options: str, **changed: Any) -> str:
        """What it sends when asked to show its passkey. `changed` replaces parts of that."""
        asked = json.loads(options)
        self.count += 1 if self.count else 0
        client = self._client("webauthn.get", asked["challenge"])
        data = self._data(0)
        signed = data + hashlib.sha256(client).digest()
        response = {
            "clientDataJSON": bytes_to_base64url(client),
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(self.private.sign(signed, ec.ECDSA(hashes.SHA256()))),
            "userHandle": self.handle,
        }
        return self._answer({**response, **changed})

    def _data(self, more: int) -> bytes:
        domain = hashlib.sha256(self.domain.encode()).digest()
        return domain + struct.pack(">BI", self.flags | more, self.count)

    def _client(self, kind: str, challenge: str) -> bytes:
        base64url_to_bytes(challenge)
        said = {"type": kind, "challenge": challenge, "origin": self.origin}
        return json.dumps({**said, "crossOrigin": self.cross}).encode()

    def _public(self) -> bytes:
        numbers = self.private.public_key().public_numbers()
        return cbor2.dumps(
            {
                1: 2,
                3: -7,
                -1: 1,
                -2: numbers.x.to_bytes(32),
                -3: numbers.y.to_bytes(32),
            }
        )

    def _answer(self, response: dict[str, Any]) -> str:
        name = bytes_to_base64url(self.credential_id)
        return json.dumps(
            {
                "id": name,
                "rawId": name,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )
