"""The small parts of a field, as the components of GOV.UK Frontend want them."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from flask import Flask
from flask_babel import gettext
from flask_babel.speaklater import LazyString

Words: TypeAlias = LazyString | str
Part = dict[str, Any]


def field_label(text: Words, *, optional: bool = False, heading: bool = False) -> Part:
    """The label of a field. As a heading it is also the heading of the page."""
    size = "l" if heading else "s"
    return {
        "text": _whole(text, optional=optional),
        "classes": f"govuk-label--{size}",
        "isPageHeading": heading,
    }


def field_legend(text: Words, *, optional: bool = False, heading: bool = False) -> Part:
    """The question above a group of choices."""
    size = "l" if heading else "s"
    return {
        "text": _whole(text, optional=optional),
        "classes": f"govuk-fieldset__legend--{size}",
        "isPageHeading": heading,
    }


def field_hint(text: Words) -> Part | None:
    """A line of help, or nothing."""
    return {"text": text} if text else None


def field_error(text: Words | None) -> Part | None:
    """What to change, or nothing."""
    if not text:
        return None
    return {"text": text, "visuallyHiddenText": gettext("Please change this")}


def field_items(choices: Iterable[Sequence[Words]]) -> list[Part]:
    """Choices as the components want them: value, text and perhaps a hint."""
    return [
        {
            "value": str(choice[0]),
            "text": choice[1],
            "hint": field_hint(choice[2]) if len(choice) > 2 else None,  # noqa: PLR2004
        }
        for choice in choices
    ]


def init_app(app: Flask) -> None:
    """Let the component templates use them."""
    for part in (field_label, field_legend, field_hint, field_error, field_items):
        app.jinja_env.globals[part.__name__] = part


def _whole(text: Words, *, optional: bool) -> Words:
    return gettext("%(question)s (if you like)", question=text) if optional else text
