"""What a session must be like for an act that widens what can leave or be lost."""

from network.actor import Actor
from network.errors import NotPermitted, StepUpNeeded


class Helped(NotPermitted):
    """Somebody else's screen: what widens or takes away waits until one is alone."""

    code = "helped"
    title = "This is closed while somebody helps you. Do it from a device of your own."


class Guarded(NotPermitted):
    """It is less than seven days since the account was recovered with a saved code."""

    code = "guarded"
    title = "This is closed for seven days after an account was got back with a saved code."


def require_open(actor: Actor) -> None:
    """Refuse in the guarded days: taking away, erasing, and changing how one gets back in."""
    if actor.helped_by is not None:
        raise Helped
    if actor.guarded:
        raise Guarded


def require_fresh(actor: Actor) -> None:
    """Refuse unless the password was typed in the last five minutes, and in the guarded days."""
    require_open(actor)
    if not actor.stepped_up:
        raise StepUpNeeded
