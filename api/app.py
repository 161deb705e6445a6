"""The API as one Flask application, mounted at /api/v1."""

import importlib
import pkgutil
from typing import TYPE_CHECKING

from flask import Flask, abort, current_app, request
from werkzeug.routing import BaseConverter

from api import errors, headers, rate_limits, request_ids, resources
from api.context import EXTENSION
from api.contract import contract_of

if TYPE_CHECKING:
    from network.bootstrap import Services

LARGEST = 21_000_000


class IdConverter(BaseConverter):
    """An id in an address. Anything else is not found."""

    regex = r"[0-9a-f]{32}"


def create_app(services: "Services") -> Flask:
    """Build the API on the services."""
    app = Flask("api", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST
    app.config["PROVIDE_AUTOMATIC_OPTIONS"] = False
    app.extensions[EXTENSION] = services
    app.url_map.converters["id"] = IdConverter
    app.url_map.strict_slashes = True
    app.url_map.redirect_defaults = False
    app.url_map.merge_slashes = False
    for part in (request_ids, headers, rate_limits, errors):
        part.init_app(app)
    app.before_request(_closed_unless_marked)
    for found in pkgutil.iter_modules(resources.__path__):
        app.register_blueprint(importlib.import_module(f"api.resources.{found.name}").bp)
    return app


def _closed_unless_marked() -> None:
    """Answer 404 for a view that does not say who it opens to."""
    if request.endpoint is None:
        return
    promised = contract_of(current_app.view_functions[request.endpoint])
    if not promised.open and promised.scope is None:
        abort(404)
