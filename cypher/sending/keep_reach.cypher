// mode: write
// params: personId, reachId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps how a locked person may be reached, in place of what was kept before.
MATCH (person:Person {id: $personId})
MERGE (reach:Reach {id: $reachId})
SET reach.sealed = $sealed
MERGE (person)-[:HAS_REACH]->(reach)
