"""The one question that a database must answer to count as awake."""

from network.backups.store import closed
from network.errors import Unavailable
from network.graph.door import Graph


def ping(graph: Graph) -> None:
    """Ask the database something. An open port proves nothing."""
    graph.ask("graph/ping")


def require_open(graph: Graph) -> None:
    """Raise Unavailable where a restore has not finished or waits for a word from a human."""
    if closed(graph) is not None:
        raise Unavailable


def epoch(graph: Graph) -> str:
    """The mark of this store, which every restore changes."""
    row = graph.ask("graph/epoch")
    return row["epoch"] if row else ""
