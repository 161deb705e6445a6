"""Pages travel in gzip: less data on an old phone. The proofs in forms are masked for this."""

import gzip

from flask import Flask, request
from werkzeug.wrappers import Response

SMALLEST = 500
LEVEL = 6
PACKED_KINDS = frozenset(
    {"text/html", "text/plain", "text/csv", "text/vcard", "image/svg+xml", "application/json"}
)


def init_app(app: Flask) -> None:
    """Pack every page that gains by it."""
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    if response.mimetype not in PACKED_KINDS or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if response.direct_passthrough or response.is_streamed or request.accept_encodings["gzip"] <= 0:
        return response
    plain = response.get_data()
    if len(plain) >= SMALLEST:
        response.set_data(gzip.compress(plain, compresslevel=LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
