"""Passkeys by the book (WebAuthn level 3, 7.1 and 7.2): what a device is asked, and its answer.

The device must have been opened for it (UV), the answer must come from a page of ours, to a
challenge of ours, and its count may never go back.
"""

import json
import struct
from dataclasses import dataclass, replace
from datetime import datetime

import webauthn
from webauthn.helpers import (
    base64url_to_bytes,
    bytes_to_base64url,
    options_to_json,
    parse_client_data_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    CredentialDeviceType,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from network.factors.challenges import LASTS, Challenges, Purpose
from network.factors.model import Factors, OurSite, Passkey, PasskeyRefused
from network.identity import new_id
from network.keys.sealing import Sealer

# All that the makers of a device can show of us: no word of what the service is for.
NEUTRAL = "Rowan"
LONGEST_ANSWER = 16_000
# What a damaged or made-up answer can lead to inside the library.
DAMAGED = (
    WebAuthnException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a device sent, so far unproven: read only to find out whose it claims to be."""

    text: str
    credential_id: str
    handle: str
    challenge: bytes


@dataclass(frozen=True, kw_only=True)
class Passkeys:
    """Asks devices, and holds their answers against what is kept."""

    site: OurSite
    challenges: Challenges

    def ask_to_make(self, factors: Factors, now: datetime) -> str:
        """What the browser hands to a device that is to make a passkey."""
        options = webauthn.generate_registration_options(
            rp_id=self.site.domain,
            rp_name=NEUTRAL,
            user_name=NEUTRAL,
            user_display_name=NEUTRAL,
            user_id=base64url_to_bytes(factors.handle),
            challenge=self.challenges.make(Purpose.MAKE, factors.person_id, now),
            timeout=_milliseconds(),
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=_known(factors),
        )
        return options_to_json(options)

    def ask(self, purpose: Purpose, who: str, now: datetime, factors: Factors | None = None) -> str:
        """What the browser hands to a device that is to show a passkey."""
        options = webauthn.generate_authentication_options(
            rp_id=self.site.domain,
            challenge=self.challenges.make(purpose, who, now),
            timeout=_milliseconds(),
            allow_credentials=_known(factors) if factors else [],
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return options_to_json(options)

    def read(self, text: str) -> Answer:
        """An answer, as far as it can be read. Raises PasskeyRefused."""
        if len(text) > LONGEST_ANSWER:
            raise PasskeyRefused
        try:
            sent = json.loads(text)
            client = parse_client_data_json(base64url_to_bytes(sent["response"]["clientDataJSON"]))
            handle = sent["response"].get("userHandle") or ""
            answer = Answer(
                text=text,
                credential_id=str(sent["id"]),
                handle=bytes_to_base64url(base64url_to_bytes(handle)) if handle else "",
                challenge=client.challenge,
            )
        except DAMAGED:
            raise PasskeyRefused from None
        if client.cross_origin:
            raise PasskeyRefused
        return answer

    def made(self, answer: Answer, name: str, now: datetime) -> Passkey:
        """The passkey that a device has made. Raises PasskeyRefused."""
        try:
            found = webauthn.verify_registration_response(
                credential=answer.text,
                expected_challenge=answer.challenge,
                expected_rp_id=self.site.domain,
                expected_origin=list(self.site.origins),
                require_user_verification=True,
            )
        except DAMAGED:
            raise PasskeyRefused from None
        return Passkey(
            id=new_id(),
            name=name,
            credential_id=bytes_to_base64url(found.credential_id),
            public_key=bytes_to_base64url(found.credential_public_key),
            count=found.sign_count,
            synced=found.credential_device_type is CredentialDeviceType.MULTI_DEVICE,
            backed_up=found.credential_backed_up,
            made_at=now,
        )

    def shown(self, answer: Answer, passkey: Passkey, now: datetime) -> Passkey:
        """The passkey after it has been shown once more. Raises PasskeyRefused."""
        try:
            found = webauthn.verify_authentication_response(
                credential=answer.text,
                expected_challenge=answer.challenge,
                expected_rp_id=self.site.domain,
                expected_origin=list(self.site.origins),
                credential_public_key=base64url_to_bytes(passkey.public_key),
                credential_current_sign_count=passkey.count,
                require_user_verification=True,
            )
        except DAMAGED:
            raise PasskeyRefused from None
        synced = found.credential_device_type is CredentialDeviceType.MULTI_DEVICE
        if synced != passkey.synced:
            # A passkey never changes from one kind to the other: this is not the same one.
            raise PasskeyRefused
        return replace(
            passkey, count=found.new_sign_count, backed_up=found.credential_backed_up, used_at=now
        )


def passkeys_at(domain: str, origins: tuple[str, ...], sealer: Sealer) -> Passkeys:
    """Passkeys for one site."""
    site = OurSite(domain=domain, origins=origins)
    return Passkeys(site=site, challenges=Challenges(sealer=sealer))


def _known(factors: Factors) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=base64url_to_bytes(passkey.credential_id))
        for passkey in factors.passkeys
    ]


def _milliseconds() -> int:
    return int(LASTS.total_seconds()) * 1000
