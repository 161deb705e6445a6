// mode: write
// params: personId, organisationId, requestId, month, sealed
// returns: none
// expect: NodeUniqueIndexSeek
// Keeps what a locked person asks of an organisation.
MATCH (person:Person {id: $personId})
MATCH (organisation:Organisation {id: $organisationId})
MERGE (request:ContactRequest {id: $requestId})
SET request.askedMonth = $month,
  request.sealed = $sealed
MERGE (person)-[:ASKS]->(request)
MERGE (request)-[:GOES_TO]->(organisation)
