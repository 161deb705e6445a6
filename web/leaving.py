"""Leaving quickly: whatever else fails, the way out works."""

from flask import redirect, request
from werkzeug.wrappers import Response

from network.errors import NetworkError
from web import csrf, session
from web.context import services
from web.security_headers import clear_site_data

ENDPOINT = "safety.leave"


def away() -> Response:
    """Be somewhere else, signed out, with nothing of ours left in the browser.

    A link on another site ends nobody's session: it only leads on.
    """
    response = redirect(services().settings.exit_url, 303)
    if request.headers.get("Sec-Fetch-Site", "none") in csrf.OWN_SITES:
        _end_session(response)
        clear_site_data(response)
    return response


def _end_session(response: Response) -> None:
    try:
        session.leave(response)
    except NetworkError:
        # The database doesn't answer. The browser forgets its cookie all the same, and the
        # session runs out by itself within minutes.
        return
