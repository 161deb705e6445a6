"""Giving somebody a form back as they had typed it, after they have signed in again."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from flask import Flask, current_app, g, has_request_context, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from network.actor import Actor
from network.drafts.model import Draft
from web import cookies
from web.context import maybe_actor, services

COOKIE = "rowan-draft"
MINUTES_TO_SEND = 120
REDIRECTS = range(300, 400)


def init_app(app: Flask) -> None:
    """Find the draft that a page is opened with, and drop it once its form has been sent."""
    app.before_request(_find)
    app.after_request(_drop)


def way_on(actor: Actor, address: str) -> str:
    """Where to go after signing in: the page asked for, with what was typed there, if anything."""
    path = urlsplit(address).path
    draft = services().drafts.find(actor, path)
    if draft is None:
        return address
    return address_of(draft) or url_for("drafts.show")


def address_of(draft: Draft) -> str:
    """The page on which a draft is given back, or nothing where the form has no page of its own."""
    return f"{draft.form}?draft={draft.id}" if _opens(draft.form) else ""


def values() -> Mapping[str, Sequence[str]]:
    """What the form on this page held when it was kept. Empty when nothing is given back."""
    if not has_request_context():
        return {}
    found: Mapping[str, Sequence[str]] = g.get("given_back") or {}
    return found


def _opens(path: str) -> bool:
    """Whether the address that a form was sent to also shows that form."""
    adapter = current_app.create_url_adapter(request)
    if adapter is None:
        return False
    try:
        adapter.match(path, method="GET")
    except (HTTPException, RequestRedirect):
        return False
    return True


def _find() -> None:
    draft_id, actor = request.args.get("draft"), maybe_actor()
    if request.method != "GET" or not draft_id or actor is None:
        return
    draft = services().drafts.find(actor, request.path)
    if draft is not None and draft.id == draft_id:
        g.given_back = draft.values
        g.given_back_id = draft.id


def _drop(response: Response) -> Response:
    shown, actor = g.get("given_back_id"), maybe_actor()
    if shown:
        cookies.keep(response, COOKIE, shown, seconds=MINUTES_TO_SEND * 60)
    elif request.method == "POST" and actor and _done(response):
        _sent(response, actor)
    return response


def _done(response: Response) -> bool:
    """Whether a form was taken: it leads on, and not to a page that asks who it is."""
    going = response.status_code in REDIRECTS
    return going and not (response.location or "").startswith(url_for("account.confirm"))


def _sent(response: Response, actor: Actor) -> None:
    draft_id = cookies.read(COOKIE)
    draft = services().drafts.find(actor, request.path) if draft_id else None
    if draft is not None and draft.id == draft_id:
        services().drafts.drop(actor, draft_id)
        cookies.drop(response, COOKIE)
