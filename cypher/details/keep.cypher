// mode: write
// params: personId, recordId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps how a locked person can be reached, in place of what was kept before.
MATCH (person:Person {id: $personId})
MERGE (details:Details {id: $recordId})
SET details.sealed = $sealed
MERGE (person)-[:HAS_DETAILS]->(details)
