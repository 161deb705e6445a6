"""What every browser window of the tests begins with."""

import os
import shutil
from typing import Any

from playwright.sync_api import BrowserContext, ViewportSize

from tests.browser.site import Site, Somebody

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A microphone that hums, so that pages can be tried that record.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 15_000
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
NOT_RUN = (
    "BROWSER TESTS WERE NOT RUN: no Chromium was found. Install one (Debian: apt install "
    "chromium) or name it in ROWAN_CHROMIUM."
)


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    named = os.environ.get("ROWAN_CHROMIUM")
    if named:
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def sign_in(context: BrowserContext, site: Site, somebody: Somebody) -> None:
    """Give a window the session of somebody."""
    cookie: Any = {"name": "rowan", "value": somebody.token, "url": site.url, "httpOnly": True}
    context.add_cookies([cookie])
