"""Words of pages in the reader's language, for Python code. The catalogue knows them by `_`."""

from flask_babel import gettext


def _(words: str, /, **values: object) -> str:
    """The words, with the values put in."""
    return str(gettext(words, **values))
