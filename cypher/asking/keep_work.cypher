// mode: write
// params: requestId, organisationId, workId, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what is noted at work on a request, whose asker is locked.
MATCH (request:ContactRequest {id: $requestId})
MATCH (organisation:Organisation {id: $organisationId})
MERGE (work:RequestWork {id: $workId})
SET work.sealed = $sealed
MERGE (work)-[:WORK_ON]->(request)
MERGE (work)-[:FOR_WORK_OF]->(organisation)
