"""The pages as one application."""

import importlib
import pkgutil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from web import (
    access,
    context,
    csrf,
    easy,
    errors,
    language,
    limits,
    moments,
    navigation,
    operation,
    packing,
    pages,
    request_log,
    said,
    security_headers,
    session,
    sounds,
    static_files,
    way_back,
    wording,
)
from web.forms import parts

if TYPE_CHECKING:
    from network.bootstrap import Services

OWN_MACHINE = ("localhost", "127.0.0.1", "[::1]")


def create_app(services: "Services") -> Flask:
    """The pages, on these services. Every blueprint in web.pages is found by itself."""
    app = Flask("web", static_folder=None)
    app.extensions[context.EXTENSION] = services
    _configure(app, services)

    # A request is numbered and limited, then known, then proven to be ours, then let in.
    for step in (request_log, limits, language, session, csrf, access):
        step.init_app(app)
    for part in (
        static_files,
        operation,
        parts,
        moments,
        sounds,
        easy,
        wording,
        navigation,
        way_back,
        said,
        errors,
    ):
        part.init_app(app)
    # Answers pass these from the last to the first: headers are set, then the page is packed.
    for edge in (packing, security_headers):
        edge.init_app(app)
    for module in pkgutil.iter_modules(pages.__path__, f"{pages.__name__}."):
        app.register_blueprint(importlib.import_module(module.name).bp)
    return app


def _configure(app: Flask, services: "Services") -> None:
    own = urlsplit(services.settings.public_url)
    app.config.update(
        PREFERRED_URL_SCHEME=own.scheme,
        PROVIDE_AUTOMATIC_OPTIONS=False,
        TRUSTED_HOSTS=[own.hostname, *OWN_MACHINE],
        TRAP_HTTP_EXCEPTIONS=False,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.url_map.strict_slashes = False
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    # The components of GOV.UK Frontend come as templates in a package of their own.
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([app.jinja_loader, govuk]) if app.jinja_loader else govuk
