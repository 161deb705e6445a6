"""Whether a server answers: a query, since an open port proves nothing."""

import socket
import time
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from network.server.trouble import NotAnswering

LOOK_AGAIN = 0.1
PROBE = 3.0


def answers(uri: str, user: str, password: str) -> bool:
    """Whether a query gets its answer now. Raises NotAnswering where the password is refused."""
    if not _listens(uri):
        return False
    driver = neo4j.GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=PROBE,
        connection_acquisition_timeout=PROBE,
        telemetry_disabled=True,
        notifications_min_severity="OFF",
    )
    with closing(driver):
        try:
            with driver.session(database="neo4j") as session:
                session.run("RETURN 1 AS alive").consume()
        except AuthError:
            raise NotAnswering("The local server refuses the password in its own folder.") from None
        except (Neo4jError, DriverError, OSError):
            return False
    return True


def wait(question: Callable[[], bool], alive: Callable[[], bool], seconds: float) -> bool:
    """Ask until the answer is yes; False when the time is over or nobody lives who could answer."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and alive():
        if question():
            return True
        time.sleep(LOOK_AGAIN)
    return False


def _listens(uri: str) -> bool:
    parts = urlsplit(uri)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=PROBE):
            return True
    except OSError:
        return False
