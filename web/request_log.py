"""One line a request, which names nobody: the route's pattern, never the address itself."""

import logging
import time

from flask import Flask, g, request
from werkzeug.wrappers import Response

from network.identity import new_id

log = logging.getLogger("rowan.web")

HEADER = "X-Request-Id"
ID_DIGITS = 12


def request_id() -> str:
    """The number of this request, which a person can read out to somebody who helps."""
    if "request_id" not in g:
        g.request_id = new_id()[:ID_DIGITS]
    made: str = g.request_id
    return made


def route() -> str:
    """The pattern of the address, such as /map/people/<id>."""
    return request.url_rule.rule if request.url_rule else "(no such page)"


def init_app(app: Flask) -> None:
    """Number every request, and write its line."""
    app.before_request(_start)
    app.after_request(_finish)


def _start() -> None:
    g.started = time.perf_counter()
    request_id()


def _finish(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    milliseconds = round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000)
    log.info(
        "%s %s %d %d ms %s",
        request.method,
        route(),
        response.status_code,
        milliseconds,
        request_id(),
    )
    return response
