// mode: write
// params: requestId, organisationId, approachId, codeHash, goneMonth, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps the fingerprint of the code in a letter for a request, whose asker is locked.
MATCH (request:ContactRequest {id: $requestId})
MATCH (organisation:Organisation {id: $organisationId})
MERGE (approach:Approach {id: $approachId})
ON CREATE SET approach.codeHash = $codeHash,
  approach.goneMonth = $goneMonth,
  approach.sealed = $sealed
MERGE (approach)-[:FOR_REQUEST]->(request)
MERGE (approach)-[:FOR_WORK_OF]->(organisation)
