// mode: write
// params: personId, standingId, version, sealed
// returns: none
// Keeps what is known of a locked person's life.
MATCH (person:Person {id: $personId})
MERGE (standing:Standing {id: $standingId})
SET standing.version = $version,
  standing.sealed = $sealed
MERGE (person)-[:HAS_STANDING]->(standing)
