"""Holding every statement against what the server itself makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from neo4j import ResultSummary
from neo4j.exceptions import Neo4jError

from network.graph.door import Neo4jGraph
from network.graph.queries import Mode, Query

SCANS = (
    "AllNodesScan",
    "NodeByLabelScan",
    "UnionNodeByLabelsScan",
    "IntersectionNodeByLabelsScan",
    "DirectedAllRelationshipsScan",
    "UndirectedAllRelationshipsScan",
    "DirectedRelationshipTypeScan",
    "UndirectedRelationshipTypeScan",
)
# What the server calls a statement, by what its header promises.
TYPES = {Mode.READ: ("r",), Mode.WRITE: ("rw", "w"), Mode.AUTO: ("r", "rw", "w", "s")}
# An empty store knows few labels; parameters are left out on purpose.
HARMLESS = ("01N50", "01N51", "01N52", "01N60")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What doesn't hold of a statement."""

    name: str
    what: str


def faults(graph: Neo4jGraph, query: Query, *, plans: bool = True) -> list[Fault]:
    """Everything that the server's own account of a statement holds against it.

    `plans` False leaves the plan out: in a nearly empty store the planner may well read a label.
    """
    try:
        summary = graph.explain(query.text, dict.fromkeys(query.params))
    except Neo4jError as error:
        return [Fault(name=query.name, what=f"refused: {error.code}")]
    found = [*_wrong_type(query, summary), *_remarks(summary)]
    if plans:
        found += _wrong_plan(query, summary)
    return [Fault(name=query.name, what=what) for what in found]


def _wrong_type(query: Query, summary: ResultSummary) -> Iterator[str]:
    if summary.query_type not in TYPES[query.mode]:
        yield f"is of type '{summary.query_type}', not what 'mode: {query.mode}' says"


def _remarks(summary: ResultSummary) -> Iterator[str]:
    for status in summary.gql_status_objects:
        if status.is_notification and status.gql_status not in HARMLESS:
            yield f"the server remarks {status.gql_status}: {status.status_description}"


def _wrong_plan(query: Query, summary: ResultSummary) -> Iterator[str]:
    operators = operators_of(summary)
    if not query.scan_allowed:
        yield from (f"reads a whole label: {op}" for op in operators if op.startswith(SCANS))
    for wanted in query.operators:
        if not any(_fits(op, wanted) for op in operators):
            yield f"lacks the operator {wanted}: has {sorted(set(operators))}"


def _fits(operator: str, wanted: str) -> bool:
    """Whether an operator is the wanted one, in whichever of its forms.

    'Seek' has the form 'Seek(Locking)', and 'Path(Into)' in a newer release 'Path(Into, Trail)'.
    """
    more = wanted.removesuffix(")") + ("," if wanted.endswith(")") else "(")
    return operator == wanted or operator.startswith(more)


def operators_of(summary: ResultSummary) -> list[str]:
    """The names of the operators in a plan, without the name of the database."""
    plan = summary.profile or summary.plan
    return [_name(step) for step in _steps(plan)] if plan else []


def db_hits(summary: ResultSummary) -> int:
    """How often a profiled statement touched the store."""
    plan = summary.profile
    return sum(step.get("dbHits", 0) for step in _steps(plan)) if plan else 0


def _steps(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)


def _name(step: dict[str, Any]) -> str:
    return str(step["operatorType"]).split("@", maxsplit=1)[0]
