// mode: write
// params: personId, recordId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person says of staying in touch, in place of what was kept before.
MATCH (person:Person {id: $personId})
MERGE (rhythms:Rhythms {id: $recordId})
SET rhythms.sealed = $sealed
MERGE (person)-[:HAS_RHYTHMS]->(rhythms)
