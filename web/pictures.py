"""A picture as it leaves: it is looked at and nothing else, and no one keeps a copy on the way."""

from flask import Response

from web.translated import _

MEGABYTES = 10


def given(data: bytes) -> Response:
    """A picture that was made anew, as an answer."""
    response = Response(data, mimetype="image/jpeg")
    response.headers["Content-Disposition"] = 'inline; filename="picture.jpg"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def too_large() -> str:
    """What to say of a file with too many bytes."""
    return _("This photo is too large. Choose one of up to 10 megabytes.")


def unreadable() -> str:
    """What to say of a file that is no picture."""
    return _("We can’t open this as a photo. Choose a file that ends in .jpg, .png or .webp.")
