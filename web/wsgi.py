"""How a server starts the service: pages at /, the API at /api/v1, one process for both."""

import importlib
import importlib.util
import logging
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from werkzeug.middleware.dispatcher import DispatcherMiddleware

from network import bootstrap
from network.settings import Settings
from web.app import create_app

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from network.bootstrap import Services

API = "/api/v1"


def mount(services: "Services") -> "WSGIApplication":
    """Both applications on the same services."""
    pages = create_app(services)
    apps: dict[str, WSGIApplication] = {}
    if importlib.util.find_spec("api.app"):
        apps[API] = importlib.import_module("api.app").create_app(services)
    return DispatcherMiddleware(pages, apps)


def start() -> "WSGIApplication":
    """Read the settings from the environment and put the whole service together."""
    settings = Settings.read(os.environ)
    _log_to_the_terminal(settings.log)
    return mount(bootstrap.build(settings))


def _log_to_the_terminal(level: str) -> None:
    """Our own lines at the level asked for, everybody else's only when something is wrong."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for name in ("rowan", "network"):
        logging.getLogger(name).setLevel(level.upper())


class Lazily:
    """An application that is put together by the process that serves it, at its first request.

    Connections and keys must not be shared by processes that were forked from one another.
    """

    def __init__(self, make: Callable[[], "WSGIApplication"]) -> None:
        self._make = make
        self._made: dict[int, WSGIApplication] = {}

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        made = self._made.get(os.getpid())
        if made is None:
            made = self._made[os.getpid()] = self._make()
        return made(environ, start_response)


app = Lazily(start)
