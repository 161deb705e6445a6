"""The one door to Neo4j."""
