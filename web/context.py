"""What a view reaches for: the services, and who is asking."""

from typing import TYPE_CHECKING, cast

from flask import current_app, g

from network.actor import Actor
from network.errors import NotFound

if TYPE_CHECKING:
    from network.bootstrap import Services

EXTENSION = "rowan"


def services() -> "Services":
    """The use cases that this application was built on."""
    return cast("Services", current_app.extensions[EXTENSION])


def maybe_actor() -> Actor | None:
    """Who is asking, or None when nobody has signed in."""
    return cast("Actor | None", g.get("actor"))


def actor() -> Actor:
    """Who is asking. Only for views that open to a person."""
    found = maybe_actor()
    if found is None:
        raise NotFound
    return found
