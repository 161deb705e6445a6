"""What tests of the pages start from."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask, render_template, request
from werkzeug.wrappers import Response

from network.errors import NetworkError
from tests.web.pages import Browser

if TYPE_CHECKING:
    from network.bootstrap import Services

Answer = Callable[[], Any]


@pytest.fixture
def app(services: "Services") -> Flask:
    """The pages, on services that leave nothing behind."""
    from web.app import create_app

    return create_app(services)


@pytest.fixture
def secure_app(services: "Services") -> Flask:
    """The same pages as they are served under TLS."""
    from web.app import create_app

    settings = dataclasses.replace(services.settings, public_url="https://localhost")
    return create_app(dataclasses.replace(services, settings=settings))


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody at a browser who has not signed in."""
    return Browser(app)


@pytest.fixture
def trial_page(app: Flask) -> Callable[[Answer], None]:
    """Add a page /trial with a form whose answer the test makes up. Raising is an answer too."""
    from web.access import open_to_all

    def add(answer: Answer) -> None:
        @open_to_all
        def trial() -> Any:
            if request.method == "POST":
                return answer()
            return render_template("pages/trial.html")

        app.add_url_rule("/trial", "trial", trial, methods=["GET", "POST"])

    app.jinja_loader = _with_trial_template(app)
    return add


def raising(error: NetworkError | Exception) -> Answer:
    """An answer that goes wrong."""

    def answer() -> Response:
        raise error

    return answer


def _with_trial_template(app: Flask) -> Any:
    from jinja2 import ChoiceLoader, DictLoader

    page = """
{% extends "layouts/page.html" %}
{% block title %}Trial{% endblock title %}
{% block main %}
  <h1>Trial</h1>
  <form method="post" novalidate>
    {{ csrf() }}{{ op_id() }}
    <label for="words">Words</label><textarea id="words" name="words"></textarea>
    <label for="name">Name</label><input id="name" name="name">
    <label for="password">Password</label><input type="password" id="password" name="password">
    <button type="submit">Save</button>
  </form>
{% endblock main %}
"""
    assert app.jinja_loader is not None
    return ChoiceLoader([DictLoader({"pages/trial.html": page}), app.jinja_loader])
