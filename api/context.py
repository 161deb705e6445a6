"""What a resource reaches for: the services, and who is asking."""

from typing import TYPE_CHECKING, cast

from flask import current_app, g

from network.accounts.model import TokenActor
from network.actor import Actor

if TYPE_CHECKING:
    from network.bootstrap import Services

EXTENSION = "rowan"


def services() -> "Services":
    """The use cases that this application was built on."""
    return cast("Services", current_app.extensions[EXTENSION])


def who() -> TokenActor:
    """Who is asking, and what their token allows."""
    return cast("TokenActor", g.who)


def actor() -> Actor:
    """Who is asking."""
    return who().actor
