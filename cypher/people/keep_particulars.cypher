// mode: write
// params: personId, particularsId, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person says of themselves, in place of what they said before.
MATCH (person:Person {id: $personId})
MERGE (particulars:Particulars {id: $particularsId})
SET particulars.version = $version,
  particulars.sealed = $sealed
MERGE (person)-[:HAS_PARTICULARS]->(particulars)
