"""A real Neo4j with nothing installed."""
