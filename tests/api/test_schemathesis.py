"""Made-up requests by the thousand against the published description, with every check.

Nothing may answer what it doesn't declare, and nothing may fall over.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast
from unittest import SkipTest

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from api.app import create_app
from api.openapi import description
from network import bootstrap
from network.accounts.passwords import Passwords
from network.clock import SystemClock
from network.graph.door import Neo4jGraph
from network.identity import new_id
from network.settings import Settings
from tests.accounts import somebody
from tests.api.conftest import token_of
from tests.counts import times
from tests.servers import TestServer

KEY = "Idempotency-Key"
OPERATIONS = 117
CASES = times(4, prove=5_000 // (2 * OPERATIONS) + 1)
MOUNT = "/api/v1"
CLEAN = """
MATCH (person:Person {id: $id})
OPTIONAL MATCH (person)-[*1..3]->(record)
DETACH DELETE record, person
"""
CHECKS: dict[str, Any] = {
    # A version that is made up is stale, a picture that is made up is no picture.
    "positive_data_acceptance": {
        "expected-statuses": ["2xx", "304", "404", "409", "412"],
    },
    # A version that is made up is refused before anything else is looked at.
    "negative_data_rejection": {
        "expected-statuses": [
            *("400", "401", "403", "404", "405", "406", "409", "412", "415", "422", "428", "429"),
        ],
    },
    "missing_required_header": {"expected-statuses": ["400", "401", "404", "406", "422", "428"]},
}
# What fits the description of these may still be no picture, no file of people, nobody else.
MORE_THAN_SHAPES = (
    "photos_add",
    "letters_enclose",
    "letters_speak",
    "exchange_bring_in",
    "exchange_preview",
    "links_add",
    "links_keep",
    "willing_say",
    "willing_keep",
    "past_say",
    "past_keep",
    "about_keep",
    "safe_describe",
    "rhythm_keep_day",  # somebody whom I am in touch with
    "rhythm_note",  # no day that is to come
    "choices_veto",  # which relatives, exactly with one of the kinds
    "work_today",  # a key made at work opens it, not one of one's own
)


class Hasty:
    """A clock that runs ahead at every look: nobody here has to wait for leave to ask more."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        self.ahead += timedelta(seconds=0.2)
        return SystemClock().now() + self.ahead


def operations() -> list[tuple[str, str]]:
    """Every operation that is described."""
    app = create_app(cast("bootstrap.Services", None))
    return [
        (method, path)
        for path, found in description(app)["paths"].items()
        for method in sorted(found)
        if method != "parameters"
    ]


@pytest.fixture(scope="module")
def token_and_app(
    server: TestServer, real_graph: Neo4jGraph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Any]]:
    """The API as it is mounted, on a store that commits, and somebody's token."""
    home: Path = tmp_path_factory.mktemp("fuzzed")
    given = {"NEO4J_URI": server.uri, "NEO4J_USER": server.user, "NEO4J_PASSWORD": server.password}
    read = Settings.read({**given, "ROWAN_HOME": str(home)})
    quick = Passwords(memory_kib=64, rounds=1, lanes=1)
    services = bootstrap.build(read, clock=Hasty(), graph=real_graph, passwords=quick)
    me = somebody(services)
    apps: dict[str, Any] = {MOUNT: create_app(services)}
    yield token_of(me), DispatcherMiddleware(NotFound(), apps)
    real_graph.raw(CLEAN, id=me.account.person_id)
    real_graph.raw("MATCH (t:Tries) DETACH DELETE t")


@pytest.fixture(scope="module")
def described(token_and_app: tuple[str, Any]) -> Any:
    """The published description, as the tool reads it."""
    token, app = token_and_app
    config = SchemathesisConfig.from_dict(
        {
            "seed": 20260314,
            "auth": {"openapi": {"token": {"bearer": token}}},
            "generation": {"allow-x00": False},
            "checks": CHECKS,
            "operations": [
                {
                    "include-operation-id": name,
                    "checks": {"positive_data_acceptance": {"enabled": False}},
                }
                for name in MORE_THAN_SHAPES
            ],
        }
    )
    return schemathesis.openapi.from_wsgi(f"{MOUNT}/openapi.json", app, config=config)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name.lower())
@pytest.mark.parametrize(("method", "path"), operations())
@pytest.mark.timeout(1500)
def test_every_made_up_request_is_answered_as_described(
    described: Any, method: str, path: str, mode: GenerationMode
) -> None:
    operation = described[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=CASES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def each(case: schemathesis.Case[Any]) -> None:
        if mode is GenerationMode.POSITIVE and KEY in case.headers:
            # A good client makes a new key for each operation.
            case.headers[KEY] = new_id()
        case.call_and_validate()

    try:
        each()
    except (Unsatisfiable, SkipTest):
        # Nothing can be wrong about a request that takes nothing.
        assert mode is GenerationMode.NEGATIVE


def test_every_address_is_tried(described: Any) -> None:
    assert len(operations()) == OPERATIONS
