"""The one question that a database must answer to count as awake."""

from network.graph.door import Graph


def ping(graph: Graph) -> None:
    """Ask the database something. An open port proves nothing."""
    graph.ask("graph/ping")
