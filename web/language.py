"""Which language a page speaks, and whether it is light or dark."""

from enum import StrEnum

from flask import Flask, request
from flask_babel import Babel, get_locale

from web import cookies

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
DEFAULT = "en"


class Look(StrEnum):
    """Light or dark, or as the device says."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def language() -> str:
    """The language chosen here, else the one that the browser asks for."""
    chosen = cookies.read(cookies.LANGUAGE)
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(list(LANGUAGES), DEFAULT) or DEFAULT


def look() -> Look:
    """The look chosen here, else the device's own."""
    chosen = cookies.read(cookies.LOOK)
    return Look(chosen) if chosen in set(Look) else Look.AUTO


def init_app(app: Flask) -> None:
    """Teach the application its languages."""
    Babel(app, locale_selector=language, default_translation_directories="translations")
    app.jinja_env.globals.update(
        languages=LANGUAGES,
        look=look,
        page_language=lambda: str(get_locale() or DEFAULT),
    )
