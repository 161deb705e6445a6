"""What tests of the API start from: somebody with a token, and a client that checks all it sees."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import Client, TestResponse

from network.accounts.model import OF_ONES_OWN, TokenScope
from network.identity import new_id
from tests.accounts import Somebody, somebody
from tests.api.checks import Described

if TYPE_CHECKING:
    from flask import Flask

    from network.bootstrap import Services


DESCRIBED: list[Described] = []


def described(app: "Flask") -> Described:
    """The published description, read once: it is the same for every test."""
    if not DESCRIBED:
        document = app.test_client().get("/openapi.json").json
        assert document is not None
        DESCRIBED.append(Described(document))
    return DESCRIBED[0]


class Api:
    """A client that checks every answer against the published description."""

    def __init__(self, app: "Flask", token: str | None) -> None:
        self.app, self.token = app, token
        self.client: Client = app.test_client()
        self.described = described(app)

    def send(
        self,
        method: str,
        address: str,
        *,
        key: str | None = None,
        version: str | int | None = None,
        headers: dict[str, str] | None = None,
        **more: Any,
    ) -> TestResponse:
        """Send a request, a write with a key of its own, and check what comes back."""
        said = {**self._usual(method, key, version), **(headers or {})}
        response = self.client.open(address, method=method, headers=said, **more)
        self.described.check(method, address.split("?", maxsplit=1)[0], response)
        return response

    def get(self, address: str, **more: Any) -> TestResponse:
        return self.send("GET", address, **more)

    def post(self, address: str, **more: Any) -> TestResponse:
        return self.send("POST", address, **more)

    def put(self, address: str, **more: Any) -> TestResponse:
        return self.send("PUT", address, **more)

    def delete(self, address: str, **more: Any) -> TestResponse:
        return self.send("DELETE", address, **more)

    def _usual(self, method: str, key: str | None, version: str | int | None) -> dict[str, str]:
        said = {}
        if self.token:
            said["Authorization"] = f"Bearer {self.token}"
        if method != "GET":
            said["Idempotency-Key"] = new_id() if key is None else key
        if version is not None:
            said["If-Match"] = f'"{version}"' if isinstance(version, int) else version
        return said


def token_of(person: Somebody, *scopes: TokenScope) -> str:
    """A token of somebody's, which allows `scopes`."""
    return person.services.tokens.make(
        person.fresh(), "tests", scopes or OF_ONES_OWN, days=30
    ).token


@pytest.fixture
def api_app(services: "Services") -> "Flask":
    """The API on this test's services."""
    from api.app import create_app

    return create_app(services)


@pytest.fixture
def me(services: "Services") -> Somebody:
    """Somebody with an account."""
    return somebody(services)


@pytest.fixture
def api(api_app: "Flask", me: Somebody) -> Api:
    """A client with a token that allows everything."""
    return Api(api_app, token_of(me))


@pytest.fixture
def client_of(api_app: "Flask") -> Callable[..., Api]:
    """A client for somebody else, or for other scopes."""

    def make(person: Somebody | None, *scopes: TokenScope) -> Api:
        return Api(api_app, token_of(person, *scopes) if person else None)

    return make
