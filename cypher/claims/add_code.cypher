// mode: write
// params: personId, claimId, codeId, codeHash, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the fingerprint of a code with which a locked person shows one claim to somebody.
MATCH (person:Person {id: $personId})-[:SAYS]->(claim:Claim {id: $claimId})
MERGE (code:ClaimCode {id: $codeId})
ON CREATE SET code.codeHash = $codeHash,
  code.goneMonth = $goneMonth,
  code.sealed = $sealed
MERGE (person)-[:HAS_CLAIM_CODE]->(code)
MERGE (code)-[:OF_CLAIM]->(claim)
