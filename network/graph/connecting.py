"""The way to the database that the settings name."""

from network.graph import queries
from network.graph.door import Neo4jGraph
from network.settings import Settings

POOL = 8


def connect(settings: Settings, *, warn: bool = False) -> Neo4jGraph:
    """The way to the database that the settings name. Nothing is opened before it is needed."""
    return Neo4jGraph(
        uri=settings.neo4j_uri,
        user=settings.neo4j_user,
        password=settings.neo4j_password,
        queries=queries.load(),
        pool_size=POOL,
        warn=warn,
    )
