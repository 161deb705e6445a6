"""Whether somebody has said what is true for them before they answer a code, and nothing stops it.

Nothing of what they said is kept. What the next step holds follows from who they are and from the
code, and from a key that only the key store has: a step that was left out has no such thing.
"""

import hmac

from network.work import codes
from web.context import actor, services

INDEX = "may-answer"


def passed(code: str) -> str:
    """What the steps after the situations hold."""
    said = f"{actor().person_id}|{codes.fingerprint(code)}"
    return services().sealer.index(INDEX, said)


def has_passed(code: str, held: str) -> bool:
    """Whether this is it."""
    return hmac.compare_digest(passed(code), held)
