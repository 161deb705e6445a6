"""Headers of every answer: kept by nobody, shown in nothing, guessed at by no browser."""

from flask import Flask, Response

from api.context import services

ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
HSTS = "max-age=63072000; includeSubDomains"


def init_app(app: Flask) -> None:
    """Set them on everything."""
    app.after_request(_set)


def _set(response: Response) -> Response:
    response.headers.update(ALWAYS)
    if services().settings.secure:
        response.headers["Strict-Transport-Security"] = HSTS
    return response
