"""Who is asking: from the cookie to the actor, by way of the sessions on the server.

The cookie holds a random token and nothing else. flask-login is asked to load and to do nothing
more: its own cookies and its guess whether a session was stolen are switched off, since a phone
that changes from wifi to mobile is still the same phone.
"""

from flask import Flask, g, request
from flask_login import (  # type: ignore[import-untyped]
    LoginManager,
    UserMixin,
    current_user,
)
from werkzeug.wrappers import Response

from network.accounts.model import LASTS, NOBODY, Look, SessionMode, StartedSession
from network.actor import Actor
from web import cookies, given_back
from web.context import services

DEVICE = "rowan-device"
LEAVE = "rowan-leave"
OF_A_SESSION = (
    cookies.SESSION,
    cookies.FORM,
    "rowan-codes",
    "rowan-key",
    "rowan-sheet",
    "rowan-slip",
    "rowan-step",
    "rowan-back",
    "rowan-come-back",
    given_back.COOKIE,
)
# These answer while the database does not, so they never ask it who is there.
UNASKED = frozenset({"static", "safety.leave", "health.live", "health.ready"})
NO_COOKIE = ";"  # a name that no browser can send


class SignedIn(UserMixin):  # type: ignore[misc]
    """What flask-login calls a user: an actor in a session that is running."""

    def __init__(self, actor: Actor) -> None:
        self.id = actor.person_id
        self.actor = actor


def init_app(app: Flask) -> None:
    """Learn before every view who is asking."""
    loader = LoginManager()
    loader.session_protection = None
    loader.request_loader(lambda _: _load())
    app.config["REMEMBER_COOKIE_NAME"] = NO_COOKIE
    # Templates ask web.context instead: an error page must not need the database again.
    loader.init_app(app, add_context_processor=False)
    app.before_request(_know)
    app.extensions[LEAVE] = leave
    given_back.init_app(app)


def begin(response: Response, started: StartedSession) -> Response:
    """Hand the browser the token of a session that has just begun or been renewed."""
    own = started.mode is SessionMode.OWN_DEVICE
    seconds = int(LASTS[started.mode].at_most.total_seconds()) if own else None
    cookies.keep(response, cookies.SESSION, started.token, seconds=seconds)
    if started.device_mark:
        cookies.keep(response, DEVICE, started.device_mark, seconds=cookies.YEAR)
    return response


def end_earlier() -> None:
    """End the session that this browser still had, before it gets another."""
    token = cookies.read(cookies.SESSION)
    if token:
        services().sessions.sign_out(token)


def leave(response: Response) -> None:
    """End the session of this browser and take its cookie away."""
    end_earlier()
    cookies.drop(response, cookies.SESSION)


def device_mark() -> str:
    """What shows that this device has signed in before, if it has."""
    return cookies.read(DEVICE)


def _know() -> None:
    if request.endpoint in UNASKED:
        return
    person = current_user
    g.actor = person.actor if person.is_authenticated else None


def _load() -> SignedIn | None:
    token = cookies.read(cookies.SESSION)
    look: Look = services().sessions.look(token) if token else NOBODY
    # Whose session has run out is known only so that a form of theirs can be kept for them.
    g.expired_actor = look.ran_out
    return SignedIn(look.actor) if look.actor else None
