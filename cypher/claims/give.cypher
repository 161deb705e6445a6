// mode: write
// params: personId, claimId, attestationId, method, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person attests to a claim.
MATCH (giver:Person {id: $personId})
MATCH (claim:Claim {id: $claimId})
MERGE (attestation:Attestation {id: $attestationId})
SET attestation.method = $method,
  attestation.sealed = $sealed
MERGE (giver)-[:GAVE]->(attestation)
MERGE (attestation)-[:ABOUT]->(claim)
