"""The whole graph, read and written as it is: for backups alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from network.errors import Broken, WrongMoment
from network.graph.door import Graph, Neo4jGraph, Tx
from network.graph.statements import Row

BATCH = 1000


def raise_fence(tx: Tx, token: str, seconds: int) -> str:
    """Hold writers off; answer the store's epoch. Raises WrongMoment where somebody else does."""
    row = tx.maybe("backups/raise_fence", token=token, seconds=seconds)
    if row is None:
        raise WrongMoment("Another backup is being made, or the store is still being set up.")
    return str(row["epoch"])


def lower_fence(tx: Tx, token: str) -> bool:
    """Let writers go on. Answers whether they were held off all the time."""
    row = tx.maybe("backups/lower_fence", token=token)
    return row is not None and bool(row["held"])


def running(graph: Graph) -> set[str]:
    """Every unit of work under way, by the server's number; the asking one is among them."""
    row = graph.ask("backups/running")
    if row is None:
        raise Broken
    return set(row["ids"])


@contextmanager
def nodes(graph: Neo4jGraph, seconds: float) -> Iterator[Iterator[Row]]:
    """Every node, as it comes."""
    with graph.stream("backups/nodes", seconds=seconds) as rows:
        yield rows


@contextmanager
def relationships(graph: Neo4jGraph, seconds: float) -> Iterator[Iterator[Row]]:
    """Every relationship, as it comes."""
    with graph.stream("backups/relationships", seconds=seconds) as rows:
        yield rows


def holds_something(graph: Graph) -> bool:
    """Whether the store holds anything but its own machinery."""
    return graph.ask("backups/something") is not None


def prepare(graph: Neo4jGraph) -> None:
    """Get ready to put nodes in by their marks."""
    graph.auto("backups/make_marks_unique")
    graph.write(lambda tx: tx.run("backups/drop_migration_records"))


def put_nodes(graph: Graph, rows: Sequence[Row]) -> None:
    """Put a batch of nodes in."""
    graph.write(lambda tx: tx.run("backups/put_nodes", rows=list(rows)))


def put_relationships(graph: Graph, rows: Sequence[Row]) -> None:
    """Put a batch of relationships in."""
    graph.write(lambda tx: tx.run("backups/put_relationships", rows=list(rows)))


def take_off_marks(graph: Neo4jGraph) -> None:
    """Leave no trace of the loading."""
    while graph.write(lambda tx: tx.one("backups/take_off_marks", most=BATCH)["done"]):
        pass
    graph.auto("backups/forget_marks")


def end_passes(graph: Graph) -> None:
    """End every session and token."""
    while graph.write(lambda tx: tx.one("backups/end_passes", most=BATCH)["done"]):
        pass


def doubt(tx: Tx, person_id: str) -> None:
    """Note that what somebody closed may be lost. Nothing where they are not in the store."""
    tx.run("backups/doubt", personId=person_id)


def doubt_everybody(graph: Graph) -> None:
    """Note of everybody that what they closed may be lost."""
    while graph.write(lambda tx: tx.one("backups/doubt_everybody", most=BATCH)["done"]):
        pass


def confirm(tx: Tx, person_id: str) -> bool:
    """Note that what somebody closed has been confirmed. False: nothing waited for that."""
    return tx.maybe("backups/confirm", personId=person_id) is not None


def unconfirmed(graph: Graph) -> Iterator[str]:
    """Everybody of whom that has not been confirmed yet."""
    after = ""
    while rows := graph.read(
        lambda tx, after=after: tx.many("backups/unconfirmed", after=after, most=BATCH)  # type: ignore[misc]
    ):
        yield from (row["id"] for row in rows)
        after = rows[-1]["id"]


def close(graph: Graph, why: str, epoch: str) -> None:
    """Close the store for everybody but upkeep."""
    graph.write(lambda tx: tx.one("backups/close_store", why=why, epoch=epoch))


def open_again(graph: Graph) -> None:
    """Let everybody in again."""
    graph.write(lambda tx: tx.run("backups/open_store"))


def closed(graph: Graph) -> str | None:
    """Why the store is closed, or None where it is open."""
    row = graph.ask("backups/closed")
    return row["why"] if row else None
