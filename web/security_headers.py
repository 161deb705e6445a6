"""What we tell browsers to refuse on our behalf."""

import secrets

from flask import Flask, g, request
from werkzeug.wrappers import Response

from web.context import maybe_actor, services

NONCE_BYTES = 16
TWO_YEARS = 63_072_000
CLEAR_ALL = '"cache", "cookies", "storage"'

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": "publickey-credentials-create=(self), publickey-credentials-get=(self), "
    + ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "autoplay",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "picture-in-picture",
            "screen-wake-lock",
            "usb",
            "xr-spatial-tracking",
        )
    ),
}


def nonce() -> str:
    """The word of this response that lets our own inline script run."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(NONCE_BYTES)
    made: str = g.csp_nonce
    return made


def let_record() -> None:
    """Let the page that is being answered use the microphone, and play what it has recorded."""
    g.may_record = True


def init_app(app: Flask) -> None:
    """Put the headers on every response."""
    app.after_request(_protect)
    app.jinja_env.globals["csp_nonce"] = nonce


def clear_site_data(response: Response) -> Response:
    """Have the browser forget everything it holds of us."""
    response.headers["Clear-Site-Data"] = CLEAR_ALL
    return response


def _protect(response: Response) -> Response:
    if _may_record():
        response.headers["Permissions-Policy"] = FIXED["Permissions-Policy"].replace(
            "microphone=()", "microphone=(self)"
        )
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", _policy())
    if services().settings.secure:
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", _caching())
    response.vary.update(("Cookie", "Accept-Language"))
    return response


def _may_record() -> bool:
    return bool(g.get("may_record", False))


def _policy() -> str:
    rules = [
        "default-src 'none'",
        f"script-src 'self' 'nonce-{nonce()}'",
        "style-src 'self'",
        "img-src 'self'",
        "media-src 'self' blob:" if _may_record() else "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
    ]
    if services().settings.secure:
        rules.append("upgrade-insecure-requests")
    return "; ".join(rules)


def _caching() -> str:
    personal = maybe_actor() is not None or request.method not in ("GET", "HEAD")
    return "no-store" if personal else "private, no-cache"
