"""How much one request may bring. A page that takes files says so, and how large they may be."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
FORM_BYTES = 512 * KILOBYTE
FORM_PARTS = 1000
READ_TO_THE_END = 128 * MEGABYTE
PIECE = 64 * KILOBYTE


def takes_files(*, megabytes: int) -> Callable[[View], View]:
    """Mark a page that takes files of up to so many megabytes together."""

    def mark(view: View) -> View:
        view.takes_bytes = megabytes * MEGABYTE  # type: ignore[attr-defined]
        return view

    return mark


def read_to_the_end() -> None:
    """Read and forget what a refused request still sends.

    A browser listens for our answer only when it has been able to send everything.
    """
    stream = request.environ["wsgi.input"]
    left = min(request.content_length or 0, READ_TO_THE_END)
    while left > 0:
        piece = stream.read(min(PIECE, left))
        if not piece:
            return
        left -= len(piece)


def init_app(app: Flask) -> None:
    """Hold every request to its limits."""
    app.config["MAX_CONTENT_LENGTH"] = FORM_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = FORM_BYTES
    app.config["MAX_FORM_PARTS"] = FORM_PARTS
    app.before_request(_widen)


def _widen() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    allowed = getattr(view, "takes_bytes", None)
    if allowed is not None:
        request.max_content_length = allowed + FORM_BYTES
