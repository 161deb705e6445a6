"""Somebody signed in at a browser, with the map that is theirs."""

from flask import Flask

from network.bootstrap import Services
from tests.accounts import Somebody, somebody
from tests.maps import Owner
from tests.web.pages import Browser


def at_home(app: Flask, services: Services, who: Somebody | None = None) -> tuple[Browser, Owner]:
    """Somebody, or somebody new, signed in."""
    started = (who or somebody(services)).sign_in()
    browser = Browser(app)
    browser.client.set_cookie("rowan", started.token, domain="localhost")
    return browser, Owner(services.maps, started.actor)
