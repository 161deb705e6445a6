"""Every address of the service, read from the applications themselves."""

from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from api.app import create_app as create_api
from web.app import create_app as create_pages

if TYPE_CHECKING:
    from flask import Flask

    from network.bootstrap import Services
SETTINGS = SimpleNamespace(
    secure=False,
    production=False,
    public_url="http://127.0.0.1:8000",
    exit_url="https://example.org",
)


@cache
def addresses() -> tuple[str, ...]:
    """Method and pattern of every address, pages first."""
    services: Any = SimpleNamespace(settings=SETTINGS)
    api = create_api(cast("Services", services))
    return (*_of(pages(), ""), *_of(api, "/api/v1"))


@cache
def pages() -> "Flask":
    """The pages, to look at and not to ask: nothing is behind them."""
    services: Any = SimpleNamespace(settings=SETTINGS)
    return create_pages(cast("Services", services))


def _of(app: "Flask", mount: str) -> list[str]:
    return sorted(
        f"{method} {mount}{rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    )
