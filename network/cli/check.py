"""`network check`: is everything in order?"""

from collections.abc import Iterator

import click

from network.bootstrap import Services
from network.cli._parts import services
from network.graph import queries
from network.graph.checking import faults
from network.graph.door import Neo4jGraph
from network.outbox.model import State


@click.command
def command() -> None:
    """Check the database, the keys, every statement, the record and the outbox.

    The exit status is 1 where something needs looking at.
    """
    with services() as found:
        wrong = list(_wrong(found))
        store = "" if wrong else found.health.store()
    for line in wrong:
        click.echo(line, err=True)
    if wrong:
        raise SystemExit(1)
    click.echo(f"Everything is in order in store {store}.")


def _wrong(found: Services) -> Iterator[str]:
    report = found.health.report()
    yield from (f"{part}: not ready" for part, works in report.items() if not works)
    if report["database"] and report["migrations"]:
        yield from _statements(found)
        yield from _records(found)


def _statements(found: Services) -> Iterator[str]:
    if isinstance(found.graph, Neo4jGraph):
        for query in queries.load().by_name.values():
            yield from (
                f"cypher/{f.name}: {f.what}" for f in faults(found.graph, query, plans=False)
            )


def _records(found: Services) -> Iterator[str]:
    yield from (f"audit {f.stream}: {f.harm} at number {f.seq}" for f in found.audit.verify())
    stuck = found.outbox.counts()[State.STUCK]
    if stuck:
        yield f"outbox: {stuck} stuck, see 'network outbox'"
