"""Who may open a page. A view without a mark is closed, and answers as if it were not there."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from web import typed
from web.context import maybe_actor

View = TypeVar("View", bound=Callable[..., Any])


class OpensTo(StrEnum):
    """The readers that a page can be marked for."""

    ALL = "all"
    PERSON = "person"


def open_to_all(view: View) -> View:
    """Mark a page that anybody may read."""
    return _marked(view, "opens_to", OpensTo.ALL)


def for_person(view: View) -> View:
    """Mark a page for somebody who has signed in."""
    return _marked(view, "opens_to", OpensTo.PERSON)


def stepped_up(view: View) -> View:
    """Mark a page that asks for the password again, if that was more than five minutes ago."""
    return _marked(view, "needs_step_up", True)  # noqa: FBT003  the mark's value, not a switch


def init_app(app: Flask) -> None:
    """Put the door in front of every view."""
    app.before_request(_door)


def _marked(view: View, mark: str, value: object) -> View:
    setattr(view, mark, value)
    return view


def _door() -> Response | tuple[str, int] | None:
    if request.endpoint is None:
        return None
    view = current_app.view_functions[request.endpoint]
    opens_to = getattr(view, "opens_to", None)
    if opens_to is None:
        abort(404)
    if opens_to is OpensTo.ALL:
        return None
    actor = maybe_actor()
    if actor is None:
        return _ask("sign_in.show")
    if getattr(view, "needs_step_up", False) and not actor.stepped_up:
        return _ask("account.confirm")
    return None


def _ask(endpoint: str) -> Response | tuple[str, int]:
    """Send to a page that asks who it is, and bring back here; what was typed is kept.

    Where it can't be kept, because nobody knows whose it is, it stays on the page itself.
    """
    if request.method == "POST" and typed.words() and not typed.keep():
        return render_template("errors/signed_out.html", kept=typed.kept(to_send=True)), 403
    return redirect(url_for(endpoint, next=_came_from()), 303)


def _came_from() -> str:
    if request.method == "POST":
        return request.path
    return request.full_path.rstrip("?")
