"""Who may open a page. A view without a mark is closed, and answers as if it were not there."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from network.actor import Actor, Capacity
from web import typed
from web.context import maybe_actor

HELPED_WITH = frozenset({"my_map", "connection", "place", "link", "note", "photo", "views"})
HELPED_NOT_WITH = frozenset({"views.file", "views.paper", "views.paper_of_places"})
"""While a worker helps, the map itself is open, and nothing by which it leaves."""

PRACTISED_WITH = frozenset({"work_people", "work_running", "practice", "work"})
PRACTISED_NOT_WITH = frozenset({"work_people.ask_for_help_code", "work_people.help_now"})
"""What can be practised: it reaches nothing but the practice itself. Its use cases say so too."""

View = TypeVar("View", bound=Callable[..., Any])


class OpensTo(StrEnum):
    """The readers that a page can be marked for."""

    ALL = "all"
    PERSON = "person"
    WORK = "work"


def open_to_all(view: View) -> View:
    """Mark a page that anybody may read."""
    return _marked(view, "opens_to", OpensTo.ALL)


def for_person(view: View) -> View:
    """Mark a page for somebody who has signed in."""
    return _marked(view, "opens_to", OpensTo.PERSON)


def with_any_hat(view: View) -> View:
    """Mark a page that opens also while a hat of work is worn."""
    return _marked(view, "with_any_hat", True)  # noqa: FBT003  the mark's value, not a switch


def with_helper(view: View) -> View:
    """Mark a page that opens also while a worker helps, on their screen: the few doors."""
    return _marked(view, "with_helper", True)  # noqa: FBT003  the mark's value, not a switch


def for_work(*hats: Capacity) -> Callable[[View], View]:
    """Mark a page for somebody at work, with one of these hats on."""

    def mark(view: View) -> View:
        return _marked(_marked(view, "opens_to", OpensTo.WORK), "hats", frozenset(hats))

    return mark


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
    refused = _wrong_side(actor, view, opens_to)
    if refused is not None:
        return refused
    if getattr(view, "needs_step_up", False) and not actor.stepped_up:
        return _ask("account.confirm")
    return None


def _wrong_side(
    actor: Actor, view: Callable[..., Any], opens_to: OpensTo
) -> Response | tuple[str, int] | None:
    """Person here, work there: each side sees its own."""
    if opens_to is OpensTo.WORK:
        if actor.staff_id is None:
            return redirect(url_for("work.show"), 303)
        if actor.capacity not in getattr(view, "hats", frozenset()):
            abort(403)
        return None
    if actor.staff_id is not None and not getattr(view, "with_any_hat", False):
        return render_template("pages/work/hat_on.html"), 403
    if actor.helped_by is not None and not _opens_with_helper(view):
        return render_template("pages/work/helped.html"), 403
    return None


def _opens_with_helper(view: Callable[..., Any]) -> bool:
    own_map = request.blueprint in HELPED_WITH and request.endpoint not in HELPED_NOT_WITH
    return own_map or getattr(view, "with_helper", False)


def practised() -> bool:
    """Whether the page that is asked for can be practised."""
    return request.blueprint in PRACTISED_WITH and request.endpoint not in PRACTISED_NOT_WITH


def password_again() -> Response | tuple[str, int]:
    """Ask for the password in the middle of a form, and bring back to it with what was typed."""
    return _ask("account.confirm")


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
