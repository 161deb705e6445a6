"""What tests of the pages start from."""

from typing import TYPE_CHECKING

import pytest
from flask import Flask

from tests.web.pages import Browser

if TYPE_CHECKING:
    from network.bootstrap import Services


@pytest.fixture
def app(services: "Services") -> Flask:
    """The pages, on services that leave nothing behind."""
    from web.app import create_app

    return create_app(services)


@pytest.fixture
def browser(app: Flask) -> Browser:
    """Somebody at a browser who has not signed in."""
    return Browser(app)
