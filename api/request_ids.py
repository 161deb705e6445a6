"""One line a request, which names nobody: the route's pattern, never the address itself."""

import logging
import time

from flask import Flask, Response, g, request

from network.identity import new_id

log = logging.getLogger("rowan.api")

HEADER = "X-Request-Id"
ID_DIGITS = 12


def request_id() -> str:
    """The number of this request, to read out to somebody who helps."""
    if "request_id" not in g:
        g.request_id = new_id()[:ID_DIGITS]
    made: str = g.request_id
    return made


def route() -> str:
    """The pattern of the address, such as /me/map/connections/<id>."""
    return request.url_rule.rule if request.url_rule else "(no such address)"


def init_app(app: Flask) -> None:
    """Number every request, and write its line."""
    app.before_request(_start)
    app.after_request(_finish)


def _start() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    response.headers[HEADER] = request_id()
    took = (time.perf_counter() - g.started) * 1000
    log.info(
        "%s %s %s %.0f ms %s", request.method, route(), response.status_code, took, request_id()
    )
    return response
