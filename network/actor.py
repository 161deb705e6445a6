"""Who is acting: the first argument of every use case."""

from dataclasses import dataclass
from enum import StrEnum

from network.identity import AccountId, PersonId, SessionId, StaffId


class Capacity(StrEnum):
    """The hat that somebody wears while they use the service."""

    PERSON = "person"
    SUPPORTER = "supporter"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    IN_TOUCH_WORKER = "in_touch_worker"
    SCREENER = "screener"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    ADMINISTRATOR = "administrator"
    OPERATOR = "operator"


class FactorKind(StrEnum):
    """One way of showing that it is you: something you know, or something you hold."""

    PASSWORD = "password"  # noqa: S105 - a kind of proof, not a password
    PRINTED_CODE = "printed_code"
    AUTHENTICATOR = "authenticator"
    PASSKEY = "passkey"


@dataclass(frozen=True, kw_only=True)
class Actor:
    """A person in one capacity.

    `stepped_up` is true for five minutes after the password was typed again, `guarded` for seven
    days after a recovery. `session_id` is None for the command line, and for a token
    but the one that hangs on a session at work. `factors` says what was shown in this session so
    far; for the command line and for any other token there are none.
    """

    person_id: PersonId
    capacity: Capacity = Capacity.PERSON
    account_id: AccountId | None = None
    session_id: SessionId | None = None
    stepped_up: bool = False
    guarded: bool = False
    factors: frozenset[FactorKind] = frozenset()
    staff_id: StaffId | None = None
    """The staff account behind a hat of work."""
    helped_by: StaffId | None = None
    """Whose screen it is, while a worker helps: then only few doors are open."""
