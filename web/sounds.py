"""A voice note as it leaves: it is listened to and nothing else, and no one keeps a copy."""

from flask import Flask, Response, request
from werkzeug.wrappers import Response as AnyResponse

from network.letters.model import MOST_PICTURES
from network.letters.sound import LONG
from web.translated import _

MEGABYTES = 24
MINUTE = 60


def given(data: bytes) -> AnyResponse:
    """A voice note that was made anew, as an answer. Phones ask for it piece by piece."""
    response = Response(data, mimetype="audio/mpeg")
    response.headers["Content-Disposition"] = 'inline; filename="voice.mp3"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response.make_conditional(request, accept_ranges=True, complete_length=len(data))


def lasting(seconds: int) -> str:
    """How long it lasts, as one reads it on a player."""
    return f"{seconds // MINUTE}:{seconds % MINUTE:02}"


def too_large() -> str:
    """What to say of a file with too many bytes."""
    return _("This file is too large. A voice note can have up to 24 megabytes.")


def refused(problems: dict[str, str]) -> str:
    """What to say of a file that isn't taken, and what to do instead."""
    if problems == LONG:
        return _("This lasts longer than two minutes. Make it shorter, or send it in two letters.")
    if problems.get("voice") == "many":
        return one_goes()
    return _(
        "We can’t open this as a voice note. We can take .mp3, .wav, .ogg, .opus and .flac. We "
        "can’t take .m4a, .webm or a film. You can record here, where your browser lets you, or "
        "save it as .mp3 in another app and choose that."
    )


def one_goes() -> str:
    """What to say where two lie with one letter."""
    return _("One voice note goes with one letter. Take one off, or send it with the next.")


def pictures_go() -> str:
    """What to say where more pictures lie with a letter than go with one."""
    return _(
        "%(num)s pictures go with one letter. Take one off, or send it with the next.",
        num=MOST_PICTURES,
    )


def init_app(app: Flask) -> None:
    """Let templates write `voice.seconds | lasting`."""
    app.jinja_env.filters["lasting"] = lasting
