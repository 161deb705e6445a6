// mode: write
// params: personId, willingnessId
// returns: none
// expect: NodeUniqueIndexSeek
// Removes what a locked person was willing to hear.
MATCH (:Person {id: $personId})
  -[:HAS_WILLINGNESS]->(willingness:Willingness {id: $willingnessId})
DETACH DELETE willingness
