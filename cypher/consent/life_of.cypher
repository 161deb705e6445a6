// mode: read
// params: personId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What is known of one person's life, still sealed.
MATCH (person:Person {id: $personId})
OPTIONAL MATCH (person)-[:HAS_STANDING]->(standing:Standing)
RETURN
  standing.id AS standingId,
  standing.version AS standingVersion,
  standing.sealed AS standingSealed
