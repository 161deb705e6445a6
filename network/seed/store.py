"""What the made-up world asks of the graph before it comes into being."""

from network.graph.door import Graph


def is_anybody_there(graph: Graph) -> bool:
    """Whether the store has a single person."""
    return graph.ask("seed/anybody") is not None
