"""The ladder by which the tests come to a Neo4j server.

1. NEO4J_TEST_URI (with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD), if that store is empty or marked
   with (:Meta {purpose: 'test'}). NEO4J_URI is never used.
2. A container, where a Docker daemon answers and the test needs no server files.
3. The project's own local server: nothing needs to be installed.

ROWAN_TEST_RUNG=local skips to the third, ROWAN_TEST_LINE=newest takes the newest release there.
"""

import contextlib
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import neo4j

from network.graph.door import DATABASE

MARK = "MERGE (meta:Meta {purpose: 'test'})"
MARKED = "MATCH (meta:Meta {purpose: 'test'}) RETURN count(meta) AS n"
FILLED = "MATCH (any) RETURN count(any) AS n"
PROBE = 3.0
IMAGES = {"lts": "neo4j:5.26.30-community", "newest": "neo4j:2026.08.1-community"}


class Rung(StrEnum):
    """Where a server comes from."""

    GIVEN = "the server at NEO4J_TEST_URI"
    CONTAINER = "a container"
    LOCAL = "the project's own local server"


class NotForTests(Exception):
    """A store that holds something and isn't marked for tests."""


@dataclass(frozen=True, kw_only=True)
class TestServer:
    """A running server. `files_dir` is its home folder where the files are ours to look at."""

    __test__ = False

    uri: str
    user: str
    password: str
    rung: Rung
    files_dir: str | None = None

    def as_words(self) -> dict[str, Any]:
        """Plain values that travel to another process."""
        return asdict(self) | {"rung": self.rung.value}

    @classmethod
    def from_words(cls, words: dict[str, Any]) -> "TestServer":
        """The server that another process started."""
        return cls(**(words | {"rung": Rung(words["rung"])}))


def line() -> str:
    """Which of the two Neo4j lines the run is about: `lts` or `newest`."""
    return os.environ.get("ROWAN_TEST_LINE", "lts")


def choose() -> Rung:
    """The first rung that will bear."""
    if os.environ.get("NEO4J_TEST_URI"):
        return Rung.GIVEN
    if os.environ.get("ROWAN_TEST_RUNG") != "local" and _docker_answers():
        return Rung.CONTAINER
    return Rung.LOCAL


@contextlib.contextmanager
def started(rung: Rung) -> Iterator[TestServer]:
    """A server for the length of a test run, marked as one for tests."""
    with contextlib.ExitStack() as running:
        server = _reached(rung, running)
        with connected(server) as driver:
            _mark(driver, ours=rung is not Rung.GIVEN)
        yield server


def _reached(rung: Rung, running: contextlib.ExitStack) -> TestServer:
    """The server of a rung. Where a daemon answers but can't give a container, our own."""
    if rung is Rung.CONTAINER:
        try:
            return running.enter_context(_container())
        except Exception as error:  # noqa: BLE001 - no network, no image, no rights: all the same
            why = type(error).__name__
            sys.stderr.write(f"neo4j: no container could be started ({why}); {Rung.LOCAL} it is\n")
    return running.enter_context(_given() if rung is Rung.GIVEN else _local())


@contextlib.contextmanager
def connected(server: TestServer) -> Iterator[neo4j.Driver]:
    """A driver that is closed again."""
    with neo4j.GraphDatabase.driver(
        server.uri, auth=(server.user, server.password), telemetry_disabled=True
    ) as driver:
        yield driver


def _mark(driver: neo4j.Driver, *, ours: bool = False) -> None:
    with driver.session(database=DATABASE) as session:
        if not session.run(MARKED).single(strict=True)["n"]:
            if not ours and session.run(FILLED).single(strict=True)["n"]:
                raise NotForTests(
                    "NEO4J_TEST_URI leads to a store that is neither empty nor marked with "
                    "(:Meta {purpose: 'test'}). Tests leave it alone."
                )
            session.run(MARK).consume()


@contextlib.contextmanager
def _given() -> Iterator[TestServer]:
    yield TestServer(
        uri=os.environ["NEO4J_TEST_URI"],
        user=os.environ.get("NEO4J_TEST_USER", "neo4j"),
        password=os.environ.get("NEO4J_TEST_PASSWORD", "neo4j"),
        rung=Rung.GIVEN,
    )


@contextlib.contextmanager
def _container() -> Iterator[TestServer]:
    from testcontainers.community.neo4j import Neo4jContainer

    password = secrets.token_urlsafe(16)
    container = Neo4jContainer(IMAGES[line()], username="neo4j", password=password)
    with container.with_env("NEO4J_dbms_usage__report_enabled", "false") as running:
        yield TestServer(
            uri=running.get_connection_url(),
            user="neo4j",
            password=password,
            rung=Rung.CONTAINER,
        )


@contextlib.contextmanager
def _local() -> Iterator[TestServer]:
    from network.server.local import LocalServer
    from network.server.size import Size
    from tests import ready

    home = Path(tempfile.mkdtemp(prefix="rowan-test-server-"))
    try:
        ready.copy_store(home)
        with LocalServer(home=home, line=line(), size=Size.WORKED) as running:
            yield TestServer(
                uri=running.uri,
                user=running.user,
                password=running.password,
                rung=Rung.LOCAL,
                files_dir=str(home),
            )
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _docker_answers() -> bool:
    """Whether a Docker daemon says that it is well."""
    host = urlsplit(os.environ.get("DOCKER_HOST") or "unix:///var/run/docker.sock")
    local = host.scheme == "unix"
    with socket.socket(socket.AF_UNIX if local else socket.AF_INET) as asked:
        asked.settimeout(PROBE)
        try:
            asked.connect(host.path if local else (host.hostname or "", host.port or 2375))
            asked.sendall(b"GET /_ping HTTP/1.0\r\n\r\n")
            return b"200 OK" in asked.recv(1024)
        except OSError:
            return False
