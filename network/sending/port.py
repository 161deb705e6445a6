"""What carries something to somebody. Mail, texts and post stand behind the same port."""

from dataclasses import dataclass, field
from typing import Protocol

from network.errors import NetworkError
from network.sending.kinds import PointKind


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One thing to carry: where to, what it says, and by what it is known again."""

    kind: PointKind
    to: str = field(repr=False)
    subject: str = field(repr=False)
    body: str = field(repr=False)
    reference: str
    """The same each time that the same notice is carried."""
    returns_to: str = field(repr=False)
    """By what it is known whose it was, should it come back."""


class NotCarried(NetworkError):
    """It could not be handed over now. Trying again is right."""

    code = "not-carried"
    title = "That could not be sent just now."


class Refused(NetworkError):
    """Nothing can be handed over to this address: trying again would change nothing."""

    code = "refused"
    title = "Nothing can be sent there."


class Carrier(Protocol):
    """Hands one letter over. It returns when somebody else has taken it on."""

    def carry(self, letter: Letter) -> None:
        """Hand it over. Raises NotCarried or Refused; neither says where it was to go."""
        ...
