"""A key for a program, for the time that a hat is worn: it reads what waits today."""

from flask import Blueprint
from werkzeug.wrappers import Response

from web.access import for_work
from web.at_work import EVERY_HAT, work_page
from web.context import actor, services

bp = Blueprint("work_key", __name__, url_prefix="/at-work/key")

Page = str | Response | tuple[str, int]


@bp.get("")
@for_work(*EVERY_HAT)
def ask() -> Page:
    """Say what such a key does, and until when."""
    return work_page("pages/work_key/show.html", token="")


@bp.post("")
@for_work(*EVERY_HAT)
def make() -> Page:
    """Make the key, and show it this once."""
    made = services().tokens.make_at_work(actor())
    return work_page("pages/work_key/show.html", token=made.token, until=made.line.expires_at)
