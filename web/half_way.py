"""Between the password and the second step: what the browser carries, and where it goes on."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from network.accounts.model import StartedSession
from web import cookies, given_back, session

COOKIE = "rowan-step"
SECONDS = 10 * 60


def go(ticket: str, going_to: str) -> Response:
    """Go on to the second step."""
    response = redirect(url_for("second_step.show", next=going_to), 303)
    cookies.keep(response, COOKIE, ticket, seconds=SECONDS)
    return response


def ticket() -> str:
    """What this browser carries from the password to the second step."""
    return cookies.read(COOKIE)


def whole(started: StartedSession, going_to: str) -> Response:
    """Signed in: end what this browser still had, and go on."""
    session.end_earlier()
    response = session.begin(redirect(_way_on(started, going_to), 303), started)
    if ticket():
        cookies.drop(response, COOKIE)
    return response


def _way_on(started: StartedSession, going_to: str) -> str:
    if started.recovery_waits:
        # Somebody holds one of the codes: the owner should hear that before anything else.
        return "/account/recovery"
    return given_back.way_on(started.actor, going_to)
