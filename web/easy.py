"""Whether easy words stand before some pages: the reader's own setting, and told to nobody."""

from flask import Flask, g

from network.actor import Capacity
from network.errors import NotFound
from web.context import maybe_actor, services


def easy_words() -> bool:
    """Whether whoever reads has turned easy words on. Asked once a page."""
    if "easy_words" not in g:
        g.easy_words = _turned_on()
    return bool(g.easy_words)


def init_app(app: Flask) -> None:
    """Let templates ask."""
    app.jinja_env.globals["easy_words"] = easy_words


def _turned_on() -> bool:
    actor = maybe_actor()
    if actor is None or actor.capacity is not Capacity.PERSON:
        return False
    try:
        return services().accounts.mine(actor).easy_words
    except NotFound:
        return False
