// mode: write
// params: personId, detailsId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps how a locked person can be reached, in place of what was kept before.
MATCH (person:Person {id: $personId})
MERGE (details:Details {id: $detailsId})
SET details.sealed = $sealed
MERGE (person)-[:HAS_DETAILS]->(details)
