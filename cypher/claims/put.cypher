// mode: write
// params: personId, claimId, kind, version, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person says of a shared past.
MATCH (person:Person {id: $personId})
MERGE (claim:Claim {id: $claimId})
SET claim.kind = $kind,
  claim.version = $version,
  claim.sealed = $sealed
MERGE (person)-[:SAYS]->(claim)
