"""Statements by name, run on whatever runs them: a session, or a transaction."""

import warnings
from collections.abc import Callable
from typing import Any

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from network.errors import Broken
from network.graph.queries import Queries, Query

Row = dict[str, Any]
# The class of statuses that are remarks on a statement that ran.
REMARK = "01"
PLAIN = frozenset({bool, bytes, dict, float, int, list, str, type(None)})


class Statements:
    """Runs statements by name and holds each call to its declared parameters."""

    def __init__(
        self,
        queries: Queries,
        run: Callable[[str, dict[str, object]], neo4j.Result],
        *,
        warn: bool = False,
    ) -> None:
        self._queries = queries
        self._run = run
        self._warn = warn

    def run(self, name: str, /, **params: object) -> None:
        self.many(name, **params)

    def one(self, name: str, /, **params: object) -> Row:
        row = self.maybe(name, **params)
        if row is None:
            raise Broken
        return row

    def maybe(self, name: str, /, **params: object) -> Row | None:
        rows = self.many(name, **params)
        if len(rows) > 1:
            raise Broken
        return rows[0] if rows else None

    def many(self, name: str, /, **params: object) -> list[Row]:
        query = checked(self._queries[name], params)
        try:
            result = self._run(query.text, params)
            rows = [_row(record) for record in result]
        except (Neo4jError, DriverError) as error:
            error.add_note(query.name)
            raise
        if self._warn:
            pass_on(result.consume())
        return rows


class ServerWarning(UserWarning):
    """What the server remarks on a statement. Tests end at it."""


def pass_on(summary: neo4j.ResultSummary) -> None:
    """Warn of the server's remarks.

    The driver would too, but it looks through the whole stack for every result.
    """
    for status in summary.gql_status_objects:
        if status.gql_status.startswith(REMARK):
            warnings.warn(status.status_description, ServerWarning, stacklevel=3)


def _row(record: neo4j.Record) -> Row:
    values = record.values()
    # Nearly every row is plain, and that is seen much sooner than that nothing in it is a node.
    if not PLAIN.issuperset(map(type, values)) and any(map(_is_entity, values)):
        return record.data()
    # A record looks each of its own columns up by name.
    return dict(zip(record.keys(), values, strict=True))


def _is_entity(value: object) -> bool:
    return isinstance(value, neo4j.graph.Entity)


def checked(query: Query, params: dict[str, object]) -> Query:
    """Refuse missing and extra parameters: the driver takes extra ones in silence."""
    if query.params != params.keys():
        raise TypeError(f"{query.name} takes {sorted(query.params)}, not {sorted(params)}")
    return query
