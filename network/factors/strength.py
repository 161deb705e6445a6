"""How surely a session is who it says it is, and refusing what needs more.

A passkey shows two things at once: that one holds the device, and that one could open it (NIST
SP 800-63B-4, 3.1.7). A password shows one, and needs a code beside it.
"""

from enum import StrEnum

from network.actor import Actor, FactorKind
from network.errors import NotPermitted

CODES = frozenset({FactorKind.PRINTED_CODE, FactorKind.AUTHENTICATOR})


class Strength(StrEnum):
    """What an act asks of the session that it is done in."""

    STRONG = "strong"
    BY_PASSKEY = "by_passkey"


class StrongerSignInNeeded(NotPermitted):
    """The session was begun with less than this asks for."""

    code = "stronger-sign-in-needed"
    title = "Sign in with your passkey, or with a second step, to do this."


def by_passkey(actor: Actor) -> bool:
    """Whether a passkey was used in this session."""
    return actor.session_id is not None and FactorKind.PASSKEY in actor.factors


def strong(actor: Actor) -> bool:
    """Whether a passkey was used, or the password and a code. Never for a token."""
    if actor.session_id is None:
        return False
    both = FactorKind.PASSWORD in actor.factors and bool(CODES & actor.factors)
    return both or by_passkey(actor)


def reaches(actor: Actor, strength: Strength) -> bool:
    """Whether a session has the strength that is asked for."""
    return by_passkey(actor) if strength is Strength.BY_PASSKEY else strong(actor)


def require_strength(actor: Actor, strength: Strength) -> None:
    """Refuse where the session falls short. Raises StrongerSignInNeeded."""
    if not reaches(actor, strength):
        raise StrongerSignInNeeded
