"""Every error as a kind page, and nothing typed is lost on the way."""

import logging

from flask import Flask, render_template, request
from flask import Response as FlaskResponse
from werkzeug.exceptions import (
    HTTPException,
    RequestEntityTooLarge,
    SecurityError,
    TooManyRequests,
)
from werkzeug.wrappers import Response

from network.errors import NetworkError, TooManyTries
from network.http_status import kind_of, status_of
from web import leaving, limits, typed
from web.csrf import NotFromHere
from web.request_log import request_id, route

log = logging.getLogger("rowan.web")

PAGES = {
    400: "bad_request",
    403: "not_permitted",
    404: "not_found",
    405: "not_allowed",
    409: "wrong_moment",
    410: "not_found",
    412: "changed_meanwhile",
    413: "too_large",
    422: "invalid",
    429: "too_many",
    500: "broken",
    503: "unavailable",
}
SEND_AGAIN = frozenset({400, 429, 500, 503})
CLIENT_ERRORS = 400
SERVER_ERRORS = 500
UNAVAILABLE = 503
RETRY_SECONDS = 5
PLACES_NOTED = 6
NOTHING = typed.Kept()


def init_app(app: Flask) -> None:
    """Show a page of ours for whatever goes wrong."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(NetworkError, _network)
    app.register_error_handler(Exception, _unforeseen)


def _http(error: HTTPException) -> Response:
    if error.code is not None and error.code < CLIENT_ERRORS:
        return error.get_response()
    if isinstance(error, SecurityError):
        # Asked for under a name that isn't ours: no page of ours can be built for it.
        return FlaskResponse("There is no such place here.\n", 400, mimetype="text/plain")
    if isinstance(error, RequestEntityTooLarge):
        limits.read_to_the_end()
        return _page(413, kept=NOTHING)
    forged = isinstance(error, NotFromHere) and not error.ours
    response = _page(error.code or 500, kept=NOTHING if forged else _kept(error.code or 500))
    if isinstance(error, TooManyRequests) and error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _network(error: NetworkError) -> Response:
    if request.endpoint == leaving.ENDPOINT:
        return leaving.away()
    status = status_of(error).value
    if status >= SERVER_ERRORS:
        log.error("%s %s %s %s", kind_of(error), request.method, route(), request_id())
    response = _page(status, kept=_kept(status), seconds=getattr(error, "seconds", None))
    if isinstance(error, TooManyTries):
        response.headers["Retry-After"] = str(error.seconds)
    if status == UNAVAILABLE:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _unforeseen(error: Exception) -> Response:
    """Note where it happened, never what it said: a message may hold what somebody wrote."""
    if request.endpoint == leaving.ENDPOINT:
        return leaving.away()
    frame = error.__traceback__
    places = []
    while frame is not None:
        places.append(f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}")
        frame = frame.tb_next
    log.error(
        "%s %s %s %s at %s",
        type(error).__name__,
        request.method,
        route(),
        request_id(),
        " < ".join(reversed(places[-PLACES_NOTED:])),
    )
    return _page(500, kept=_kept(500))


def _kept(status: int) -> typed.Kept:
    if request.method != "POST":
        return NOTHING
    return typed.kept(to_send=status in SEND_AGAIN)


def _page(status: int, *, kept: typed.Kept, seconds: int | None = None) -> Response:
    name = PAGES.get(status) or ("broken" if status >= SERVER_ERRORS else "bad_request")
    page = render_template(
        f"errors/{name}.html", kept=kept, seconds=seconds, request_id=request_id()
    )
    return FlaskResponse(page, status)
