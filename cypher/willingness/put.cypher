// mode: write
// params: personId, willingnessId, kind, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person is willing to hear.
MATCH (person:Person {id: $personId})
MERGE (willingness:Willingness {id: $willingnessId})
SET willingness.kind = $kind,
  willingness.version = $version,
  willingness.sealed = $sealed
MERGE (person)-[:HAS_WILLINGNESS]->(willingness)
