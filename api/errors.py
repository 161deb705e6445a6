"""Problem documents (RFC 9457) for everything that goes wrong; one function writes them all."""

import logging
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from api.answers import PROBLEM, answer
from api.request_ids import request_id, route
from network.errors import Invalid, NetworkError, TooManyTries
from network.http_status import kind_of, status_of

log = logging.getLogger("rowan.api")

TYPE = "urn:rowan:problem:"
RETRY_SECONDS = 5
PLACES_NOTED = 6
CODES = {
    400: ("bad-request", "We can't read that request."),
    401: ("token-needed", "This needs a token that still works."),
    403: ("not-permitted", "This token does not allow that."),
    404: ("not-found", "We can't find that."),
    405: ("not-allowed", "That can't be done at this address."),
    406: ("not-acceptable", "We can't answer in that form."),
    408: ("too-slow", "The request took too long to arrive."),
    411: ("length-needed", "Say how long the request is."),
    413: ("too-large", "That is too large."),
    414: ("address-too-long", "That address is too long."),
    415: ("wrong-type", "We can't read that type of content here."),
    417: ("bad-request", "We can't read that request."),
    428: ("version-needed", "Send the ETag that you saw as If-Match."),
    429: ("too-many-tries", "Too many tries. Wait a little, then try again."),
    431: ("headers-too-large", "The headers of that request are too large."),
    500: ("error", "Something went wrong."),
    503: ("unavailable", "The service can't answer just now. Try again in a moment."),
}


class Refused(Exception):
    """A request that the edge itself refuses."""

    def __init__(self, status: int, code: str = "", title: str = "") -> None:
        super().__init__(code)
        usual_code, usual_title = CODES[status]
        self.status, self.code, self.title = status, code or usual_code, title or usual_title


def problem(
    status: int,
    code: str,
    title: str,
    *,
    problems: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """The one shape of every error. It names nobody and quotes nothing that was sent."""
    record = {
        "type": TYPE + code,
        "title": title,
        "status": status,
        "code": code,
        "requestId": request_id(),
    }
    if problems is not None:
        record["problems"] = problems
    return answer(record, status, headers=headers, media=PROBLEM)


def init_app(app: Flask) -> None:
    """Answer every error with a problem document."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(NetworkError, _network)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _refused(error: Refused) -> Response:
    return problem(error.status, error.code, error.title, headers=_headers(error.status))


def _network(error: NetworkError) -> Response:
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s %s %s", kind_of(error), request.method, route(), request_id())
    headers = _headers(status)
    if isinstance(error, TooManyTries):
        headers["Retry-After"] = str(error.seconds)
    problems = error.problems if isinstance(error, Invalid) else None
    return problem(status, error.code, error.title, problems=problems, headers=headers)


def _http(error: HTTPException) -> Response:
    status = error.code if error.code in CODES else 400
    code, title = CODES[status]
    headers = _headers(status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return problem(status, code, title, headers=headers)


def _unforeseen(error: Exception) -> Response:
    """Note where it happened, never what it said: a message may hold what somebody wrote."""
    places, frame = list[str](), error.__traceback__
    while frame is not None:
        places.append(f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}")
        frame = frame.tb_next
    where = " < ".join(reversed(places[-PLACES_NOTED:]))
    log.error(
        "%s %s %s %s at %s", type(error).__name__, request.method, route(), request_id(), where
    )
    return problem(500, *CODES[500])


def _headers(status: int) -> dict[str, str]:
    if status == HTTPStatus.UNAUTHORIZED:
        return {"WWW-Authenticate": "Bearer"}
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return {"Retry-After": str(RETRY_SECONDS)}
    return {}
