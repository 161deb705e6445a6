"""The one door to the driver: units of work, retries of our own, errors that name nobody.

Why not the driver's managed transactions: docs/adr/0005.
"""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from network.errors import AlreadyDone, Unavailable
from network.graph import fence
from network.graph.classify import Meaning, classify
from network.graph.queries import Mode, Queries, Returns
from network.graph.statements import Row, Statements, checked

T = TypeVar("T")

DATABASE = "neo4j"
FIRST_WAIT = 0.010
LONGEST_WAIT = 0.25
LIMITS = (
    "db.memory.transaction.max",
    "db.memory.transaction.total.max",
    "dbms.memory.transaction.total.max",
)
BUDGET = 2.0
TIMEOUT = 10.0


class Tx(Protocol):
    """What a unit of work may do: run statements by name."""

    def run(self, name: str, /, **params: object) -> None:
        """Run a statement whose rows, if any, don't matter."""
        ...

    def one(self, name: str, /, **params: object) -> Row:
        """The one row. Raises Broken where there is none."""
        ...

    def maybe(self, name: str, /, **params: object) -> Row | None:
        """The one row, or None."""
        ...

    def many(self, name: str, /, **params: object) -> list[Row]:
        """All rows."""
        ...


class Graph(Protocol):
    """A store in which a unit of work happens whole or not at all.

    `work` may run more than once: ids and times come from outside, nothing but the graph is
    touched inside, and values, never results, are returned.
    """

    def read(self, work: Callable[[Tx], T]) -> T:
        """Run a unit of work that changes nothing; the server holds it to that."""
        ...

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        """Run a unit of work and keep it.

        `looks`: its first statement looks at the fence itself, with `fence.require_open`.
        """
        ...

    def ask(self, name: str, /, **params: object) -> Row | None:
        """Run one reading statement in a single round trip: its one row, or None."""
        ...


