"""Half signed in: the password was right, and something else is still to be shown.

What is known by then travels with the browser, sealed under the service's key for ten minutes.
"""

import base64
import binascii
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from network.accounts.model import Account, SessionMode
from network.actor import FactorKind
from network.audit.events import SERVICE
from network.errors import Broken, NotFound, NotPermitted
from network.graph.door import Tx
from network.identity import PersonId
from network.keys.sealing import Sealer

LASTS = timedelta(minutes=10)
KIND = "HalfSignedIn"
RECORD = "half-signed-in"
MARK_INDEX = "password-mark"
LONGEST = 3000


class SecondStepNeeded(NotPermitted):
    """Name and password go together; a code or a passkey is to follow. `ticket` leads on."""

    code = "second-step-needed"
    title = "One more step to sign in."

    def __init__(self, ticket: str = "") -> None:
        super().__init__()
        self.ticket = ticket


class SecondStep(Protocol):
    """Whoever knows what somebody can show besides their password."""

    def kinds(self, tx: Tx, person_id: PersonId) -> frozenset[FactorKind]:
        """The kinds that are on. Any of them makes a password alone too little."""
        ...


@dataclass(frozen=True, kw_only=True)
class HalfSignedIn:
    """Whose password was right, on which device, and what may follow."""

    person_id: PersonId
    mode: SessionMode
    device: str
    known_device: str = field(repr=False)
    password_mark: str = field(repr=False)
    kinds: frozenset[FactorKind]
    until: datetime


def password_mark(sealer: Sealer, account: Account) -> str:
    """What tells whether the password is still the one that was typed."""
    return sealer.index(MARK_INDEX, f"{account.id}|{account.password}")


def ticket(sealer: Sealer, half: HalfSignedIn) -> str:
    """Somebody half signed in, as the browser carries it."""
    value = {
        "personId": half.person_id,
        "mode": half.mode,
        "device": half.device,
        "knownDevice": half.known_device,
        "passwordMark": half.password_mark,
        "kinds": sorted(half.kinds),
        "until": half.until.isoformat(),
    }
    sealed = sealer.seal(SERVICE, record_id=RECORD, kind=KIND, value=value)
    return base64.urlsafe_b64encode(sealed).decode()


def read(sealer: Sealer, text: str, now: datetime) -> HalfSignedIn:
    """Who a ticket is about. Raises NotFound where it isn't ours or has run out."""
    try:
        sealed = base64.b64decode(text[:LONGEST].encode(), altchars=b"-_", validate=True)
        record = sealer.open(SERVICE, record_id=RECORD, kind=KIND, sealed=sealed)
    except (Broken, binascii.Error, UnicodeError, ValueError):
        raise NotFound from None
    half = HalfSignedIn(
        person_id=PersonId(record["personId"]),
        mode=SessionMode(record["mode"]),
        device=record["device"],
        known_device=record["knownDevice"],
        password_mark=record["passwordMark"],
        kinds=frozenset(FactorKind(kind) for kind in record["kinds"]),
        until=datetime.fromisoformat(record["until"]),
    )
    if now >= half.until:
        raise NotFound
    return half
