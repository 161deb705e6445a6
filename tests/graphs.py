"""A graph for tests that leaves nothing behind."""

from collections.abc import Callable
from typing import Any, TypeVar

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from network.graph import door
from network.graph.classify import classify
from network.graph.door import Tx
from network.graph.queries import Mode, Queries, Returns
from network.graph.statements import Row, Statements, pass_on

T = TypeVar("T")

LONGEST_TEST = 300


class RollbackGraph:
    """All units of work inside one transaction that is never committed.

    Its limits: an error from the server spoils the transaction, so tests about constraints,
    retries, commits and threads use `real_graph`. Statements that commit as they go can't run
    here. What other tests do side by side stays unseen, as theirs of this.
    """

    def __init__(self, driver: neo4j.Driver, queries: Queries) -> None:
        self._queries = queries
        # A real server refuses to write in a reading transaction; here the header must do.
        self._reads = Queries(
            {name: q for name, q in queries.by_name.items() if q.mode is Mode.READ}
        )
        self._session = driver.session(database=door.DATABASE)
        self._tx = self._session.begin_transaction(timeout=LONGEST_TEST)
        self._results: list[neo4j.Result] = []

    def read(self, work: Callable[[Tx], T]) -> T:
        return self._unit(work, reading=True)

    def write(self, work: Callable[[Tx], T], *, looks: bool = False) -> T:
        return self._unit(work, reading=False)

    def ask(self, name: str, /, **params: object) -> Row | None:
        query = self._queries[name]
        if query.mode is not Mode.READ or query.returns not in (Returns.ONE, Returns.MAYBE):
            raise TypeError(f"{name} is not a question with one answer")
        return self._unit(lambda tx: tx.maybe(name, **params), reading=True)

    def auto(self, name: str, /, **params: object) -> list[Row]:
        """Run one statement by itself. One that commits as it goes needs `real_graph`."""
        return self._unit(lambda tx: tx.many(name, **params), reading=False)

    def cypher(self, text: str, **params: object) -> list[dict[str, Any]]:
        """Run any statement: for a test that looks at what was kept."""
        result = self._tx.run(text, params)
        rows = [record.data() for record in result]
        pass_on(result.consume())
        return rows

    def nodes_made(self) -> int:
        """How many nodes this test has made so far, whatever others commit meanwhile."""
        return sum(result.consume().counters.nodes_created for result in self._results)

    def close(self) -> None:
        """Take everything back."""
        if not self._tx.closed():
            self._tx.rollback()
        self._session.close()

    def _unit(self, work: Callable[[Tx], T], *, reading: bool) -> T:
        queries = self._reads if reading else self._queries
        try:
            return work(Statements(queries, self._run, warn=True))
        except (Neo4jError, DriverError) as error:
            raise door._ours(classify(error), error) from None

    def _run(self, text: str, params: dict[str, object]) -> neo4j.Result:
        result = self._tx.run(text, params)
        self._results.append(result)
        return result
