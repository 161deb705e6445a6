"""How much one request may bring. A page that takes files says so, and how large they may be."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

View = TypeVar("View", bound=Callable[..., Any])

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
FORM_BYTES = 512 * KILOBYTE
FORM_PARTS = 1000


def takes_files(*, megabytes: int) -> Callable[[View], View]:
    """Mark a page that takes files of up to so many megabytes together."""

    def mark(view: View) -> View:
        view.takes_bytes = megabytes * MEGABYTE  # type: ignore[attr-defined]
        return view

    return mark


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
