// mode: read
// params: requestId
// returns: maybe
// expect: NodeUniqueIndexSeek
// What is noted at work on one request.
MATCH (request:ContactRequest {id: $requestId})
MATCH (request)<-[:WORK_ON]-(work:RequestWork)
MATCH (work)-[:FOR_WORK_OF]->(organisation:Organisation)
RETURN
  work.id AS id,
  work.sealed AS sealed,
  request.id AS requestId,
  organisation.id AS organisationId