class Neo4jGraph:
    """The service's own way to a Neo4j server. One driver a process, made when first needed."""

    def __init__(
        self,
        *,
        uri: str,
        user: str,
        password: str,
        queries: Queries,
        pool_size: int = 8,
        warn: bool = False,
        heeds_fence: bool = True,
    ) -> None:
        self._uri = uri
        self._auth = (user, password)
        self._queries = queries
        self._pool_size = pool_size
        self._warn = warn
        self._heeds_fence = heeds_fence
        self._driver: neo4j.Driver | None = None
        self._pid = 0
        self._settled: dict[str, Any] = {}
        self._making = threading.Lock()

    def read(self, work: Callable[[Tx], T]) -> T:
        return self._unit(work, neo4j.READ_ACCESS)

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        if looks or not self._heeds_fence:
            return self._unit(work, neo4j.WRITE_ACCESS)

        def behind_fence(tx: Tx) -> T:
            fence.look(tx)
            return work(tx)

        return self._unit(behind_fence, neo4j.WRITE_ACCESS)

    def for_upkeep(self) -> "Neo4jGraph":
        """The same server for whoever holds the fence: its writes go on behind it. Close it."""
        return Neo4jGraph(
            uri=self._uri,
            user=self._auth[0],
            password=self._auth[1],
            queries=self._queries,
            pool_size=self._pool_size,
            warn=self._warn,
            heeds_fence=False,
        )

    @contextmanager
    def stream(self, name: str, /, *, seconds: float, **params: object) -> Iterator[Iterator[Row]]:
        """The rows of one reading statement as they come, for what is too much to hold at once.

        They are to be used inside the block, which may last for `seconds`.
        """
        query = checked(self._queries[name], params)
        session, tx = self._again(lambda: self._begun(seconds))
        try:
            with session, tx:
                yield (dict(record) for record in tx.run(query.text, params))
        except (Neo4jError, DriverError) as error:
            raise _ours(classify(error), error) from None

    def ask(self, name: str, /, **params: object) -> Row | None:
        query = self._queries[name]
        if query.mode is not Mode.READ or query.returns not in (Returns.ONE, Returns.MAYBE):
            raise TypeError(f"{name} is not a question with one answer")
        return self._again(lambda: self._auto(name, params, neo4j.READ_ACCESS))

    def auto(self, name: str, /, **params: object) -> list[Row]:
        """Run one statement by itself: for schema, and for batches that commit as they go."""

        def once() -> list[Row]:
            with self._session(neo4j.WRITE_ACCESS) as session:
                return self._statements(session.run).many(name, **params)

        return self._again(once)

    def raw(self, text: str, **params: object) -> list[Row]:
        """Run statement text from a migration or a check. Never for text made at run time."""
        with self._session(neo4j.WRITE_ACCESS) as session:
            return [record.data() for record in session.run(text, params)]

    def explain(
        self, text: str, params: dict[str, object], *, profile: bool = False
    ) -> neo4j.ResultSummary:
        """The server's own account of a statement, for the checks."""
        word = "PROFILE" if profile else "EXPLAIN"
        with self._session(neo4j.WRITE_ACCESS) as session, session.begin_transaction() as tx:
            summary = tx.run(f"{word} {text}", params).consume()
            tx.rollback()
            return summary

    def close(self) -> None:
        """Let go of the server. Safe to call twice."""
        driver, self._driver = self._driver, None
        if driver is not None and self._pid == os.getpid():
            driver.close()

    def driver(self) -> neo4j.Driver:
        """The driver of this process. One that was made before a fork is never used after it."""
        with self._making:
            if self._driver is None or self._pid != os.getpid():
                self._driver, self._pid = self._connect(), os.getpid()
            return self._driver

    def _connect(self) -> neo4j.Driver:
        quiet: dict[str, Any] = {"notifications_min_severity": "OFF"}
        loud: dict[str, Any] = {
            "notifications_min_severity": "WARNING",
            "notifications_disabled_classifications": ["UNRECOGNIZED"],
        }
        return neo4j.GraphDatabase.driver(
            self._uri,
            auth=self._auth,
            connection_timeout=3,
            connection_acquisition_timeout=3,
            max_connection_pool_size=self._pool_size,
            max_connection_lifetime=1800,
            liveness_check_timeout=30,
            telemetry_disabled=True,
            warn_notification_severity="OFF",
            **(loud if self._warn else quiet),
        )

    def _session(self, mode: str) -> neo4j.Session:
        driver: Any = self.driver()
        # What a session of this mode is like is settled once: it is most of making one, and each
        # unit makes one while somebody waits (docs/adr/0005).
        if mode not in self._settled:
            words = {"database": DATABASE, "default_access_mode": mode}
            self._settled[mode] = driver._read_session_config(words)  # noqa: SLF001 - as it does
        made: neo4j.Session = driver._session(self._settled[mode])  # noqa: SLF001 - as it does
        return made

    def _begun(self, seconds: float) -> tuple[neo4j.Session, neo4j.Transaction]:
        """A reading transaction that the server has begun: a connection it let go of would fail."""
        session = self._session(neo4j.READ_ACCESS)
        try:
            return session, session.begin_transaction(timeout=seconds)
        except BaseException:
            session.close()
            raise

    def _statements(self, run: Callable[..., neo4j.Result]) -> Statements:
        return Statements(self._queries, run, warn=self._warn)

    def _auto(self, name: str, params: dict[str, object], mode: str) -> Row | None:
        with self._session(mode) as session:
            return self._statements(session.run).maybe(name, **params)

    def _unit(self, work: Callable[[Tx], T], mode: str) -> T:
        return self._again(lambda: self._once(work, mode))

    def _once(self, work: Callable[[Tx], T], mode: str) -> T:
        with self._session(mode) as session:
            # BEGIN goes along with the first statement: one way to the server less (docs/adr/0005).
            with session._pipelined_begin:  # noqa: SLF001 - as the driver's own units do it
                tx = session.begin_transaction(timeout=TIMEOUT)
            try:
                answer = work(self._statements(tx.run))
            except (Neo4jError, DriverError):
                # The driver has given the connection back by now: another thread may own it.
                raise
            except BaseException:
                tx.rollback()
                raise
            tx.commit()
            return answer

    def _again(self, once: Callable[[], T]) -> T:
        deadline, wait = time.monotonic() + BUDGET, FIRST_WAIT
        while True:
            try:
                return once()
            except fence.HeldOff:
                if time.monotonic() + wait > deadline:
                    raise Unavailable from None
            except (Neo4jError, DriverError) as error:
                meaning = classify(error)
                if meaning is not Meaning.AGAIN or time.monotonic() + wait > deadline:
                    # The cause quotes stored values, so it goes no further than here.
                    raise _ours(meaning, error) from None
            time.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - a wait, not a secret
            wait = min(wait * 2, LONGEST_WAIT)


class StatementRefused(Exception):
    """The server refused a statement of ours: a fault in the code. Carries the code only."""


def _ours(meaning: Meaning, error: Exception) -> Exception:
    if meaning is Meaning.CONFLICT:
        return AlreadyDone()
    if meaning is Meaning.OURS:
        return StatementRefused(_code(error))
    away = Unavailable()
    for note in (_code(error), *getattr(error, "__notes__", ())):
        away.add_note(note)
    return away


def _code(error: Exception) -> str:
    """What kind of error it was. Its message is left out: it quotes stored values.

    But for the name of a limit, where one was met: whoever runs the service can raise that.
    """
    code = getattr(error, "code", None) or type(error).__name__
    met = [one for one in LIMITS if f" {one} " in f" {error} "]
    return " ".join([str(code), *met])
