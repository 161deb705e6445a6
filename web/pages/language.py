"""Which language, and light or dark: kept in the browser, changed without scripts."""

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from web import cookies
from web.access import open_to_all
from web.language import LANGUAGES, Look
from web.way_back import own_address

bp = Blueprint("language", __name__)


@bp.get("/language/<code>")
@open_to_all
def choose(code: str) -> Response:
    """Speak this language from now on, and go back to the page."""
    if code not in LANGUAGES:
        abort(404)
    return _back(cookies.LANGUAGE, code)


@bp.get("/look/<code>")
@open_to_all
def look(code: str) -> Response:
    """Be light or dark from now on, and go back to the page."""
    if code not in set(Look):
        abort(404)
    return _back(cookies.LOOK, code)


def _back(cookie: str, value: str) -> Response:
    response = redirect(own_address(request.args.get("back")), 303)
    cookies.keep(response, cookie, value, seconds=cookies.YEAR)
    return response
