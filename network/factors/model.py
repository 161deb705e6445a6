"""What somebody can show besides their password."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from network.actor import FactorKind
from network.consent.kinds import WIDENING_DELAY, AudienceKind
from network.errors import NotPermitted
from network.identity import PersonId

NAME_LIMIT = 60
MOST_PASSKEYS = 10
SETTING_UP = timedelta(minutes=30)
FEW_CODES = 2


class WrongCode(NotPermitted):
    """It is no code that holds now, or it was used before. Which of the two is never said."""

    code = "wrong-second-step"
    title = "That code isn't right, or it was used before."


class PasskeyRefused(NotPermitted):
    """What the device sent shows nothing. Why is never said."""

    code = "passkey-refused"
    title = "That passkey didn't work here."


@dataclass(frozen=True, kw_only=True)
class Passkey:
    """A key that a device holds and opens with a face, a finger or a number.

    `synced` says that it may be copied to other devices through an account with the device's
    maker, `backed_up` that it has been (the flags BE and BS of WebAuthn level 3, 6.1.3).
    """

    id: str
    name: str
    credential_id: str = field(repr=False)
    public_key: str = field(repr=False)
    count: int
    synced: bool
    backed_up: bool
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Authenticator:
    """An app that shows six figures, different every half minute. `used` is the last step used."""

    secret: str = field(repr=False)
    made_at: datetime
    used: int = 0

    def waits(self, now: datetime) -> bool:
        """Whether it can still be confirmed, while it is being set up."""
        return now < self.made_at + SETTING_UP


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Printed codes. Only keyed fingerprints are kept; one that was used is gone."""

    codes: tuple[str, ...] = field(repr=False)
    made_at: datetime


@dataclass(frozen=True, kw_only=True)
class NeverBackIn:
    """A worker, a home's staff or an organisation by whom somebody is never helped back in.

    Taken back, it goes on counting for as long as any widening waits.
    """

    kind: AudienceKind
    id: str
    at: datetime
    lifted_at: datetime | None = None

    @property
    def key(self) -> str:
        """What an address calls it: nobody learns an id from it."""
        return hashlib.sha256(f"never|{self.kind}|{self.id}".encode()).hexdigest()[: len(self.id)]

    def stands(self, now: datetime) -> bool:
        """Whether it counts."""
        return self.lifted_at is None or now < self.lifted_at + WIDENING_DELAY


@dataclass(frozen=True, kw_only=True)
class Factors:
    """Everything that one account can show. `handle` is how a passkey finds the account.

    `answered` holds the challenges that were answered a moment ago, until they run out anyway.
    """

    id: str
    account_id: str
    person_id: PersonId
    version: int = 0
    handle: str = field(repr=False)
    passkeys: tuple[Passkey, ...] = ()
    authenticator: Authenticator | None = None
    waiting: Authenticator | None = None
    sheet: Sheet | None = None
    answered: tuple[tuple[str, datetime], ...] = field(default=(), repr=False)
    never: tuple[NeverBackIn, ...] = ()

    @property
    def kinds(self) -> frozenset[FactorKind]:
        """The kinds that are on. A sheet stays on when its last code was used: never less safe."""
        on = {
            FactorKind.PRINTED_CODE: self.sheet is not None,
            FactorKind.AUTHENTICATOR: self.authenticator is not None,
            FactorKind.PASSKEY: bool(self.passkeys),
        }
        return frozenset(kind for kind, is_on in on.items() if is_on)

    @property
    def codes_left(self) -> int:
        """How many printed codes have not been used."""
        return len(self.sheet.codes) if self.sheet else 0

    def passkey(self, passkey_id: str) -> Passkey | None:
        """One of the passkeys."""
        return next((one for one in self.passkeys if one.id == passkey_id), None)


@dataclass(frozen=True, kw_only=True)
class OurSite:
    """Which site a passkey is for: its domain, and the addresses its pages may have."""

    domain: str
    origins: tuple[str, ...]
